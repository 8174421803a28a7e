import { describe, expect, it } from 'vitest'
import { asProblem, kindOf, ProblemError } from './problem'

describe('problems', () => {
  it('carries what RFC 9457 and we say', () => {
    const problem = new ProblemError(
      422,
      {
        type: '/problems/incident-illegal-transition',
        title: 'Illegal transition',
        detail: 'Assign it first.',
        traceId: 'abc',
        errors: [{ pointer: '/to', code: 'illegal' }, { nonsense: true }],
      },
      '7',
    )
    expect(problem).toMatchObject({
      kind: 'invalid',
      type: '/problems/incident-illegal-transition',
      traceId: 'abc',
      retryAfterSeconds: 7,
    })
    expect(problem.codeAt('/to')).toBe('illegal')
    expect(problem.codeAt('/title')).toBeNull()
  })

  it('survives bodies that are no problem document', () => {
    expect(new ProblemError(502, '<html>')).toMatchObject({ kind: 'unavailable', title: 'HTTP 502', traceId: null })
  })

  it('knows a lost network from a failure', () => {
    expect(asProblem(new TypeError('Failed to fetch')).kind).toBe('offline')
    expect(asProblem(new Error('bug')).kind).toBe('unexpected')
  })

  it.each([
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'missing'],
    [409, 'conflict'],
    [412, 'preconditionFailed'],
    [428, 'preconditionFailed'],
    [429, 'tooMany'],
    [503, 'unavailable'],
    [500, 'unexpected'],
  ])('maps %d to %s', (status, kind) => {
    expect(kindOf(status)).toBe(kind)
  })
})
