import { describe, expect, it } from 'vitest'
import { newest } from './newest'

const old = { id: 'a', version: 1 }

describe('what a form is open for', () => {
  it('is nothing when something new is made', () => {
    expect(newest('new', [old])).toBeNull()
  })
  it('is what the list has now, not what it had when the form was opened', () => {
    expect(
      newest(old, [
        { id: 'b', version: 7 },
        { id: 'a', version: 2 },
      ]),
    ).toEqual({ id: 'a', version: 2 })
  })
  it('stays what it was when it is gone, or while the list cannot be read', () => {
    expect(newest(old, [])).toBe(old)
    expect(newest(old, undefined)).toBe(old)
  })
})
