import type { EntityRef } from './event'

export type TicketType = 'incident' | 'request' | 'problem' | 'change'
export type TicketState =
  | 'new'
  | 'assigned'
  | 'inProgress'
  | 'onHold'
  | 'resolved'
  | 'closed'
  | 'cancelled'
  | 'draft'
  | 'awaitingApproval'
  | 'approved'
  | 'fulfilment'
  | 'fulfilled'
  | 'rejected'
  | 'assess'
  | 'rootCause'
  | 'knownError'
  | 'fixInProgress'
  | 'authorize'
  | 'scheduled'
  | 'implement'
  | 'review'
/** Fields only one kind of ticket has. */
export type OwnField =
  | 'onBehalfOf'
  | 'rootCause'
  | 'workaround'
  | 'kind'
  | 'risk'
  | 'plan'
  | 'backoutPlan'
  | 'plannedStart'
  | 'plannedEnd'
export type OwnFields = Partial<Record<OwnField, string | null>>
export type TicketCategory = 'new' | 'active' | 'hold' | 'done' | 'closed' | 'cancelled'
export type Level = 'high' | 'medium' | 'low'

export interface PersonRef {
  id: string
  name: string
}

export interface Person extends PersonRef {
  username: string
  roles: string[]
}

export interface Ticket {
  id: string
  number: string
  type: TicketType
  state: TicketState
  category: TicketCategory
  /** Why it is on hold. */
  reason?: string | null
  priority: number
  impact: Level
  urgency: Level
  title: string
  requester: PersonRef | null
  assignee: PersonRef | null
  queue: string | null
  entityIds: string[]
  situationId: string | null
  createdAt: string
  updatedAt: string
  resolvedAt: string | null
  sla: SlaClock[]
  tags: string[]
  /** A process of its own, whatever the priority. */
  majorIncident: boolean
  /** What the tenant added, by key. */
  custom: CustomValues
  version: number
}

/** What a tenant calls something; one of the two may be missing. */
export interface Names {
  ko?: string | null
  en?: string | null
}

export const CUSTOM_KINDS = ['text', 'number', 'date', 'boolean', 'choice', 'person'] as const
export type CustomKind = (typeof CUSTOM_KINDS)[number]

/** A field the tenant added to its tickets. */
export interface CustomField {
  id: string
  /** Names it in tickets, filters and conditions. */
  key: string
  kind: CustomKind
  types: TicketType[]
  required: boolean
  filterable: boolean
  /** Those who ask see it and fill it in. */
  forRequesters: boolean
  name: Names
  choices: { key: string; name: Names }[]
  position: number
  version: number
}

export type CustomFieldWish = Omit<CustomField, 'id' | 'version'>

/** Of a person the id when it is written, and the person when it is read. */
export type CustomValue = string | number | boolean | PersonRef
export type CustomValues = Record<string, CustomValue | null>

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

/** How much of a promised time is left. */
export interface SlaClock {
  metric: SlaMetric
  state: 'running' | 'paused' | 'stopped' | 'cancelled'
  dueAt: string | null
  displayDueAt: string | null
  /** ISO 8601, negative when over. */
  remaining: string | null
  breached: boolean
  /** Counted from 1: of nextResponse, keepInformed, of queues and vendors there may be several. */
  cycle: number
  /** The queue or the vendor whose clock it is. */
  party: string | null
  /** Another promise took the place of the first while it ran. */
  retargeted: boolean
}

export type SlaMetric =
  | 'ack'
  | 'firstResponse'
  | 'nextResponse'
  | 'keepInformed'
  | 'resolve'
  | 'olaAck'
  | 'ola'
  | 'vendor'

export interface SlaLine {
  from: string
  to: string
  counted: boolean
  why: 'open' | 'closed' | 'holiday' | 'break' | 'paused' | 'before'
  duration: string
}

