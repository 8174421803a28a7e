import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send } from '@/api/client'
import { roots } from '@/api/keys'
import type { CannedReply, QueueAssignment } from '@/api/types/automation'
import type { Page } from '@/api/types/gateway'

const REPLIES = '/api/v1/replies'
const QUEUES = '/api/v1/queue-assignments'

export const repliesQuery = queryOptions({
  queryKey: [roots.automation, 'replies'],
  queryFn: ({ signal }) => get<Page<CannedReply>>(REPLIES, undefined, signal),
})

export const queuesQuery = queryOptions({
  queryKey: [roots.automation, 'queues'],
  queryFn: ({ signal }) => get<Page<QueueAssignment>>(QUEUES, undefined, signal),
})

interface Versioned {
  readonly id: string
  readonly version: number
}

function useKeep<T, R>(path: string, existing: Versioned | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wish: T) =>
      existing
        ? send<R>('PUT', `${path}/${existing.id}`, { body: wish, version: existing.version })
        : send<R>('POST', path, { body: wish }),
    onSettled: () => client.invalidateQueries({ queryKey: [roots.automation] }),
  })
}

function useRemove(path: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version }: Versioned) => send<void>('DELETE', `${path}/${id}`, { version }),
    onSettled: () => client.invalidateQueries({ queryKey: [roots.automation] }),
  })
}

export const useSaveReply = (existing: CannedReply | null) =>
  useKeep<Omit<CannedReply, 'id' | 'version'>, CannedReply>(REPLIES, existing)
export const useDeleteReply = () => useRemove(REPLIES)
export const useSaveQueue = (existing: QueueAssignment | null) =>
  useKeep<Omit<QueueAssignment, 'id' | 'version'>, QueueAssignment>(QUEUES, existing)
export const useDeleteQueue = () => useRemove(QUEUES)
