import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send } from '@/api/client'
import { roots } from '@/api/keys'
import type { AutomationRule, ConditionWord, Fault, NewRule, RuleKind, RuleRun, Trial } from '@/api/types/automation'
import type { Page } from '@/api/types/gateway'
import type { Person } from '@/api/types/ticket'

const ofKind = (kind: RuleKind) => `/api/v1/automation/${kind}`

export const rulesQuery = (kind: RuleKind) =>
  queryOptions({
    queryKey: [roots.automation, kind],
    queryFn: ({ signal }) => get<Page<AutomationRule>>(ofKind(kind), undefined, signal),
  })

export const runsQuery = (kind: RuleKind, id: string) =>
  queryOptions({
    queryKey: [roots.automation, kind, id, 'runs'],
    queryFn: ({ signal }) => get<Page<RuleRun>>(`${ofKind(kind)}/${id}/runs`, undefined, signal),
  })

export type Scope = 'event' | 'ticket'

export const wordsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: [roots.automation, 'words', scope],
    queryFn: ({ signal }) => get<{ items: ConditionWord[] }>('/api/v1/conditions/words', { scope }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What is wrong with a condition as it is being written; the service that will keep it says so. */
export const faultsQuery = (scope: Scope, condition: string) =>
  queryOptions({
    queryKey: [roots.automation, 'check', scope, condition],
    queryFn: ({ signal }) =>
      send<{ valid: boolean; faults: Fault[] }>('POST', '/api/v1/conditions/check', {
        body: { condition, scope },
        signal,
      }),
    enabled: condition.trim() !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

export const calendarsQuery = queryOptions({
  queryKey: [roots.automation, 'calendars'],
  queryFn: ({ signal }) => get<Page<{ id: string; name: string }>>('/api/v1/calendars', undefined, signal),
})

export const staffQuery = (enabled: boolean) =>
  queryOptions({
    queryKey: [roots.people, 'staff'],
    queryFn: ({ signal }) => get<Page<Person>>('/api/v1/people', { role: 'agent,operator,admin', limit: 200 }, signal),
    enabled,
    staleTime: 5 * 60_000,
    retry: false,
  })

function useRuleWrite<T, R>(kind: RuleKind, write: (input: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSettled: () => client.invalidateQueries({ queryKey: [roots.automation, kind] }),
  })
}

export function useSaveRule(kind: RuleKind, existing: AutomationRule | null) {
  return useRuleWrite(kind, (rule: Partial<NewRule>) =>
    existing
      ? send<AutomationRule>('PATCH', `${ofKind(kind)}/${existing.id}`, { body: rule, version: existing.version })
      : send<AutomationRule>('POST', ofKind(kind), { body: rule }),
  )
}

export function useDeleteRule(kind: RuleKind) {
  return useRuleWrite(kind, (rule: AutomationRule) =>
    send<void>('DELETE', `${ofKind(kind)}/${rule.id}`, { version: rule.version }),
  )
}

/** Changes nothing. */
export function useTrial() {
  return useMutation({
    mutationFn: (rule: NewRule) => send<Trial>('POST', '/api/v1/automation/triggers/dry-run', { body: rule }),
  })
}
