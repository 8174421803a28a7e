/** How the tickets are looked at, and by whom. */
import type { Ticket } from '@/api/types/ticket'
import type { TicketView } from '@/api/types/ticketList'
import type { PeoplePresent } from '@/api/types/ticketWork'

const EVERYTHING = { type: [], state: [], category: [], priority: [], queue: [], tag: [], sla: [], assignee: null }

/** What the service keeps: built-in views and one that a colleague shares, with what is in them. */
export function viewsOf(tickets: readonly Ticket[], me: string): TicketView[] {
  const open = (ticket: Ticket) => ['new', 'active', 'hold'].includes(ticket.category)
  const contents: Record<string, (ticket: Ticket) => boolean> = {
    mine: (ticket) => open(ticket) && ticket.assignee?.id === me,
    unassigned: (ticket) => open(ticket) && ticket.assignee === null,
    open,
    atRisk: () => false,
    urgent: (ticket) => open(ticket) && ticket.priority <= 2,
    waiting: (ticket) => ticket.category === 'hold',
    resolved: (ticket) => !open(ticket),
  }
  const view = { shared: true, editable: false, filter: EVERYTHING, sort: 'priority', columns: [], version: 1 }
  return [
    ...Object.entries(contents).map(([key, isIn]) => {
      return { ...view, id: `view-${key}`, key, name: key, owner: null, count: tickets.filter(isIn).length }
    }),
    {
      ...view,
      id: 'view-shared',
      key: null,
      name: '결제 장애',
      owner: { id: 'u-operator', name: '김운영' },
      filter: { ...EVERYTHING, category: ['new', 'active', 'hold'], priority: [1, 2] },
      count: tickets.filter((ticket) => open(ticket) && ticket.priority <= 2).length,
    },
  ]
}

/** A colleague writes on the second one. */
export function presentOn(tickets: readonly Ticket[]): PeoplePresent[] {
  return tickets
    .slice(1, 2)
    .map(({ id: ticketId }) => ({ ticketId, people: [{ id: 'u-colleague', name: '최상담', typing: true }] }))
}
