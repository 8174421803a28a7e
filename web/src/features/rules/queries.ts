import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send } from '@/api/client'
import { roots } from '@/api/keys'
import type { NewRule, Rule } from '@/api/types/event'
import type { Page } from '@/api/types/gateway'
import { mergePatch } from '@/lib/mergePatch'

export const rulesQuery = queryOptions({
  queryKey: [roots.rules, 'list'],
  queryFn: ({ signal }) => get<Page<Rule>>('/api/v1/rules', { limit: 200 }, signal),
})

export const ruleQuery = (id: string) =>
  queryOptions({
    queryKey: [roots.rules, 'one', id],
    queryFn: ({ signal }) => get<Rule>(`/api/v1/rules/${encodeURIComponent(id)}`, undefined, signal),
  })

export function useSaveRule(existing: Rule | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (rule: NewRule) =>
      existing
        ? send<Rule>('PATCH', `/api/v1/rules/${existing.id}`, {
            body: changesOf(existing, rule),
            version: existing.version,
          })
        : send<Rule>('POST', '/api/v1/rules', { body: rule }),
    onSettled: () => client.invalidateQueries({ queryKey: [roots.rules] }),
  })
}

/** Only what the form edits: a label that was taken away must be said, or it would stay. */
function changesOf(existing: Rule, wanted: NewRule): object {
  const before = Object.fromEntries(Object.keys(wanted).map((field) => [field, existing[field as keyof Rule]]))
  return mergePatch(before, wanted)
}

export function useToggleRule() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (rule: Rule) =>
      send<Rule>('PATCH', `/api/v1/rules/${rule.id}`, { body: { enabled: !rule.enabled }, version: rule.version }),
    onSettled: () => client.invalidateQueries({ queryKey: [roots.rules] }),
  })
}

export function useDeleteRule() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (rule: Rule) => send<void>('DELETE', `/api/v1/rules/${rule.id}`, { version: rule.version }),
    onSettled: () => client.invalidateQueries({ queryKey: [roots.rules] }),
  })
}
