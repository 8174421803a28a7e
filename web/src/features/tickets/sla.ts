import type { SlaClock } from '@/api/types/sla'
import { secondsOf } from '@/lib/duration'

/** Of one metric there may be several, one after the other. */
export function keyOf({ metric, cycle }: SlaClock): string {
  return `${metric}-${cycle}`
}

export type Tone = 'ok' | 'soon' | 'over' | 'hold' | 'done'

/** Working time left. Never more than the wall-clock time to the end of the promise: what was read grows old on the screen. */
export function remainingSeconds(clock: SlaClock, now: number): number {
  const read = clock.remaining ? (secondsOf(clock.remaining) ?? 0) : 0
  if (clock.state !== 'running' || clock.breached || !clock.displayDueAt) return read
  return Math.max(0, Math.min(read, (Date.parse(clock.displayDueAt) - now) / 1000))
}

const SOON_SECONDS = 3_600

export function toneOf(clock: SlaClock, left: number): Tone {
  if (clock.breached) return 'over'
  if (clock.state === 'stopped') return 'done'
  if (clock.state === 'paused') return 'hold'
  return left < SOON_SECONDS ? 'soon' : 'ok'
}

/** The clock to show where there is room for one: the next to run out, else the one that waits. */
export function nextClock(clocks: readonly SlaClock[]): SlaClock | undefined {
  return clocks.find((clock) => clock.state === 'running') ?? clocks.find((clock) => clock.state === 'paused')
}
