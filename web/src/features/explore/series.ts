/** What a line is called, what all lines share, and which of too many are drawn. */
import type { Series } from '@/api/metrics'
import { promName } from '@/lib/promql'

type Labels = Readonly<Record<string, string>>

export function pairsOf(labels: Labels, without: ReadonlySet<string> = new Set()): string {
  return Object.entries(labels)
    .filter(([name]) => name !== '__name__' && !without.has(name))
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')
}

/** Labels that have the same value in each of several series: said once, not on every line. */
export function commonLabels(series: readonly { readonly labels: Labels }[]): Labels {
  const [first, ...rest] = series
  if (!first || rest.length === 0) return {}
  return Object.fromEntries(
    Object.entries(first.labels).filter(([name, value]) => rest.every((each) => each.labels[name] === value)),
  )
}

/** The name of a line among its neighbours. */
export function lineName(labels: Labels, common: Labels): string {
  const pairs = pairsOf(labels, new Set(Object.keys(common)))
  // As PromQL spells it, so that it can be copied into a query.
  const own = promName(labels.__name__ ?? '')
  const metric = common.__name__ === undefined ? own : ''
  if (metric === '' && pairs === '') return own
  return pairs === '' ? metric : `${metric}{${pairs}}`
}

function peak(series: Series): number {
  let highest = Number.NEGATIVE_INFINITY
  for (const value of series.values) if (value !== null && value > highest) highest = value
  return highest
}

/** The highest ones, in the order they came; a series whose peak is equal is kept by its order. */
export function highest(series: readonly Series[], most: number): readonly Series[] {
  if (series.length <= most) return series
  const ranked = series.map((each, index) => ({ index, peak: peak(each) })).sort((a, b) => b.peak - a.peak)
  const kept = new Set(ranked.slice(0, most).map((each) => each.index))
  return series.filter((_each, index) => kept.has(index))
}
