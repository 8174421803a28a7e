import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send } from '@/api/client'
import { roots } from '@/api/keys'
import type { MajorChecklist } from '@/api/types/ticket'

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
