import { describe, expect, it } from 'vitest'
import { targetOf } from './linkTarget'

const ID = '0190a000-0000-7000-8000-00000000abcd'

describe('what a link leads to', () => {
  it.each([
    ['ticket', ' PRB-2026-000001 ', { type: 'ticket', id: 'PRB-2026-000001' }],
    ['alert', ID.toUpperCase(), { type: 'alert', id: ID }],
    ['ticket', `https://desk.example/alerts/${ID}?range=1h`, { type: 'alert', id: ID }],
    ['ticket', `/entities/${ID}`, { type: 'entity', id: ID }],
    ['ticket', 'http://localhost:8080/tickets/INC-2026-000007', { type: 'ticket', id: 'INC-2026-000007' }],
    ['trace', '4BF92F3577B34DA6A3CE929D0E0E4736', { type: 'trace', id: '4bf92f3577b34da6a3ce929d0e0e4736' }],
  ] as const)('a %s: %s', (picked, text, target) => expect(targetOf(picked, text)).toEqual(target))

  it.each([
    ['alert', 'INC-2026-000001'],
    ['trace', '4bf92f'],
    ['ticket', '  '],
  ] as const)('not a %s: %s', (picked, text) => expect(targetOf(picked, text)).toBeNull())
})
