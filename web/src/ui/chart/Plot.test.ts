import { describe, expect, it } from 'vitest'
import { reachOf, tickText } from './Plot'

describe('the axis', () => {
  it('begins at zero', () => {
    expect(reachOf(90, 100, 0, 'zero')).toEqual([0, 108])
    expect(reachOf(null, null, 0, 'zero')).toEqual([0, 1])
  })

  it('leaves zero on request when everything is far from it', () => {
    const [low, high] = reachOf(90, 100, 0, 'data')
    expect(low).toBeCloseTo(89.2)
    expect(high).toBeCloseTo(100.8)
    expect(reachOf(1, 100, 0, 'data')[0]).toBe(0)
  })

  it('shows what lies below zero', () => {
    expect(reachOf(-10, 10, 0, 'zero')[0]).toBeLessThan(-10)
    const [low, high] = reachOf(-10, -2, 0, 'zero')
    expect(low).toBeLessThan(-10)
    expect(high).toBe(0)
  })

  it('has ticks that differ', () => {
    expect([101.1, 101.2].map((tick) => tickText(tick, 0.1, '', 'en'))).toEqual(['101.1', '101.2'])
    expect(tickText(0.25, 0.05, '1', 'en')).toBe('25%')
    expect(tickText(1_763_000_000, 1e6, '', 'en')).toBe('1.763B')
    expect(tickText(0.005, 0.005, 's', 'en')).toBe('0.005 s')
  })
})
