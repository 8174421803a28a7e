import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send } from '@/api/client'
import { roots } from '@/api/keys'
import type { NewScrapeTarget, ScrapeTarget, TargetTrial } from '@/api/types/collector'
import type { Page } from '@/api/types/gateway'

const PATH = '/api/v1/targets'
/** Looked at again as telemetry comes in: a visit is telemetry. */
const KEY = [roots.metrics, 'live', 'targets'] as const

export const targetsQuery = infiniteQueryOptions({
  queryKey: KEY,
  queryFn: ({ pageParam, signal }) => get<Page<ScrapeTarget>>(PATH, { limit: 100, after: pageParam }, signal),
  initialPageParam: '',
  getNextPageParam: (last) => last.next ?? undefined,
  meta: { freshMs: 5_000 },
})

export function useSaveTarget(existing: ScrapeTarget | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (target: Partial<NewScrapeTarget>) =>
      existing
        ? send<ScrapeTarget>('PATCH', `${PATH}/${existing.id}`, { body: target, version: existing.version })
        : send<ScrapeTarget>('POST', PATH, { body: target }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
}

export function useDeleteTarget() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (target: ScrapeTarget) => send<void>('DELETE', `${PATH}/${target.id}`, { version: target.version }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
}

/** Stores nothing. A target that is there is shown what it always is, unless the body says otherwise. */
export function useTryTarget(existing: ScrapeTarget | null) {
  const path = existing ? `${PATH}/try?as=${existing.id}` : `${PATH}/try`
  return useMutation({
    mutationFn: (target: NewScrapeTarget) => send<TargetTrial>('POST', path, { body: target }),
  })
}
