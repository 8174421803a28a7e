import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send } from '@/api/client'
import { roots } from '@/api/keys'
import type { TicketDetail } from '@/api/types/ticket'
import type { ChecklistItem } from '@/api/types/ticketWork'

const of = (id: string) => `/api/v1/tickets/${encodeURIComponent(id)}`

export const checklistQuery = (id: string, enabled: boolean) =>
  queryOptions({
    queryKey: [roots.tickets, 'checklist', id],
    queryFn: ({ signal }) => get<{ items: ChecklistItem[] }>(`${of(id)}/checklist`, undefined, signal),
    enabled,
  })

function useWrite<T>(write: (input: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: write, onSettled: () => client.invalidateQueries({ queryKey: [roots.tickets] }) })
}

export function useDeclare(ticket: TicketDetail) {
  return useWrite((wish: { majorIncident: boolean; reason: string }) =>
    send('POST', `${of(ticket.id)}/major-incident`, { body: wish, version: ticket.version }),
  )
}

export function useTick(ticket: TicketDetail) {
  return useWrite((item: ChecklistItem) =>
    send('PATCH', `${of(ticket.id)}/checklist/${item.id}`, {
      body: { done: item.doneAt === null },
      version: item.version,
    }),
  )
}
