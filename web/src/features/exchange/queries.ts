import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, urlOf } from '@/api/client'
import { roots } from '@/api/keys'
import type { TicketImport } from '@/api/types/exchange'
import type { Page } from '@/api/types/gateway'
import type { Ticket } from '@/api/types/ticket'
import type { TicketView } from '@/api/types/ticketList'
import { type Sent, uploadBody } from '@/api/upload'
import { instantOf, type Wanted } from './model'

const PATH = '/api/v1/ticket-imports'

/** While one runs it is asked how far it is: an import tells nobody, neither of itself nor of its tickets. */
const LOOK_AGAIN_MS = 1_000

export const importsQuery = infiniteQueryOptions({
  queryKey: [roots.ticketImports, 'list'],
  queryFn: ({ pageParam, signal }) => get<Page<TicketImport>>(PATH, { limit: 20, after: pageParam }, signal),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
  refetchInterval: ({ state }) =>
    state.data?.pages.some(({ items }) => items.some((one) => one.state === 'running')) ? LOOK_AGAIN_MS : false,
})

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: [roots.ticketImports, 'one', id],
    queryFn: ({ signal }) => get<TicketImport>(`${PATH}/${encodeURIComponent(id)}`, undefined, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_AGAIN_MS : false),
  })

export function useImport(onSent: (sent: Sent) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (file: File) =>
      uploadBody<TicketImport>('/api/v1/tickets:import', file, 'application/x-ndjson', onSent),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: [roots.ticketImports] })
    },
  })
}

export const viewsQuery = queryOptions({
  queryKey: [roots.ticketViews],
  queryFn: ({ signal }) => get<Page<TicketView>>('/api/v1/ticket-views', undefined, signal),
})

const words = ({ type, category }: Wanted) => ({ type: type.join(','), category: category.join(',') })

/** About how many there are; of a day of change the list knows nothing. */
export const howManyQuery = (wanted: Wanted) =>
  queryOptions({
    queryKey: [roots.tickets, 'export', wanted.type, wanted.category],
    queryFn: ({ signal }) =>
      get<Page<Ticket>>('/api/v1/tickets', { ...words(wanted), limit: 1, count: 'estimate' }, signal),
    select: (page) => page.count,
    enabled: wanted.since === '',
  })

export function exportUrl(wanted: Wanted): string {
  return urlOf('/api/v1/tickets:export', { ...words(wanted), updatedFrom: instantOf(wanted.since) })
}
