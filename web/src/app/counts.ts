import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import { roots } from '@/api/keys'
import type { Situation } from '@/api/types/event'
import type { Page, Permission } from '@/api/types/gateway'
import type { Ticket } from '@/api/types/ticket'
import type { TicketView } from '@/api/types/ticketList'

export interface Counts {
  readonly alerts?: { readonly count: number; readonly severity: number }
  readonly tickets?: { readonly count: number; readonly severity: number }
}

const countOf = <T>(page: Page<T> | undefined) => page?.count ?? page?.items.length ?? 0

/** The live numbers of the rail: open situations with the worst severity, open tickets. */
export function useCounts(permissions: readonly Permission[]): Counts {
  const reads = permissions.includes('ticket:read')
  const situations = useQuery({
    queryKey: [roots.situations, 'count'],
    queryFn: ({ signal }) =>
      get<Page<Situation>>('/api/v1/situations', { state: 'open', limit: 50, count: 'exact' }, signal),
    enabled: permissions.includes('situation:read'),
  })
  const tickets = useQuery({
    queryKey: [roots.tickets, 'count'],
    queryFn: ({ signal }) =>
      get<Page<Ticket>>('/api/v1/tickets', { category: 'new,active,hold', limit: 1, count: 'exact' }, signal),
    enabled: !reads && permissions.includes('ticket:request'),
  })
  const views = useQuery({
    queryKey: [roots.ticketViews],
    queryFn: ({ signal }) => get<Page<TicketView>>('/api/v1/ticket-views', undefined, signal),
    enabled: reads,
  })
  const open = reads
    ? views.data?.items.find((view) => view.key === 'open')?.count
    : tickets.data && countOf(tickets.data)
  return {
    ...(situations.data
      ? {
          alerts: {
            count: countOf(situations.data),
            severity: Math.max(0, ...situations.data.items.map((each) => each.severity)),
          },
        }
      : {}),
    ...(typeof open === 'number' ? { tickets: { count: open, severity: 0 } } : {}),
  }
}
