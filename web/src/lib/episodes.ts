/** How often, and when, a condition held long enough: what a rule would have done over the points of a preview. */
export type Op = 'gt' | 'ge' | 'lt' | 'le' | 'eq' | 'ne'

export interface Episode {
  readonly from: number
  readonly to: number
}

const TESTS: Record<Op, (value: number, limit: number) => boolean> = {
  gt: (value, limit) => value > limit,
  ge: (value, limit) => value >= limit,
  lt: (value, limit) => value < limit,
  le: (value, limit) => value <= limit,
  eq: (value, limit) => value === limit,
  ne: (value, limit) => value !== limit,
}

/** The value at which a firing alert recovers: beyond `recover`, seen from the threshold; the threshold itself without one. */
function recovered(op: Op, value: number, limit: number, recover: number | null): boolean {
  if (recover === null) return !TESTS[op](value, limit)
  return op === 'gt' || op === 'ge'
    ? value < recover
    : op === 'lt' || op === 'le'
      ? value > recover
      : !TESTS[op](value, limit)
}

export function episodes(
  points: readonly (readonly [number, number | null])[],
  rule: { op: Op; value: number; recover: number | null; forSeconds: number },
): Episode[] {
  const found: Episode[] = []
  let breachedAt: number | null = null
  let firingSince: number | null = null
  let last = 0
  for (const [at, value] of points) {
    if (value === null) continue
    last = at
    if (firingSince !== null) {
      if (recovered(rule.op, value, rule.value, rule.recover)) {
        found.push({ from: firingSince, to: at })
        firingSince = null
        breachedAt = null
      }
    } else if (TESTS[rule.op](value, rule.value)) {
      breachedAt ??= at
      if (at - breachedAt >= rule.forSeconds) firingSince = at
    } else {
      breachedAt = null
    }
  }
  if (firingSince !== null) found.push({ from: firingSince, to: last })
  return found
}
