import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, get, send, upload, urlOf } from '@/api/client'
import { roots } from '@/api/keys'
import { asProblem } from '@/api/problem'
import type { CannedReply } from '@/api/types/automation'
import type { Page } from '@/api/types/gateway'
import type { SlaStory } from '@/api/types/sla'
import type {
  NewTicket,
  Person,
  Ticket,
  TicketDetail,
  TicketPatch,
  TimelineItem,
  TransitionRequest,
  Visibility,
} from '@/api/types/ticket'
import type { SearchResult } from '@/api/types/ticketList'

const one = (id: string) => `/api/v1/tickets/${encodeURIComponent(id)}`

export const ticketsQuery = (filter: Record<string, string | undefined>) =>
  infiniteQueryOptions({
    queryKey: [roots.tickets, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Ticket>>('/api/v1/tickets', { count: 'none', ...filter, limit: 200, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** The changes people planned or made on a thing, the latest first. */
export const changesOnQuery = (entityId: string) =>
  queryOptions({
    queryKey: [roots.tickets, 'changes', entityId],
    queryFn: ({ signal }) =>
      get<Page<Ticket>>('/api/v1/tickets', { type: 'change', entityId, sort: '-updatedAt', limit: 3 }, signal),
  })

export const searchQuery = (typed: string) =>
  queryOptions({
    queryKey: [roots.tickets, 'search', typed],
    queryFn: ({ signal }) => get<SearchResult>('/api/v1/search', { q: typed, limit: 10 }, signal),
    enabled: typed !== '',
    retry: false,
  })

export const ticketQuery = (id: string) =>
  queryOptions({
    queryKey: [roots.tickets, 'one', id],
    queryFn: ({ signal }) => get<TicketDetail>(one(id), undefined, signal),
  })

export const slasQuery = (id: string) =>
  queryOptions({
    queryKey: [roots.tickets, 'slas', id],
    queryFn: ({ signal }) => get<{ items: SlaStory[]; now: string }>(`${one(id)}/slas`, undefined, signal),
  })

export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: [roots.tickets, 'timeline', id],
    queryFn: async ({ signal }) => {
      const items: TimelineItem[] = []
      let after: string | null = null
      do {
        const page: Page<TimelineItem> = await get(`${one(id)}/timeline`, { limit: 200, after }, signal)
        items.push(...page.items)
        after = page.next
      } while (after && items.length < 2_000)
      return items
    },
  })

export const peopleQuery = (enabled: boolean) =>
  queryOptions({
    queryKey: [roots.people, 'agents'],
    queryFn: ({ signal }) => get<Page<Person>>('/api/v1/people', { limit: 200 }, signal),
    enabled,
    staleTime: 5 * 60_000,
  })

/** Canned replies as they would read on this ticket. */
export const repliesQuery = (id: string, version: number, enabled: boolean) =>
  queryOptions({
    queryKey: [roots.automation, 'ticket-replies', id, version],
    queryFn: ({ signal }) => get<Page<CannedReply>>(`${one(id)}/replies`, undefined, signal),
    staleTime: 60_000,
    retry: false,
    enabled,
  })

/** Whatever happened to the call, the ticket is read again: after 412 the person sees what changed meanwhile. */
function useTicketWrite<T>(id: string, write: (input: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSettled: (_data, error) => {
      const refresh = client.invalidateQueries({ queryKey: [roots.tickets] })
      return error && asProblem(error).kind === 'preconditionFailed'
        ? client.refetchQueries({ queryKey: [roots.tickets, 'one', id] })
        : refresh
    },
  })
}

export function usePatch(ticket: TicketDetail, id: string) {
  return useTicketWrite(id, (change: TicketPatch) =>
    call(one(ticket.id), { method: 'PATCH', body: change, version: ticket.version }),
  )
}

export function useTransition(ticket: TicketDetail, id: string) {
  return useTicketWrite(id, (request: TransitionRequest) =>
    send('POST', `${one(ticket.id)}/transitions`, { body: request, version: ticket.version }),
  )
}

/** Needs no version: it is said as soon as the service has it, while the ticket is read again. */
function useSaying<T>(say: (input: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: say,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: [roots.tickets] })
    },
  })
}

export function useMessage(ticket: TicketDetail) {
  return useSaying((message: { visibility: Visibility; body: string }) =>
    send('POST', `${one(ticket.id)}/messages`, { body: message }),
  )
}

/** A file travels as a form; the browser streams it. */
export function useAttach(ticket: TicketDetail) {
  return useSaying((attachment: { visibility: Visibility; file: File }) =>
    upload(urlOf(`${one(ticket.id)}/attachments`, { visibility: attachment.visibility }), attachment.file),
  )
}

export function attachmentUrl(ticketId: string, id: string): string {
  return `${one(ticketId)}/attachments/${encodeURIComponent(id)}`
}

export function useCreate() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (ticket: NewTicket) => send<Ticket>('POST', '/api/v1/tickets', { body: ticket }),
    onSettled: () => client.invalidateQueries({ queryKey: [roots.tickets] }),
  })
}
