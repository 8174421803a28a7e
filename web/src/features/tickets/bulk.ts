/** Work on many tickets at once: what is picked, and the jobs it becomes. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send } from '@/api/client'
import { roots } from '@/api/keys'
import type { Page } from '@/api/types/gateway'
import type { BulkWish, Job } from '@/api/types/ticketList'

/** A click picks or drops one; with shift, all from the last one to this one. */
export function picksAfter(
  picked: readonly string[],
  shown: readonly string[],
  id: string,
  anchor: string | null,
  range: boolean,
): readonly string[] {
  const [from, to] = [shown.indexOf(anchor ?? ''), shown.indexOf(id)]
  if (range && from >= 0 && to >= 0) {
    const between = shown.slice(Math.min(from, to), Math.max(from, to) + 1)
    return [...picked, ...between.filter((each) => !picked.includes(each))]
  }
  return picked.includes(id) ? picked.filter((each) => each !== id) : [...picked, id]
}

/** Jobs worth a line: at work, or to be taken back still. */
export function worthShowing(jobs: readonly Job[], hidden: ReadonlySet<string>, now: number): readonly Job[] {
  return jobs
    .filter((job) => !hidden.has(`${job.id} ${job.state}`))
    .filter(
      (job) =>
        job.state === 'running' ||
        job.state === 'undoing' ||
        (job.finishedAt !== null && now - Date.parse(job.finishedAt) < 10 * 60_000),
    )
    .slice(0, 3)
}

export const jobsQuery = (enabled: boolean) =>
  queryOptions({
    queryKey: [roots.jobs],
    queryFn: ({ signal }) => get<Page<Job>>('/api/v1/jobs', undefined, signal),
    enabled,
  })

function useJobWrite<T>(write: (input: T) => Promise<Job>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSettled: () => client.invalidateQueries({ queryKey: [roots.jobs] }),
  })
}

export function useBulk() {
  return useJobWrite((wish: BulkWish) => send<Job>('POST', '/api/v1/tickets:bulk', { body: wish }))
}

export function useJobStep(step: 'undo' | 'cancel') {
  return useJobWrite((id: string) => send<Job>('POST', `/api/v1/jobs/${encodeURIComponent(id)}/${step}`, { body: {} }))
}
