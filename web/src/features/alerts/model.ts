import type { Alert, Situation, SituationEvent } from '@/api/types/event'

/** Worst first, then the oldest: what has burned longest is looked at first. */
export function byUrgency<T extends { severity: number }>(startOf: (row: T) => string) {
  return (a: T, b: T) => b.severity - a.severity || startOf(a).localeCompare(startOf(b))
}

export function acknowledgerOf(alert: Alert): string | null {
  return typeof alert.acknowledgedBy === 'string' ? alert.acknowledgedBy : (alert.acknowledgedBy?.name ?? null)
}

const KINDS = [
  'pending',
  'calmed',
  'raised',
  'changed',
  'acknowledged',
  'resolved',
  'reopened',
  'opened',
  'closed',
  'ticket-requested',
  'ticket-linked',
] as const
export type StepKind = (typeof KINDS)[number]

export function kindOf(step: string): StepKind | null {
  return KINDS.find((kind) => kind === step) ?? null
}

export interface TimelineEntry {
  readonly at: string
  readonly kind: StepKind | null
  readonly text: string
  /** Why, in the service's words. */
  readonly reason: string
  readonly severity: number
  readonly alertId: string | null
  readonly actor: string
}

function told(event: SituationEvent, situation: Situation, alerts: ReadonlyMap<string, Alert>): TimelineEntry {
  const alert = event.alertId === null ? undefined : alerts.get(event.alertId)
  const over = event.kind === 'resolved' || event.kind === 'closed'
  return {
    at: event.at,
    kind: kindOf(event.kind),
    text: alert?.summary ?? (event.alertId === null ? situation.title : event.text),
    reason: event.text === situation.title ? '' : event.text,
    severity: over ? 0 : alert ? alert.worstSeverity || alert.severity : situation.severity,
    alertId: event.alertId,
    actor: event.actor,
  }
}

/** One line of time: what the service tells, and the alerts' own beginnings and ends where it tells nothing. */
export function timelineOf(situation: Situation): TimelineEntry[] {
  const alerts = new Map((situation.alerts ?? []).map((alert) => [alert.id, alert]))
  const story = (situation.timeline ?? []).filter((event) => event.kind !== 'grouped')
  const entries = story.length > 0 ? story.map((event) => told(event, situation, alerts)) : ownStory(situation)
  return entries.sort((a, b) => a.at.localeCompare(b.at))
}

function ownStory(situation: Situation): TimelineEntry[] {
  const about = (
    at: string,
    kind: StepKind,
    text: string,
    severity: number,
    alertId: string | null,
  ): TimelineEntry => ({ at, kind, text, reason: '', severity, alertId, actor: '' })
  return [
    about(situation.openedAt, 'opened', situation.title, situation.severity, null),
    ...(situation.closedAt ? [about(situation.closedAt, 'closed', situation.title, 0, null)] : []),
    ...(situation.alerts ?? []).flatMap((alert) => [
      about(alert.firstSeenAt, 'raised', alert.summary, alert.worstSeverity || alert.severity, alert.id),
      ...(alert.resolvedAt ? [about(alert.resolvedAt, 'resolved', alert.summary, 0, alert.id)] : []),
    ]),
  ]
}
