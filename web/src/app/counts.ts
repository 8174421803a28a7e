import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import { roots } from '@/api/keys'
import type { Situation } from '@/api/types/event'
import type { Page, Permission } from '@/api/types/gateway'
import type { Ticket } from '@/api/types/ticket'

export interface Counts {
  readonly alerts?: { readonly count: number; readonly severity: number }
  readonly tickets?: { readonly count: number; readonly severity: number }
}

const countOf = <T>(page: Page<T> | undefined) => page?.count ?? page?.items.length ?? 0

/** The live numbers of the rail: open situations with the worst severity, open tickets. */
export function useCounts(permissions: readonly Permission[]): Counts {
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
    enabled: permissions.includes('ticket:read') || permissions.includes('ticket:request'),
  })
  return {
    ...(situations.data
      ? {
          alerts: {
            count: countOf(situations.data),
            severity: Math.max(0, ...situations.data.items.map((each) => each.severity)),
          },
        }
      : {}),
    ...(tickets.data ? { tickets: { count: countOf(tickets.data), severity: 0 } } : {}),
  }
}
