import { describe, expect, it } from 'vitest'
import { humane, isoOf, secondsOf } from './duration'

describe('durations', () => {
  it.each([
    ['PT1M', 60],
    ['PT2H10M', 7_800],
    ['P1DT1S', 86_401],
    ['PT0.5S', 0.5],
    ['-PT30M', -1_800],
    ['PT0S', 0],
  ])('%s is %d seconds', (iso, seconds) => {
    expect(secondsOf(iso)).toBe(seconds)
  })

  it.each(['', 'P', 'PT', '5m', 'P1M'])('%s is no duration', (text) => {
    expect(secondsOf(text)).toBeNull()
  })

  it('writes what it reads', () => {
    for (const seconds of [0, 1, 59, 60, 3_600, 3_661, 90_061]) expect(secondsOf(isoOf(seconds))).toBe(seconds)
  })

  it('says the two largest units in either language', () => {
    expect(humane(7_830, 'en')).toBe('2h 10m')
    expect(humane(7_830, 'ko')).toBe('2시간 10분')
    expect(humane(86_400 * 3 + 5, 'en')).toBe('3d')
    expect(humane(0, 'ko')).toBe('0초')
    expect(humane(42, 'ko')).toBe('42초')
  })
})
