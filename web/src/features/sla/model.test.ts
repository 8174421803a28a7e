import { expect, test } from 'vitest'
import type { SlaPolicy } from '@/api/types/sla'
import {
  draftOf,
  hoursOf,
  hoursText,
  levelsOf,
  levelsText,
  targetOf,
  targetSaid,
  targetText,
  wishOf,
  wrongIn,
} from './model'

test('targets are typed as people say them, in both languages', () => {
  expect(targetOf('4h 30m')).toEqual({ kind: 'working-time', duration: 'PT4H30M' })
  expect(targetOf('2시간')).toEqual({ kind: 'working-time', duration: 'PT2H' })
  expect(targetOf('1d end')).toEqual({ kind: 'working-days', days: 1, endOfDay: true })
  expect(targetOf('3일')).toEqual({ kind: 'working-days', days: 3, endOfDay: false })
  expect(targetOf(' ')).toBeNull()
  expect(targetOf('soon')).toBeUndefined()
  for (const text of ['4h 30m', '45m', '3d', '1d end']) expect(targetText(targetOf(text) ?? undefined)).toBe(text)
  for (const text of ['4시간 30분', '45분', '3일', '1일 말'])
    expect(targetSaid(targetOf(text) ?? undefined, 'ko')).toBe(text)
})

test('levels are a line with names, and read back the same', () => {
  const line = '75%, -30m team lead, 1h manager, -1d'
  expect(levelsOf(line)).toEqual([
    { at: '75%' },
    { at: '-PT30M', name: 'team lead' },
    { at: 'PT1H', name: 'manager' },
    { at: '-1D' },
  ])
  expect(levelsText(levelsOf(line) ?? [])).toBe(line)
  expect(levelsOf('')).toEqual([])
  expect(levelsOf('75%, soon')).toBeUndefined()
})

test('hours of a day are intervals', () => {
  expect(hoursOf('09:00-12:00, 13:00~18:00')).toEqual([
    ['09:00', '12:00'],
    ['13:00', '18:00'],
  ])
  expect(hoursText([['00:00', '24:00']])).toBe('00:00-24:00')
  expect(hoursOf('9-12')).toBeUndefined()
})

const POLICY: SlaPolicy = {
  id: 'p',
  name: 'P1',
  position: 10,
  enabled: true,
  match: { types: ['incident'], priorities: [1], queues: [], condition: null },
  calendarId: 'c',
  targets: {
    ack: { '1': { kind: 'working-time', duration: 'PT15M' }, '2': { kind: 'working-time', duration: 'PT30M' } },
    resolve: { '1': { kind: 'working-time', duration: 'PT4H' } },
  },
  pauses: ['requester'],
  pausesOf: {},
  levels: {},
  vendor: null,
  onChange: 'retroactive',
  version: 1,
}

test('what is emptied is taken away, the rest stays', () => {
  const draft = draftOf(POLICY, 'c')
  expect(wrongIn(draft).size).toBe(0)
  const wish = wishOf({ ...draft, targets: { ...draft.targets, 'ack.2': '', 'resolve.1': '' } }, POLICY)
  expect(wish.targets).toEqual({ ack: { '1': { kind: 'working-time', duration: 'PT15M' }, '2': null }, resolve: null })
  expect(wish.match?.priorities).toEqual([1])
})

test('a policy without a promise, a name or with words for times cannot be saved', () => {
  const draft = draftOf(null, 'c')
  expect([...wrongIn(draft)]).toEqual(['name', 'targets'])
  expect(wrongIn({ ...draft, targets: { ...draft.targets, 'ack.1': 'fast' } }).has('ack.1')).toBe(true)
})
