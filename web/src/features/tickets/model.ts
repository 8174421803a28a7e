import type { Level, Ticket, TicketDetail, TimelineItem, Transition } from '@/api/types/ticket'

export const LEVELS: readonly Level[] = ['high', 'medium', 'low']

/** Priority by impact × urgency, as the service computes it unless a tenant changed the table: a preview only. */
export function priorityOf(impact: Level, urgency: Level): number {
  return LEVELS.indexOf(impact) + LEVELS.indexOf(urgency) + 1
}

export type View = 'open' | 'mine' | 'unassigned' | 'resolved'
export const VIEWS: readonly View[] = ['open', 'mine', 'unassigned', 'resolved']

export function viewOf(text: string | undefined): View {
  return VIEWS.find((view) => view === text) ?? 'open'
}

const OPEN = 'new,active,hold'

export function filterOf(view: View, me: string): Record<string, string> {
  if (view === 'mine') return { category: OPEN, assignee: me }
  return { category: view === 'resolved' ? 'done,closed,cancelled' : OPEN }
}

/** The service may understand less of a filter than we ask; what is shown always matches the view. */
export function matches(ticket: Ticket, view: View, me: string): boolean {
  const open = ['new', 'active', 'hold'].includes(ticket.category)
  if (view === 'resolved') return !open
  if (view === 'mine') return open && ticket.assignee?.id === me
  if (view === 'unassigned') return open && ticket.assignee === null
  return open
}

export function isOpen(ticket: Ticket): boolean {
  return ['new', 'active', 'hold'].includes(ticket.category)
}

export function resolution(ticket: TicketDetail): Transition | undefined {
  return ticket.transitions.find((transition) => transition.to === 'resolved')
}

export function chronological(items: readonly TimelineItem[]): TimelineItem[] {
  return [...items].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
}
