import type { Entity, Relation } from '@/api/types/topology'

export interface News {
  readonly at: string
  readonly kind: 'seen' | 'joined' | 'left'
  readonly type: string
  /** Id of the thing at the other end. */
  readonly other: string
}

const DAY = 86_400_000
const MOST = 10

/** What began or ended within a day of an instant, the latest first. */
export function newsOf(entity: Entity, relations: readonly Relation[], at: string): readonly News[] {
  const near = (instant: string | null): instant is string =>
    instant !== null && Math.abs(Date.parse(instant) - Date.parse(at)) <= DAY
  const all: News[] = near(entity.firstSeenAt) ? [{ at: entity.firstSeenAt, kind: 'seen', type: '', other: '' }] : []
  for (const { type, from, to, validFrom, validTo } of relations) {
    const other = from === entity.id ? to : from
    if (near(validFrom)) all.push({ at: validFrom, kind: 'joined', type, other })
    if (near(validTo)) all.push({ at: validTo, kind: 'left', type, other })
  }
  return all.sort((a, b) => b.at.localeCompare(a.at)).slice(0, MOST)
}
