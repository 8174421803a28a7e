import { describe, expect, it } from 'vitest'
import { hold } from './heldList'

const row = (id: string, state = 'new') => ({ id, state })
const keyOf = (item: { id: string }) => item.id

describe('a held list', () => {
  it('shows everything at first', () => {
    expect(hold(null, [row('a')], [], keyOf).rows).toEqual([row('a')])
  })

  it('shows rows at once when there was nothing to look at', () => {
    expect(hold([], [row('a')], [], keyOf)).toMatchObject({ rows: [row('a')], waiting: 0 })
  })

  it('lets new rows wait and updates known ones in place', () => {
    const held = hold(['a', 'b'], [row('c'), row('b', 'assigned'), row('a')], [row('a'), row('b')], keyOf)
    expect(held.rows).toEqual([row('a'), row('b', 'assigned')])
    expect(held.waiting).toBe(1)
  })

  it('keeps a row that no longer matches, marked, until the list is renewed', () => {
    const held = hold(['a', 'b'], [row('b')], [row('a'), row('b')], keyOf)
    expect(held.rows.map(keyOf)).toEqual(['a', 'b'])
    expect([...held.gone]).toEqual(['a'])
  })
})
