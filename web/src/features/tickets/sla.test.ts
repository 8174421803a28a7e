import { expect, test } from 'vitest'
import type { SlaClock } from '@/api/types/sla'
import { nextClock, remainingSeconds, toneOf } from './sla'

const clock = (change: Partial<SlaClock>): SlaClock => ({
  metric: 'resolve',
  state: 'running',
  dueAt: '2026-02-13T10:00:00Z',
  displayDueAt: '2026-02-13T10:00:00Z',
  remaining: 'PT2H',
  breached: false,
  cycle: 1,
  party: null,
  retargeted: false,
  ...change,
})
const at = (time: string) => Date.parse(`2026-02-13T${time}Z`)

test('working time left is what was read while closed hours lie ahead', () => {
  expect(remainingSeconds(clock({}), at('06:00:00'))).toBe(7_200)
})

test('near the end it follows the wall clock and never passes zero by itself', () => {
  expect(remainingSeconds(clock({}), at('09:30:00'))).toBe(1_800)
  expect(remainingSeconds(clock({}), at('10:30:00'))).toBe(0)
})

test('what is over is told as over, what is held keeps its rest', () => {
  expect(remainingSeconds(clock({ breached: true, remaining: '-PT30M' }), at('12:00:00'))).toBe(-1_800)
  expect(toneOf(clock({ breached: true }), -1_800)).toBe('over')
  expect(toneOf(clock({ state: 'paused', displayDueAt: null }), 7_200)).toBe('hold')
})

test('the next clock is the first that runs, else one that waits', () => {
  const paused = clock({ state: 'paused' })
  const running = clock({ metric: 'ack' })
  expect(nextClock([clock({ state: 'stopped' }), paused, running])).toBe(running)
  expect(nextClock([clock({ state: 'stopped' }), paused])).toBe(paused)
  expect(nextClock([])).toBeUndefined()
})
