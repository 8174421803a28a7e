import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send } from '@/api/client'
import { roots } from '@/api/keys'
import type { Alert, Situation } from '@/api/types/event'
import type { Page } from '@/api/types/gateway'

export interface AlertFilter {
  readonly state?: string | undefined
  readonly severity?: string | undefined
  readonly entityId?: string | undefined
  readonly situationId?: string | undefined
}

export const alertsQuery = (filter: AlertFilter, enabled = true) =>
  infiniteQueryOptions({
    queryKey: [roots.alerts, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Alert>>('/api/v1/alerts', { ...filter, limit: 200, after: pageParam, count: 'estimate' }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled,
  })

export const alertQuery = (id: string) =>
  queryOptions({
    queryKey: [roots.alerts, 'one', id],
    queryFn: ({ signal }) => get<Alert>(`/api/v1/alerts/${encodeURIComponent(id)}`, undefined, signal),
  })

export const situationsQuery = (filter: { readonly state?: string | undefined }, enabled = true) =>
  infiniteQueryOptions({
    queryKey: [roots.situations, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Situation>>(
        '/api/v1/situations',
        { ...filter, limit: 200, after: pageParam, count: 'estimate' },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled,
  })

export const situationQuery = (id: string) =>
  queryOptions({
    queryKey: [roots.situations, 'one', id],
    queryFn: ({ signal }) => get<Situation>(`/api/v1/situations/${encodeURIComponent(id)}`, undefined, signal),
  })

export function useAcknowledge() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (alert: Alert) =>
      send<Alert>('POST', `/api/v1/alerts/${alert.id}/acknowledge`, { version: alert.version }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: [roots.alerts] }),
        client.invalidateQueries({ queryKey: [roots.situations] }),
      ]),
  })
}

export function useOpenIncident() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => send<unknown>('POST', `/api/v1/situations/${id}/ticket`, { body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: [roots.situations] }),
  })
}
