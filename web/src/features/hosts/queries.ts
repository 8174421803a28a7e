import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { get } from '@/api/client'
import { roots } from '@/api/keys'
import type { Page } from '@/api/types/gateway'
import type { Entity, Relation } from '@/api/types/topology'

export const hostsQuery = (q?: string) =>
  infiniteQueryOptions({
    queryKey: [roots.entities, 'hosts', q ?? ''],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Entity>>(
        '/api/v1/entities',
        { type: 'host', q, limit: 200, after: pageParam, count: 'estimate' },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const entityQuery = (id: string) =>
  queryOptions({
    queryKey: [roots.entities, 'one', id],
    queryFn: ({ signal }) => get<Entity>(`/api/v1/entities/${encodeURIComponent(id)}`, undefined, signal),
  })

export const relationsQuery = (entityId: string) =>
  queryOptions({
    queryKey: [roots.relations, entityId],
    queryFn: ({ signal }) => get<Page<Relation>>('/api/v1/relations', { entityId, limit: 100 }, signal),
  })
