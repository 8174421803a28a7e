import { describe, expect, it } from 'vitest'
import { parseRange, rangeOf, windowOf } from './timeRange'

describe('time range', () => {
  it('is 15 minutes up to now unless the address says otherwise', () => {
    expect(rangeOf({})).toEqual({ kind: 'live', preset: '15m', seconds: 900 })
    expect(rangeOf(parseRange({ range: '6h' }))).toMatchObject({ preset: '6h' })
  })

  it('takes two instants from the address and ignores nonsense', () => {
    expect(rangeOf(parseRange({ from: '1000', to: 1060 }))).toEqual({
      kind: 'fixed',
      from: 1000,
      to: 1060,
      seconds: 60,
    })
    expect(parseRange({ from: 'x', to: '5', range: '3y' })).toEqual({})
    expect(parseRange({ from: 10, to: 5 })).toEqual({})
  })

  it('aligns the window to the step so that points do not wander', () => {
    const range = rangeOf({ range: '5m' })
    expect(windowOf(range, 1_000_003_000, 5)).toEqual({ start: 999_700, end: 1_000_000 })
    expect(windowOf(range, 1_000_004_999, 5)).toEqual({ start: 999_700, end: 1_000_000 })
  })
})
