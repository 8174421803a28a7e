import { describe, expect, it } from 'vitest'
import type { TicketImport } from '@/api/types/exchange'
import type { ListFilter } from '@/api/types/ticketList'
import { beyond, errorsCsv, instantOf, linesOf, percentOf, refusalOf, standOf } from './model'

const file = (text: string) => new File([text], 'tickets.ndjson')
const running: TicketImport = {
  ...{ id: 'i1', state: 'running', bytesTotal: 200, bytesRead: 50, linesRead: 3 },
  ...{ created: 2, known: 0, rejected: 1, begunAt: '2026-11-22T05:00:00Z', errors: [] },
}
const error = { pointer: '/title', code: 'not-blank', detail: 'must not be blank.' }

describe('A file of tickets', () => {
  it('is refused before it travels when its lines can hold no ticket', async () => {
    expect(await refusalOf(file(''))).toBe('empty')
    expect(await refusalOf(file('  \n [{"type":"incident"}]'))).toBe('list')
    expect(await refusalOf(file('id,title\n1,x'))).toBe('lines')
    expect(await refusalOf(Object.defineProperty(file('{}'), 'size', { value: 513 * 1024 * 1024 }))).toBe('size')
  })

  it('may begin with empty lines', async () => {
    expect(await refusalOf(file('\r\n\n{"type":"incident"}'))).toBeNull()
    expect(await refusalOf(file('\n'.repeat(5_000)))).toBeNull()
  })
})

describe('An import', () => {
  it('says how far it is, and waits while it has not begun', () => {
    expect(percentOf(running)).toBe(25)
    expect(standOf(running)).toBe('running')
    expect(standOf({ ...running, bytesRead: 0 })).toBe('waiting')
    expect(percentOf({ ...running, state: 'failed' })).toBe(100)
  })

  it('tells its errors as a table that starts no formula', () => {
    const errors = [
      { line: 2, ...error },
      { line: 2, ...error, pointer: '/type', detail: '=1+1' },
      { line: 9, ...error },
    ]
    expect(linesOf(errors)).toBe(2)
    expect(errorsCsv(errors, ['line', 'field', 'code', 'reason'])).toContain(
      '"2","/title","not-blank","must not be blank."\r\n"2","/type","not-blank","\'=1+1"',
    )
  })
})

describe('An export', () => {
  const filter: ListFilter = {
    ...{ type: ['incident'], category: ['new'], state: [], priority: [], queue: [], tag: [], sla: [] },
    assignee: null,
  }

  it('says which filters of a view it does not know', () => {
    expect(beyond(filter)).toEqual([])
    expect(beyond({ ...filter, priority: [1], assignee: 'me' })).toEqual(['priority', 'assignee'])
  })

  it('begins with the first moment of a day', () => {
    expect(instantOf('2026-11-22')).toBe(new Date(2026, 10, 22).toISOString())
    expect(instantOf('')).toBeUndefined()
    expect(instantOf('nonsense')).toBeUndefined()
  })
})