export interface SlaStory {
  reading: SlaClock
  policy: string
  calendar: string
  zone: string
  /** PT4H, or 3D and 3DE for working days. */
  target: string
  startedAt: string
  consumed: string
  explanation: SlaLine[]
  forecast: SlaLine[]
  levels: { name: string; level: string; at: string | null; told: boolean }[]
  /** What was promised before, in order. */
  changes: SlaChange[]
}

export interface SlaTerms {
  policy: string
  calendar: string
  target: string
}

export interface SlaChange {
  at: string
  how: 'retroactive' | 'fromChange'
  from: SlaTerms
  to: SlaTerms
}

export interface Transition {
  to: TicketState
  category: TicketCategory
  reasons?: string[]
  /** What must come with it unless the ticket has it. */
  required?: ('comment' | OwnField)[]
}

export interface TicketDetail extends Ticket {
  description: string | null
  resolution: string | null
  transitions: Transition[]
  entities: EntityRef[]
  alerts: { id: string; summary: string; severity: number; state: string }[]
  fields: OwnFields
  /** The ticket that speaks for this one. */
  mergedInto: { id: string; number: string } | null
}

export type Visibility = 'public' | 'internal'

export interface TimelineItem {
  id: string
  at: string
  kind: 'message' | 'change' | 'fact'
  visibility?: Visibility
  actor: { id: string; name: string; kind: 'person' | 'system' } | null
  body?: string
  field?: string
  from?: string | null
  to?: string | null
  /** Where it stands, when that is a ticket merged into this one. */
  ticketId?: string
}

export interface NewTicket {
  type: TicketType
  title: string
  description: string
  impact: Level
  urgency: Level
  queue?: string
  assigneeId?: string
  tags?: string[]
  fields?: OwnFields
  custom?: CustomValues
  entityIds?: string[]
}

export interface TicketPatch {
  title?: string
  description?: string
  impact?: Level
  urgency?: Level
  queue?: string | null
  assigneeId?: string | null
  tags?: string[]
  fields?: OwnFields
  custom?: CustomValues
}

export interface TransitionRequest {
  to: TicketState
  reason?: string
  comment?: string
  fields?: OwnFields
}

export interface IncidentPolicy {
  openFromSeverity: number
  resolveOnRecovery: boolean
  /** For how long the requester's word brings back what is resolved; 0 never. */
  reopenWithinDays: number
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

/** Where what was typed stands in a text: plain text and ranges, never markup. */
export interface Highlight {
  field: 'number' | 'title' | 'description' | 'requester' | 'assignee' | 'message'
  text: string
  ranges: { from: number; to: number }[]
}

export interface FoundTicket {
  kind: 'ticket'
  id: string
  number: string
  type: TicketType
  state: TicketState
  category: TicketCategory
  priority: number
  title: string
  updatedAt: string
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

/** What was promised and kept; the rate is absent when nothing was promised. */
export interface KeptPromises {
  met: number
  missed: number
  rate?: number
}

export interface DeskReportRow {
  key: string
  name?: string
  opened: number
  acknowledged: number
  mttaSeconds?: number
  resolved: number
  mttrSeconds: { real?: number; realUnpaused?: number; working?: number; workingUnpaused?: number }
  firstContactRate?: number
  reopened: number
  reopenRate?: number
  sla: { metric: string; closed: KeptPromises; due: KeptPromises }[]
}

export interface DeskReport {
  from: string
  to: string
  zone: string
  groupBy: string
  rows: DeskReportRow[]
  total: DeskReportRow
  /** Open tickets by age in days: 0–1, 2–3, 4–7, 8–14, 15–30, more. */
  backlog: { key: string; ages: number[]; open: number }[]
  truncated: boolean
  asOf: string
}

/** A ticket like another one, by the words both say. */
export interface SimilarTicket {
  id: string
  number: string
  type: TicketType
  state: TicketState
  category: TicketCategory
  priority: number
  title: string
  queue: string | null
  assignee: PersonRef | null
  resolution: string | null
  updatedAt: string
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
