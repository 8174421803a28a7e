/** Finding tickets, and what is done to many at once. */
import type { Level, PersonRef, TicketBrief, TicketCategory, TicketState, TicketType } from './ticket'

/** Where what was typed stands in a text: plain text and ranges, never markup. */
export interface Highlight {
  field: 'number' | 'title' | 'description' | 'requester' | 'assignee' | 'message'
  text: string
  ranges: { from: number; to: number }[]
}

export interface FoundTicket extends TicketBrief {
  kind: 'ticket'
  merged: boolean
  highlights: Highlight[]
}

export interface SearchResult {
  items: FoundTicket[]
  /** The ticket whose whole number was typed. */
  exact: string | null
}

/** Filters of the list, in its own words; what is left out asks for all. */
export interface ListFilter {
  type: TicketType[]
  state: TicketState[]
  category: TicketCategory[]
  priority: number[]
  queue: string[]
  tag: string[]
  sla: ('ok' | 'atRisk' | 'breached')[]
  /** Id of a person, `me` or `none`. */
  assignee: string | null
}

export interface TicketView {
  id: string
  /** Of a built-in view; its name is then ours to say. */
  key: string | null
  name: string
  shared: boolean
  owner: PersonRef | null
  editable: boolean
  filter: ListFilter
  sort: string
  columns: string[]
  /** null: not counted yet. */
  count: number | null
  version: number
}

export type ViewWish = Pick<TicketView, 'name' | 'shared' | 'filter' | 'sort' | 'columns'>

/** What is done to each of many tickets: one of these. */
export interface BulkAction {
  patch?: { assigneeId?: string | null; queue?: string | null; impact?: Level; urgency?: Level }
  transition?: { to: TicketState; reason?: string; comment?: string }
  tags?: { add?: string[]; remove?: string[] }
  merge?: { into: string }
  assignee?: PersonRef
}

export interface BulkWish {
  tickets?: { id: string; version: number }[]
  filter?: Record<string, string>
  action: BulkAction
}

export interface JobCounts {
  total: number
  done: number
  failed: number
  cancelled: number
  undone: number
  undoFailed: number
}

export interface Job {
  id: string
  kind: string
  state: 'running' | 'done' | 'undoing' | 'undone'
  action: BulkAction
  counts: JobCounts
  createdAt: string
  finishedAt: string | null
  undoUntil: string | null
  failures: {
    ticketId: string
    number?: string | null
    undo: boolean
    problem: { type: string; title: string; detail?: string }
  }[]
}
