export type AlertState = 'pending' | 'firing' | 'acknowledged' | 'resolved'

export interface EntityRef {
  id: string
  type: string
  name: string
}

export interface Alert {
  id: string
  key: string
  state: AlertState
  severity: number
  worstSeverity: number
  summary: string
  entity: EntityRef | null
  source: string
  check: string
  count: number
  firstSeenAt: string
  lastSeenAt: string
  resolvedAt: string | null
  acknowledgedBy: string | { id?: string; name: string } | null
  situationId: string | null
  ruleId: string | null
  value: number | null
  version: number
  decisions?: Decision[]
}

export interface Decision {
  at: string
  step: string
  outcome: string
  reason: string
  actor?: string
}

export interface Situation {
  id: string
  state: 'open' | 'closed'
  severity: number
  title: string
  alertCount: number
  probableCause: { entityId: string; confidence: number; evidence: unknown[] } | null
  ticketId: string | null
  ticketNumber?: string | null
  entity?: EntityRef | null
  openedAt: string
  closedAt: string | null
  alerts?: Alert[]
  timeline?: SituationEvent[]
}

/** One step of a situation's story; `kind` is the step of the alert or of the situation. */
export interface SituationEvent {
  at: string
  kind: string
  outcome: string
  text: string
  /** Empty for the system. */
  actor: string
  alertId: string | null
}

export type Op = 'gt' | 'ge' | 'lt' | 'le' | 'eq' | 'ne'

export interface Rule {
  id: string
  name: string
  enabled: boolean
  expr: string | null
  series: { metric: string; labels: Record<string, string> } | null
  condition: { op: Op; value: number; recover: number | null }
  for: string
  noData: string | null
  severity: number
  summary: string
  origin: 'default' | 'user'
  version: number
  createdAt: string
  updatedAt: string
}

export type NewRule = Pick<
  Rule,
  'name' | 'enabled' | 'expr' | 'series' | 'condition' | 'for' | 'noData' | 'severity' | 'summary'
>
