/** Views of the queue: the built-in ones are known here, so that nothing waits for them; saved ones come from the service. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call, get, send } from '@/api/client'
import { roots } from '@/api/keys'
import { useMay } from '@/api/session'
import type { Page } from '@/api/types/gateway'
import type { Ticket, TicketCategory } from '@/api/types/ticket'
import type { ListFilter, TicketView, ViewWish } from '@/api/types/ticketList'

export const VIEW_KEYS = ['mine', 'unassigned', 'open', 'atRisk', 'urgent', 'waiting', 'resolved'] as const
export type ViewKey = (typeof VIEW_KEYS)[number]

/** What those who ask see of their own. */
export const ASKED_VIEWS: readonly ViewKey[] = ['open', 'resolved']

/** A view as the queue needs it. */
export interface Chosen {
  /** As the address names it: the key of a built-in view, or the id of a saved one. */
  readonly id: string
  readonly key: ViewKey | null
  readonly name: string
  readonly filter: ListFilter
  readonly sort: string
  readonly columns: readonly string[]
}

const OPEN: TicketCategory[] = ['new', 'active', 'hold']
export const ALL: ListFilter = {
  type: [],
  state: [],
  category: [],
  priority: [],
  queue: [],
  tag: [],
  sla: [],
  assignee: null,
}

const FILTERS: Record<ViewKey, ListFilter> = {
  mine: { ...ALL, category: OPEN, assignee: 'me' },
  unassigned: { ...ALL, category: OPEN, assignee: 'none' },
  open: { ...ALL, category: OPEN },
  atRisk: { ...ALL, category: OPEN, sla: ['atRisk', 'breached'] },
  urgent: { ...ALL, category: OPEN, priority: [1, 2] },
  waiting: { ...ALL, category: ['hold'] },
  resolved: { ...ALL, category: ['done', 'closed', 'cancelled'] },
}
const SORTS: Partial<Record<ViewKey, string>> = { atRisk: 'dueAt', waiting: 'updatedAt', resolved: '-updatedAt' }

export function keyOf(text: string | null | undefined): ViewKey | null {
  return VIEW_KEYS.find((key) => key === text) ?? null
}

export function builtIn(key: ViewKey): Chosen {
  return { id: key, key, name: key, filter: FILTERS[key], sort: SORTS[key] ?? 'priority', columns: [] }
}

/** The view an address names; what is not known any more is all that is open. null while it is not known yet. */
export function viewAt(address: string | undefined, saved: readonly TicketView[] | undefined): Chosen | null {
  const key = address === undefined ? 'open' : keyOf(address)
  if (key) return builtIn(key)
  if (!saved) return null
  const view = saved.find((each) => each.id === address && each.key === null)
  return view ? { ...view, key: null } : builtIn('open')
}

export function parametersOf(filter: ListFilter, me: string): Record<string, string | undefined> {
  const words = (list: readonly (string | number)[]) => list.join(',') || undefined
  return {
    type: words(filter.type),
    state: words(filter.state),
    category: words(filter.category),
    priority: words(filter.priority),
    queue: words(filter.queue),
    tag: words(filter.tag),
    sla: words(filter.sla),
    assignee: filter.assignee === 'me' ? me : (filter.assignee ?? undefined),
  }
}

/** While a change is on its way the list may be a moment behind; what is shown always matches the view. Clocks are the service's. */
export function matches(ticket: Ticket, filter: ListFilter, me: string): boolean {
  const among = <T>(list: readonly T[], value: T) => list.length === 0 || list.includes(value)
  const assignee = ticket.assignee?.id ?? 'none'
  return (
    among(filter.type, ticket.type) &&
    among(filter.state, ticket.state) &&
    among(filter.category, ticket.category) &&
    among(filter.priority, ticket.priority) &&
    (filter.queue.length === 0 || filter.queue.includes(ticket.queue ?? '')) &&
    filter.tag.every((tag) => ticket.tags.includes(tag)) &&
    (filter.assignee === null || assignee === (filter.assignee === 'me' ? me : filter.assignee))
  )
}

