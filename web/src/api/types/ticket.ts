import type { CustomValues } from './customField'
import type { EntityRef } from './event'
import type { SlaClock } from './sla'

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

/** What any list says of a ticket. */
export interface TicketBrief {
  id: string
  number: string
  type: TicketType
  state: TicketState
  category: TicketCategory
  priority: number
  title: string
  updatedAt: string
}

export interface Ticket extends TicketBrief {
  /** Why it is on hold. */
  reason?: string | null
  impact: Level
  urgency: Level
  requester: PersonRef | null
  assignee: PersonRef | null
  queue: string | null
  entityIds: string[]
  situationId: string | null
  createdAt: string
  resolvedAt: string | null
  sla: SlaClock[]
  tags: string[]
  /** A process of its own, whatever the priority. */
  majorIncident: boolean
  version: number
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
  custom: CustomValues
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
