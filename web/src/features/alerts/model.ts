import type { Alert, Situation, SituationEvent } from '@/api/types/event'

/** Worst first, then the oldest: what has burned longest is looked at first. */
export function byUrgency<T extends { severity: number }>(startOf: (row: T) => string) {
  return (a: T, b: T) => b.severity - a.severity || startOf(a).localeCompare(startOf(b))
}

export function acknowledgerOf(alert: Alert): string | null {
  return typeof alert.acknowledgedBy === 'string' ? alert.acknowledgedBy : (alert.acknowledgedBy?.name ?? null)
}

export interface TimelineEntry {
  readonly at: string
  readonly kind: 'opened' | 'alert' | 'resolved' | 'note' | 'closed'
  readonly text: string
  readonly severity: number
  readonly alertId?: string
  readonly actor?: string
}

function actorOf(event: SituationEvent): string | null {
  return typeof event.actor === 'string' ? event.actor : (event.actor?.name ?? null)
}

/** One line of time: what the server tells, and the alerts' own beginnings and ends where it does not. */
export function timelineOf(situation: Situation): TimelineEntry[] {
  const told = (situation.timeline ?? []).map((event): TimelineEntry => {
    const actor = actorOf(event)
    return {
      at: event.at,
      kind: 'note',
      text: event.text ?? event.summary ?? event.kind ?? event.type ?? '',
      severity: situation.severity,
      ...(actor ? { actor } : {}),
    }
  })
  const alerts = told.length > 0 ? [] : (situation.alerts ?? []).flatMap(entriesOf)
  const frame: TimelineEntry[] =
    told.length > 0
      ? []
      : [
          { at: situation.openedAt, kind: 'opened', text: situation.title, severity: situation.severity },
          ...(situation.closedAt
            ? [{ at: situation.closedAt, kind: 'closed', text: situation.title, severity: 0 } as const]
            : []),
        ]
  return [...told, ...frame, ...alerts].sort((a, b) => a.at.localeCompare(b.at))
}

function entriesOf(alert: Alert): TimelineEntry[] {
  const started: TimelineEntry = {
    at: alert.firstSeenAt,
    kind: 'alert',
    text: alert.summary,
    severity: alert.worstSeverity || alert.severity,
    alertId: alert.id,
  }
  return alert.resolvedAt
    ? [started, { at: alert.resolvedAt, kind: 'resolved', text: alert.summary, severity: 0, alertId: alert.id }]
    : [started]
}
