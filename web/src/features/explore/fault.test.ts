import { describe, expect, it } from 'vitest'
import { ProblemError } from '@/api/problem'
import { faultIn, faultKind } from './fault'

describe('a fault in a query', () => {
  it('is found by line and column', () => {
    const text = 'sum by (a) (\n  rate(up[5q])\n)'
    expect(faultIn('invalid parameter "query": 2:11: parse error: bad number or duration syntax: "5q"', text)).toEqual({
      from: 23,
      to: 25,
      line: 2,
      column: 11,
      message: 'bad number or duration syntax: "5q"',
    })
  })

  it('is found by position', () => {
    expect(faultIn('parse error: unexpected identifier at position 4', 'up upper')).toEqual({
      from: 3,
      to: 8,
      line: 1,
      column: 4,
      message: 'unexpected identifier',
    })
  })

  it('at the end is shown under the last character', () => {
    expect(faultIn('1:11: parse error: unclosed left parenthesis', 'rate(up[5m]')).toMatchObject({ from: 10, to: 11 })
    expect(faultIn('1:99: parse error: x', 'up')).toMatchObject({ from: 1, to: 2 })
    expect(faultIn('1:1: parse error: no expression found in input', '')).toMatchObject({ from: 0, to: 0 })
  })

  it('without a place has none', () => {
    expect(faultIn('query processing would load too many samples into memory', 'up')).toBeNull()
  })
})

it('what a person can mend is told from what they cannot', () => {
  const kind = (status: number, errorType?: string) =>
    faultKind(new ProblemError(status, { status: 'error', error: 'x', errorType }))
  expect(kind(400, 'bad_data')).toBe('bad_data')
  expect(kind(422, 'execution')).toBe('execution')
  expect(kind(503, 'timeout')).toBe('timeout')
  expect(kind(503, 'unavailable')).toBeNull()
  expect(kind(500)).toBeNull()
})
