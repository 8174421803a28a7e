import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send } from '@/api/client'
import { roots } from '@/api/keys'
import type { MacroPlan } from '@/api/types/automation'
import type { Page } from '@/api/types/gateway'

const one = (ticket: string) => `/api/v1/tickets/${encodeURIComponent(ticket)}`

export const macrosQuery = (ticket: string, version: number, enabled: boolean) =>
  queryOptions({
    queryKey: [roots.automation, 'ticket-macros', ticket, version],
    queryFn: ({ signal }) => get<Page<{ id: string; name: string }>>(`${one(ticket)}/macros`, undefined, signal),
    staleTime: 60_000,
    retry: false,
    enabled,
  })

export const macroPreviewQuery = (ticket: string, macro: string, version: number) =>
  queryOptions({
    queryKey: [roots.automation, 'macro-preview', ticket, macro, version],
    queryFn: ({ signal }) => send<MacroPlan>('POST', `${one(ticket)}/macros/${macro}/preview`, { body: {}, signal }),
    gcTime: 0,
    retry: false,
  })

export function useMacro(ticket: { readonly id: string; readonly version: number }) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (macro: string) =>
      send<MacroPlan>('POST', `${one(ticket.id)}/macros/${macro}`, { body: {}, version: ticket.version }),
    onSettled: () => client.invalidateQueries({ queryKey: [roots.tickets] }),
  })
}
