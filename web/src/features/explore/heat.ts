/** Histogram buckets over time, from classic series (label `le`, cumulative) or from native histograms. */
import type { PromSeries } from '@/api/types/collector'
import { promName } from '@/lib/promql'

export interface Heat {
  readonly times: readonly number[]
  /** Upper bounds, lowest first; the last may be infinite. */
  readonly bounds: readonly number[]
  /** One row per bound: how much fell into the bucket. */
  readonly counts: readonly (readonly (number | null)[])[]
  readonly most: number
}

interface Window {
  readonly start: number
  readonly end: number
  readonly step: number
}

const boundOf = (text: string) => (/^\+?inf$/i.test(text) ? Number.POSITIVE_INFINITY : Number(text))

/** Null when these series are no histogram. */
export function heatOf(result: readonly PromSeries[], { start, end, step }: Window): Heat | null {
  const length = Math.round((end - start) / step) + 1
  const rows = new Map<number, (number | null)[]>()
  const cumulative = result.every(({ metric }) => leOf(metric) !== undefined)
  const native = result.some(({ histograms }) => histograms !== undefined)
  if (result.length === 0 || (!cumulative && !native)) return null
  const add = (bound: number, at: number, count: number) => {
    const index = Math.round((at - start) / step)
    if (Number.isNaN(bound) || index < 0 || index >= length || !Number.isFinite(count)) return
    const row = rows.get(bound) ?? Array.from({ length }, () => null)
    row[index] = (row[index] ?? 0) + count
    rows.set(bound, row)
  }
  for (const { metric, values = [], histograms = [] } of result) {
    if (cumulative) for (const [at, value] of values) add(boundOf(leOf(metric) ?? ''), at, Number(value))
    for (const [at, { buckets = [] }] of histograms)
      for (const [, , upper, count] of buckets) add(boundOf(upper), at, Number(count))
  }
  const bounds = [...rows.keys()].sort((a, b) => a - b)
  const stacked = bounds.map((bound) => rows.get(bound) ?? [])
  const counts = cumulative ? stacked.map((row, at) => lessThanBelow(row, stacked[at - 1])) : stacked
  return {
    times: Array.from({ length }, (_unused, index) => start + index * step),
    bounds,
    counts,
    most: counts.reduce((most, row) => row.reduce<number>((high, each) => Math.max(high, each ?? 0), most), 0),
  }
}

function leOf(metric: Record<string, string>): string | undefined {
  return Object.entries(metric).find(([name]) => promName(name) === 'le')?.[1]
}

/** Rounding may leave a bucket a little below the one under it; nothing is less than empty. */
function lessThanBelow(row: readonly (number | null)[], below: readonly (number | null)[] | undefined) {
  return row.map((value, index) => (value === null ? null : Math.max(0, value - (below?.[index] ?? 0))))
}
