import { describe, expect, it } from 'vitest'
import type { Ticket } from '@/api/types/ticket'
import { filterOf, matches, piecesOf, priorityOf, viewOf, wordsTyped } from './model'

const ticket = (change: Partial<Ticket>) => ({ category: 'new', assignee: null, ...change }) as Ticket

describe('tickets', () => {
  it.each([
    ['high', 'high', 1],
    ['high', 'low', 3],
    ['medium', 'medium', 3],
    ['low', 'medium', 4],
    ['low', 'low', 5],
  ] as const)('impact %s and urgency %s make priority %d', (impact, urgency, priority) => {
    expect(priorityOf(impact, urgency)).toBe(priority)
  })

  it('waits for the syllable that is being composed', () => {
    expect(wordsTyped('결ㅈ')).toBe('결')
    expect(wordsTyped('ㄱ')).toBe('')
    expect(wordsTyped(' 결제 ')).toBe('결제')
  })

  it('cuts a highlight into pieces and leaves markup as text', () => {
    expect(piecesOf({ field: 'title', text: '<b>결제</b>', ranges: [{ from: 3, to: 5 }] })).toEqual([
      { from: 0, text: '<b>', marked: false },
      { from: 3, text: '결제', marked: true },
      { from: 5, text: '</b>', marked: false },
    ])
  })

  it('reads the view from the address', () => {
    expect(viewOf('mine')).toBe('mine')
    expect(viewOf('nonsense')).toBe('open')
    expect(filterOf('mine', 'u1')).toEqual({ category: 'new,active,hold', assignee: 'u1' })
  })

  it('keeps a view true to its name', () => {
    const mine = ticket({ category: 'active', assignee: { id: 'u1', name: 'Kim' } })
    expect(matches(mine, 'mine', 'u1')).toBe(true)
    expect(matches(mine, 'unassigned', 'u1')).toBe(false)
    expect(matches(ticket({ category: 'done' }), 'open', 'u1')).toBe(false)
    expect(matches(ticket({ category: 'done' }), 'resolved', 'u1')).toBe(true)
  })
})
