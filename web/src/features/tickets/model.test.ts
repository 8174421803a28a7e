import { describe, expect, it } from 'vitest'
import type { Ticket } from '@/api/types/ticket'
import type { Job, TicketView } from '@/api/types/ticketList'
import { picksAfter, worthShowing } from './bulk'
import { piecesOf, priorityOf, wordsTyped } from './model'
import { builtIn, columnOf, matches, parametersOf, viewAt } from './views'

const ticket = (change: Partial<Ticket>) => ({ category: 'new', assignee: null, tags: [], ...change }) as Ticket

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
    const saved = [{ ...builtIn('urgent'), id: 'v1', key: null, name: '내 보기' } as unknown as TicketView]
    expect(viewAt('mine', undefined)?.key).toBe('mine')
    expect(viewAt(undefined, undefined)?.key).toBe('open')
    expect(viewAt('v1', undefined)).toBeNull()
    expect(viewAt('v1', saved)?.name).toBe('내 보기')
    expect(viewAt('gone', saved)?.key).toBe('open')
    expect(parametersOf(builtIn('mine').filter, 'u1')).toMatchObject({ category: 'new,active,hold', assignee: 'u1' })
    expect(columnOf('-createdAt')).toEqual({ id: 'age', desc: true })
  })

  it('keeps a view true to its name', () => {
    const mine = ticket({ category: 'active', assignee: { id: 'u1', name: 'Kim' } })
    const isIn = (each: Ticket, key: Parameters<typeof builtIn>[0]) => matches(each, builtIn(key).filter, 'u1')
    expect(isIn(mine, 'mine')).toBe(true)
    expect(isIn(mine, 'unassigned')).toBe(false)
    expect(isIn(ticket({ category: 'done' }), 'open')).toBe(false)
    expect(isIn(ticket({ category: 'done' }), 'resolved')).toBe(true)
    expect(isIn(ticket({ priority: 3 }), 'urgent')).toBe(false)
  })

  it('picks one by one, or from the last one to this one', () => {
    const shown = ['a', 'b', 'c', 'd']
    expect(picksAfter([], shown, 'b', null, false)).toEqual(['b'])
    expect(picksAfter(['b'], shown, 'b', 'b', false)).toEqual([])
    expect(picksAfter(['b'], shown, 'd', 'b', true)).toEqual(['b', 'c', 'd'])
    expect(picksAfter(['d'], shown, 'a', 'd', true)).toEqual(['d', 'a', 'b', 'c'])
    expect(picksAfter([], shown, 'a', 'gone', true)).toEqual(['a'])
  })

  it('shows jobs at work and those that can be taken back, three at most', () => {
    const job = (id: string, state: Job['state'], finishedAt: string | null) => ({ id, state, finishedAt }) as Job
    const now = Date.parse('2026-11-21T12:00:00Z')
    const jobs = [
      job('1', 'running', null),
      job('2', 'done', '2026-11-21T11:55:00Z'),
      job('3', 'done', '2026-11-21T11:00:00Z'),
      job('4', 'undoing', null),
    ]
    expect(worthShowing(jobs, new Set(), now).map((each) => each.id)).toEqual(['1', '2', '4'])
    expect(worthShowing(jobs, new Set(['2 done']), now).map((each) => each.id)).toEqual(['1', '4'])
  })
})
