import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send } from '@/api/client'
import { roots } from '@/api/keys'
import type { CustomField, CustomFieldWish } from '@/api/types/customField'
import type { MajorChecklist } from '@/api/types/ticketWork'

const CHECKLIST = '/api/v1/ticket-policies/major-incident'

export const checklistQuery = queryOptions({
  queryKey: [roots.policy, 'major-incident'],
  queryFn: ({ signal }) => get<MajorChecklist>(CHECKLIST, undefined, signal),
})

export function useSaveChecklist() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ version, items }: MajorChecklist) =>
      send<MajorChecklist>('PATCH', CHECKLIST, { body: { items }, version }),
    onSettled: () => client.invalidateQueries({ queryKey: [roots.policy] }),
  })
}

const FIELDS = '/api/v1/custom-fields'

export const customFieldsQuery = queryOptions({
  queryKey: [roots.customFields],
  queryFn: ({ signal }) => get<{ items: CustomField[] }>(FIELDS, undefined, signal),
})

function useFieldWrite<T>(write: (input: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSettled: () => client.invalidateQueries({ queryKey: [roots.customFields] }),
  })
}

export function useSaveField(existing: CustomField | null) {
  return useFieldWrite((wish: CustomFieldWish) => {
    const { types, required, filterable, forRequesters, name, choices, position } = wish
    return existing
      ? send('PATCH', `${FIELDS}/${existing.id}`, {
          body: { types, required, filterable, forRequesters, name, choices, position },
          version: existing.version,
        })
      : send('POST', FIELDS, { body: wish })
  })
}

export function useRemoveField() {
  return useFieldWrite((field: CustomField) => send('DELETE', `${FIELDS}/${field.id}`, { version: field.version }))
}
