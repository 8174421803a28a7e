import { queryOptions } from '@tanstack/react-query'
import { get } from '@/api/client'
import { roots } from '@/api/keys'
import type { EntityMap } from '@/api/types/topology'

export const mapQuery = queryOptions({
  queryKey: [roots.map, 'all'],
  queryFn: ({ signal }) => get<EntityMap>('/api/v1/maps/all', undefined, signal),
})
