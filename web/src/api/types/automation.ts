import type { Level, Visibility } from './ticket'

export type RuleKind = 'triggers' | 'macros' | 'schedulers'
export type RuleEvent = 'opened' | 'changed' | 'message' | 'slaWarned' | 'slaBreached' | 'slaEscalated'
export type ActionKind =
  | 'setQueue'
  | 'setImpact'
  | 'setUrgency'
  | 'addTags'
  | 'removeTags'
  | 'assign'
  | 'assignMe'
  | 'move'
  | 'note'
  | 'reply'
  | 'watch'

/** Which of these it has depends on its kind. */
export interface RuleAction {
  kind: ActionKind
  queue?: string | null
  level?: Level
  tags?: string[]
  personId?: string | null
  personName?: string | null
  to?: string
  reason?: string | null
  comment?: string | null
  body?: string
}

export type WaitTarget =
  | { kind: 'working-days'; days: number; endOfDay?: boolean }
  | { kind: 'working-time'; duration: string }

export interface RuleWait {
  since: 'createdAt' | 'updatedAt' | 'resolvedAt'
  calendarId: string
  target: WaitTarget
}

export interface NewRule {
  name: string
  position: number
  enabled: boolean
  events?: RuleEvent[]
  condition: string
  actions: RuleAction[]
  after?: RuleWait
}

/** A trigger, macro or scheduler. */
export interface AutomationRule extends Omit<NewRule, 'events' | 'after'> {
  id: string
  events: RuleEvent[]
  after: RuleWait | null
  version: number
  /** Why it does nothing although it was accepted once. */
  fault?: string | null
}

export interface RuleRun {
  id: string
  at: string
  ticketId: string
  ticketNumber: string
  outcome: 'acted' | 'nothing' | 'failed' | 'stopped'
  detail: string
}

export interface PlannedChange {
  field: string
  from?: string
  to?: string
}

export interface PlannedMessage {
  visibility: Visibility
  body: string
}

export interface TrialItem {
  ticketId: string
  number: string
  title: string
  at: string
  event: RuleEvent
  changes: PlannedChange[]
  messages: PlannedMessage[]
  fault?: string
}

export interface Trial {
  tickets: number
  events: number
  matched: number
  truncated: boolean
  items: TrialItem[]
}

export interface Fault {
  line: number
  column: number
  code: string
  detail: string
}

export interface ConditionWord {
  name: string
  type: string
}

/** What a macro would do, or has done, to a ticket. */
export interface MacroPlan {
  changes: PlannedChange[]
  messages: PlannedMessage[]
  watchers: { id: string; name: string }[]
}

export interface CannedReply {
  id: string
  name: string
  shortcut: string
  language: 'ko' | 'en'
  body: string
  version: number
}

export type AssignmentMode = 'manual' | 'roundRobin' | 'leastLoad' | 'skill'

export interface QueueMember {
  id: string
  name?: string
  skills?: string[]
}

export interface QueueAssignment {
  id: string
  queue: string
  mode: AssignmentMode
  members: QueueMember[]
  version: number
}
