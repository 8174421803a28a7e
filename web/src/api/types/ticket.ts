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
  version: number
}

/** How much of a promised time is left. */
export interface SlaClock {
  metric: 'ack' | 'firstResponse' | 'resolve'
  state: 'running' | 'paused' | 'stopped' | 'cancelled'
  dueAt: string | null
  displayDueAt: string | null
  /** ISO 8601, negative when over. */
  remaining: string | null
  breached: boolean
}

export interface SlaLine {
  from: string
  to: string
  counted: boolean
  why: 'open' | 'closed' | 'holiday' | 'break' | 'paused'
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
  version: number
}
