/** What belongs to a ticket: links, tasks, a checklist, who is at it, tickets like it. */
import type { Names } from './customField'
import type { PersonRef, TicketBrief, TicketCategory, TicketState, Visibility } from './ticket'

/** What is done in every major incident. */
export interface MajorChecklist {
  items: Names[]
  version: number
}

export interface ChecklistItem {
  id: string
  name: Names
  doneAt: string | null
  doneBy: PersonRef | null
  version: number
}

export type LinkKind = 'parent' | 'duplicateOf' | 'causedBy' | 'fixes' | 'relatesTo'

export interface LinkTarget {
  type: 'ticket' | 'alert' | 'situation' | 'trace' | 'entity'
  id: string
}

export interface TicketLink {
  id: string
  /** From this end: parent or child, causedBy or causes. */
  kind: LinkKind | 'child' | 'duplicatedBy' | 'causes' | 'fixedBy'
  target: LinkTarget & { number?: string; title?: string; state?: TicketState; category?: TicketCategory }
  createdAt: string
  createdBy: string
}

export interface Task {
  id: string
  title: string
  position: number
  /** The task that has to be done before. */
  dependsOn: string | null
  assignee: PersonRef | null
  doneAt: string | null
  doneBy: string | null
  version: number
}

export interface TaskPatch {
  title?: string
  position?: number
  dependsOn?: string | null
  assigneeId?: string | null
  done?: boolean
}

export interface MergeView {
  into: { id: string; number: string; title: string }
  merged: { id: string; number: string; title: string; requester: PersonRef }[]
  requesters: PersonRef[]
  messages: number
  version: number
}

export interface PresentPerson extends PersonRef {
  typing: boolean
}

/** Who has a ticket open now. */
export interface PeoplePresent {
  ticketId: string
  people: PresentPerson[]
}

export interface Draft {
  visibility: Visibility
  body: string
  updatedAt: string
}

/** A ticket like another one, by the words both say. */
export interface SimilarTicket extends TicketBrief {
  queue: string | null
  assignee: PersonRef | null
  resolution: string | null
  /** 0 to 1. */
  similarity: number
  words: string[]
}

/** What the most similar ones suggest: `agreeing` of the `of` nearest went there. */
export interface Similar {
  items: SimilarTicket[]
  queue: { name: string; agreeing: number; of: number } | null
  assignee: { id: string; name: string; agreeing: number; of: number } | null
}
