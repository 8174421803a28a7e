/** The second source of events: PagerDuty's Events API v2. */

import type { Answer } from './api'
import { nobody } from './suite'

export interface Event {
  readonly routing_key: string
  readonly event_action: 'trigger' | 'acknowledge' | 'resolve'
  readonly dedup_key: string
  readonly payload?: {
    readonly summary: string
    readonly source: string
    readonly severity: 'critical' | 'error' | 'warning' | 'info'
  }
}

export function enqueue(event: Event, limit = 15_000): Promise<Answer> {
  return nobody.call('POST', '/v2/enqueue', { body: event, limit })
}

export function trigger(key: string, dedup: string, source: string, summary: string): Event {
  return {
    routing_key: key,
    event_action: 'trigger',
    dedup_key: dedup,
    payload: { summary, source, severity: 'critical' },
  }
}
