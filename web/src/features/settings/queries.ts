import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send } from '@/api/client'
import { roots } from '@/api/keys'
import type { IngestKey } from '@/api/types/collector'
import type { Page } from '@/api/types/gateway'
import type { IncidentPolicy } from '@/api/types/ticket'

export const keysQuery = queryOptions({
  queryKey: [roots.ingestKeys],
  queryFn: ({ signal }) => get<Page<IngestKey>>('/api/v1/ingest-keys', { limit: 200 }, signal),
})

export const policyQuery = queryOptions({
  queryKey: [roots.policy],
  queryFn: ({ signal }) => get<IncidentPolicy>('/api/v1/ticket-policies/incident', undefined, signal),
})

export function useCreateKey() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => send<IngestKey>('POST', '/api/v1/ingest-keys', { body: { name } }),
    onSettled: () => client.invalidateQueries({ queryKey: [roots.ingestKeys] }),
  })
}

export function useRevokeKey() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => send<void>('DELETE', `/api/v1/ingest-keys/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: [roots.ingestKeys] }),
  })
}

export function useSavePolicy() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ version, ...policy }: IncidentPolicy) =>
      send<IncidentPolicy>('PATCH', '/api/v1/ticket-policies/incident', { body: policy, version }),
    onSettled: () => client.invalidateQueries({ queryKey: [roots.policy] }),
  })
}
