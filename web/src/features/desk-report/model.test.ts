import { describe, expect, it } from 'vitest'
import { keysOf, periodOf, stepOf } from './model'

describe('the period of a report', () => {
  it('ends today where the reader is', () => {
    const now = new Date('2026-11-20T16:00:00Z')
    expect(periodOf('7', now, 'Asia/Seoul')).toEqual({ from: '2026-11-15', to: '2026-11-21' })
    expect(periodOf('7', now, 'UTC')).toEqual({ from: '2026-11-14', to: '2026-11-20' })
  })

  it('has a bar for each day, also for those without anything', () => {
    expect(keysOf('2026-02-27', '2026-03-02', 'day')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'])
    expect(keysOf('2026-11-15', '2026-12-31', 'month')).toEqual(['2026-11', '2026-12'])
    expect(stepOf('90')).toBe('week')
  })

  it('names weeks as ISO does, across the end of a year', () => {
    expect(keysOf('2026-12-27', '2027-01-05', 'week')).toEqual(['2026-W52', '2026-W53', '2027-W01'])
  })
})
