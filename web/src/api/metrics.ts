/** Range queries in PromQL, as charts need them: every series on the grid of the window, gaps as null. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { promName, stepFor } from '@/lib/promql'
import { type TimeRange, windowOf } from '@/lib/timeRange'
import { get } from './client'
import { roots } from './keys'
import type { PromAnswer, PromSeries } from './types/collector'

export interface Series {
  readonly labels: Readonly<Record<string, string>>
  readonly values: readonly (number | null)[]
}

export interface SeriesSet {
  readonly times: readonly number[]
  readonly series: readonly Series[]
}

function numberOf(text: string): number | null {
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}

/** Labels come as OpenTelemetry publishes them or as PromQL spells them; here they are always `host_name`. */
function spelled(labels: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [promName(name), value]))
}

/** Puts samples on the grid; a grid point without a sample is a gap, never a line drawn across. */
export function onGrid(result: readonly PromSeries[], start: number, end: number, step: number): SeriesSet {
  const length = Math.round((end - start) / step) + 1
  const times = Array.from({ length }, (_unused, index) => start + index * step)
  const series = result.map(({ metric, values = [] }) => {
    const row: (number | null)[] = Array.from({ length }, () => null)
    for (const [at, value] of values) {
      const index = Math.round((at - start) / step)
      if (index >= 0 && index < length) row[index] = numberOf(value)
    }
    return { labels: spelled(metric), values: row }
  })
  return { times, series }
}

async function fetchRange(expr: string, range: TimeRange, points: number, signal: AbortSignal): Promise<SeriesSet> {
  const step = stepFor(range.seconds, points)
  const { start, end } = windowOf(range, Date.now(), step)
  const answer = await get<PromAnswer<{ result: PromSeries[] }>>(
    '/prometheus/api/v1/query_range',
    { query: expr, start, end, step },
    signal,
  )
  return onGrid(answer.data?.result ?? [], start, end, step)
}

/** `entity` names whose telemetry refreshes it; live windows only, a fixed window never changes. */
export function rangeQuery(
  expr: string,
  range: TimeRange,
  options: { entity?: string | undefined; points?: number } = {},
) {
  const points = options.points ?? 240
  return queryOptions({
    queryKey: [roots.metrics, range.kind, expr, range, points] as const,
    queryFn: ({ signal }) => fetchRange(expr, range, points, signal),
    enabled: expr !== '',
    meta: { entity: options.entity },
    placeholderData: keepPreviousData,
  })
}

export const metricNamesQuery = queryOptions({
  queryKey: [roots.metricNames],
  queryFn: async ({ signal }) =>
    (await get<PromAnswer<string[]>>('/prometheus/api/v1/label/__name__/values', undefined, signal)).data ?? [],
  staleTime: 60_000,
})
