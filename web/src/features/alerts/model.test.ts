import { describe, expect, it } from 'vitest'
import type { Alert, Situation } from '@/api/types/event'
import { byUrgency, timelineOf } from './model'

const alert = (id: string, firstSeenAt: string, resolvedAt: string | null = null) =>
  ({ id, summary: id, severity: 4, worstSeverity: 4, firstSeenAt, resolvedAt }) as Alert
const situation = (change: Partial<Situation>): Situation => ({
  id: 's',
  state: 'open',
  severity: 4,
  title: 'db',
  alertCount: 1,
  probableCause: null,
  ticketId: null,
  openedAt: '2026-11-21T01:00:00Z',
  closedAt: null,
  ...change,
})

describe('situations', () => {
  it('puts the worst first and among equals the oldest', () => {
    const rows = [
      { id: 'new', severity: 4, at: '03' },
      { id: 'worst', severity: 5, at: '04' },
      { id: 'old', severity: 4, at: '01' },
    ]
    expect(rows.sort(byUrgency((row) => row.at)).map((row) => row.id)).toEqual(['worst', 'old', 'new'])
  })

  it('tells what the service tells, in order, with the alert it is about', () => {
    const step = (at: string, kind: string, alertId: string | null, actor = '') => ({
      at,
      kind,
      outcome: '',
      text: 'why',
      actor,
      alertId,
    })
    const timeline = timelineOf(
      situation({
        alerts: [alert('a', '2026-11-21T01:00:00Z')],
        timeline: [
          step('2026-11-21T02:00:00Z', 'acknowledged', 'a', 'Kim'),
          step('2026-11-21T01:00:00Z', 'raised', 'a'),
          step('2026-11-21T01:00:00Z', 'grouped', 'a'),
        ],
      }),
    )
    expect(timeline.map(({ kind, text, reason, actor, severity }) => [kind, text, reason, actor, severity])).toEqual([
      ['raised', 'a', 'why', '', 4],
      ['acknowledged', 'a', 'why', 'Kim', 4],
    ])
  })

  it('makes a timeline of the alerts when the server tells none', () => {
    const timeline = timelineOf(
      situation({
        alerts: [alert('a', '2026-11-21T01:01:00Z', '2026-11-21T01:09:00Z')],
        closedAt: '2026-11-21T01:10:00Z',
      }),
    )
    expect(timeline.map((entry) => entry.kind)).toEqual(['opened', 'raised', 'resolved', 'closed'])
  })
})
