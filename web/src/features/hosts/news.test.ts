import { describe, expect, it } from 'vitest'
import type { Entity, Relation } from '@/api/types/topology'
import { newsOf } from './news'

const entity = { id: 'web', firstSeenAt: '2026-11-01T00:00:00Z' } as Entity
const relation = (from: string, to: string, validFrom: string, validTo: string | null = null) =>
  ({ id: `${from}${to}`, type: 'runsOn', from, to, validFrom, validTo }) as Relation

describe('what changed about a thing', () => {
  it('is what began or ended within a day, the latest first', () => {
    const relations = [
      relation('app', 'web', '2026-11-09T12:00:00Z'),
      relation('web', 'disk', '2026-10-01T00:00:00Z', '2026-11-10T06:00:00Z'),
      relation('web', 'rack', '2026-10-01T00:00:00Z'),
    ]
    expect(newsOf(entity, relations, '2026-11-10T00:00:00Z')).toEqual([
      { at: '2026-11-10T06:00:00Z', kind: 'left', type: 'runsOn', other: 'disk' },
      { at: '2026-11-09T12:00:00Z', kind: 'joined', type: 'runsOn', other: 'app' },
    ])
  })

  it('is also that it came', () => {
    expect(newsOf(entity, [], '2026-11-01T20:00:00Z').map((each) => each.kind)).toEqual(['seen'])
  })
})