/** The table's column and direction for an order of the list. */
export function columnOf(sort: string): { id: string; desc: boolean } {
  const field = sort.replace('-', '')
  const desc = sort.startsWith('-')
  return { id: SORTED_COLUMNS[field] ?? 'priority', desc }
}

const SORTED_COLUMNS: Record<string, ColumnId> = { createdAt: 'age', updatedAt: 'updated', dueAt: 'sla' }

/** What a list can show of a ticket. */
export const COLUMNS = [
  ...(['priority', 'number', 'type', 'title', 'state', 'sla'] as const),
  ...(['assignee', 'requester', 'queue', 'tags', 'age', 'updated'] as const),
]
type KnownColumn = (typeof COLUMNS)[number]
type CustomColumn = `custom.${string}`
/** Those every ticket has, and the fields the tenant added. */
export type ColumnId = KnownColumn | CustomColumn

export const isCustom = (id: string): id is CustomColumn => id.startsWith('custom.')

const USUAL: readonly ColumnId[] = ['priority', 'number', 'title', 'state', 'sla', 'assignee', 'requester', 'age']

/** The usual columns of an order: the time of the last change is among them when it is the order. */
export function usualColumns(sort: string): readonly ColumnId[] {
  return sort.endsWith('updatedAt') ? [...USUAL.slice(0, -1), 'updated', 'age'] : USUAL
}

/** The columns a view names, in its order; the usual ones when it names none. */
export function columnsOf({ columns, sort }: Pick<Chosen, 'columns' | 'sort'>): readonly ColumnId[] {
  const named = columns.flatMap((id) => COLUMNS.find((column) => column === id) ?? (isCustom(id) ? id : []))
  return named.length > 0 ? named : usualColumns(sort)
}

export const viewsQuery = queryOptions({
  queryKey: [roots.ticketViews],
  queryFn: ({ signal }) => get<Page<TicketView>>('/api/v1/ticket-views', undefined, signal),
})

export function useViews(): readonly TicketView[] | undefined {
  const query = useQuery({ ...viewsQuery, enabled: useMay('ticket:read') })
  // Without an answer the built-in views still work.
  return query.data?.items ?? (query.isError ? NONE : undefined)
}

const NONE: readonly TicketView[] = []

/** How many are in a view now, kept by the service: nothing is counted for it. */
export function useCount({ id, key }: Chosen): number | undefined {
  const query = useQuery({
    ...viewsQuery,
    enabled: useMay('ticket:read'),
    select: ({ items }) => items.find((view) => (key ? view.key === key : view.id === id))?.count,
  })
  return query.data ?? undefined
}

/** What of views does not change with every ticket. */
function withoutCounts({ items }: Page<TicketView>): readonly TicketView[] {
  return items.map((view) => ({ ...view, count: null }))
}

/** The view of an address; the same object as long as nothing changes. */
export function useView(address: string | undefined): { readonly view: Chosen; readonly known: boolean } {
  const query = useQuery({ ...viewsQuery, enabled: useMay('ticket:read'), select: withoutCounts })
  const views = query.data ?? (query.isError ? NONE : undefined)
  return useMemo(() => {
    const view = viewAt(address, views)
    return { view: view ?? builtIn('open'), known: view !== null }
  }, [address, views])
}

function useViewWrite<T, R>(write: (input: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSettled: () => client.invalidateQueries({ queryKey: [roots.ticketViews] }),
  })
}

const one = (id: string) => `/api/v1/ticket-views/${encodeURIComponent(id)}`

export function useSaveView(view: TicketView | null) {
  return useViewWrite(async (wish: ViewWish) =>
    view
      ? (await call<TicketView>(one(view.id), { method: 'PATCH', body: wish, version: view.version })).data
      : send<TicketView>('POST', '/api/v1/ticket-views', { body: wish }),
  )
}

export function useDeleteView() {
  return useViewWrite((view: TicketView) => send<void>('DELETE', one(view.id), { version: view.version }))
}
