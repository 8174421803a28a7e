import type { MetricUsageItem, UsageBy } from '@/api/types/collector'

export const SORTS = {
  metric: ['-series', '-samplesPerSecond', '-newSeriesPerHour', 'name'],
  label: ['-values', '-series', 'name'],
  sender: ['-samplesPerSecond', '-series', 'name'],
} as const satisfies Record<UsageBy, readonly string[]>
export type Sort = (typeof SORTS)[UsageBy][number]

export const DAYS = [7, 30, 90] as const

export interface UsageView {
  readonly by: UsageBy
  readonly sort: Sort
  readonly q: string
  /** Days; 0: whether somebody asks or not. */
  readonly unused: number
}

export interface UsageSearch {
  readonly by?: string | undefined
  readonly sort?: string | undefined
  readonly q?: string | undefined
  readonly unused?: string | undefined
}

/** What stands in the address, as far as it makes sense. */
export function viewOf(search: UsageSearch): UsageView {
  const by: UsageBy = search.by === 'label' || search.by === 'sender' ? search.by : 'metric'
  const sorts: readonly Sort[] = SORTS[by]
  const days = DAYS.find((each) => String(each) === search.unused) ?? 0
  return {
    by,
    sort: sorts.find((each) => each === search.sort) ?? SORTS[by][0],
    q: search.q ?? '',
    unused: by === 'metric' ? days : 0,
  }
}

/** What the bars of a list show: what it is sorted by, and by name the first number there is. */
export function measureOf(by: UsageBy, sort: Sort): Exclude<Sort, 'name'> {
  return sort === 'name' ? SORTS[by][0] : sort
}

export function amount(item: MetricUsageItem, measure: Exclude<Sort, 'name'>): number {
  switch (measure) {
    case '-series':
      return item.series
    case '-samplesPerSecond':
      return item.samplesPerSecond ?? 0
    case '-newSeriesPerHour':
      return item.newSeriesPerHour ?? 0
    case '-values':
      return item.values ?? 0
  }
}

export function senderOf({ type }: MetricUsageItem): 'key' | 'target' | 'host' {
  return type === 'target' || type === 'host' ? type : 'key'
}

export interface Slice {
  readonly name: string
  /** Of all, 0 to 1. */
  readonly share: number
  /** All that is too small to be drawn. */
  readonly rest: boolean
}

/** The largest few of a whole and one for all others; too thin ones would not be seen. */
export function slicesOf(items: readonly { name: string; value: number }[], total: number, most = 8): Slice[] {
  if (total <= 0) return []
  const largest = [...items]
    .filter(({ value }) => value / total >= 0.01)
    .sort((a, b) => b.value - a.value)
    .slice(0, most)
    .map(({ name, value }) => ({ name, share: Math.min(1, value / total), rest: false }))
  const left = 1 - largest.reduce((sum, slice) => sum + slice.share, 0)
  return left > 0.001 ? [...largest, { name: '', share: left, rest: true }] : largest
}

/** A label that has a value of its own for many series is what makes a metric large. */
export function isCulprit(label: MetricUsageItem, seriesOfMetric: number): boolean {
  return (label.values ?? 0) > 10 && (label.values ?? 0) >= seriesOfMetric / 4
}
