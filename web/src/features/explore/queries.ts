import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '@/api/client'
import { roots } from '@/api/keys'
import { asProblem } from '@/api/problem'
import type { ExemplarSeries, PromAnswer, PromSeries } from '@/api/types/collector'
import { promName } from '@/lib/promql'
import { type TimeRange, windowOf } from '@/lib/timeRange'
import type { Metric, Metrics } from './unit'

type Parameters = Record<string, string | number | undefined>

/** Beyond this a query travels as a form: request lines are limited to 4 KB on the way. */
const LONGEST_ADDRESS = 2_000

/** More than this no browser should be made to hold. A server that knows `limit` says when it cut. */
export const MOST_ANSWERED = { range: 5_000, instant: 20_000 } as const
const CUT = /truncated due to limit/

async function ask<T>(path: string, parameters: Parameters, signal?: AbortSignal): Promise<PromAnswer<T>> {
  const address = `/prometheus/api/v1/${path}`
  const length = encodeURIComponent(JSON.stringify(parameters)).length
  const options = length > LONGEST_ADDRESS ? { method: 'POST' as const, form: parameters } : { query: parameters }
  return (await call<PromAnswer<T>>(address, { ...options, ...(signal ? { signal } : {}) })).data
}

export interface Answered {
  readonly result: readonly PromSeries[]
  readonly tookMs: number
  readonly warnings: readonly string[]
  /** There is more than was sent. */
  readonly cut: boolean
}

export interface RangeAnswer extends Answered {
  readonly start: number
  readonly end: number
  readonly step: number
}

export interface InstantAnswer extends Answered {
  readonly resultType: 'vector' | 'matrix' | 'scalar' | 'string'
  readonly at: number
  /** What was asked: an answer may still be shown while the next one is on its way. */
  readonly of: string
}

function notesOf(answer: PromAnswer<unknown>): Pick<Answered, 'warnings' | 'cut'> {
  const notes = [...(answer.warnings ?? []), ...(answer.infos ?? [])]
  return { warnings: notes.filter((note) => !CUT.test(note)), cut: notes.some((note) => CUT.test(note)) }
}

/** A person who typed the query is there to try again; asking thrice only makes a slow server slower. */
const once = { retry: false as const, placeholderData: keepPreviousData }
const freshFor = (step: number) => ({ freshMs: Math.max(5, step) * 1_000 })

/** `shift` seconds earlier than the range, told as if it were the range: for comparing with what was. */
export function rangeAnswer(expr: string, range: TimeRange, step: number, shift = 0) {
  return queryOptions({
    queryKey: [roots.metrics, range.kind, 'explore', expr, range, step, shift] as const,
    queryFn: async ({ signal }): Promise<RangeAnswer> => {
      const { start, end } = windowOf(range, Date.now(), step)
      const asked = performance.now()
      const answer = await ask<{ result: PromSeries[] }>(
        'query_range',
        { query: expr, start: start - shift, end: end - shift, step, limit: MOST_ANSWERED.range },
        signal,
      )
      const result = answer.data?.result ?? []
      return { result, start, end, step, tookMs: performance.now() - asked, ...notesOf(answer) }
    },
    enabled: expr !== '',
    meta: freshFor(step),
    ...once,
  })
}

/** The value at the end of the range. */
export function instantAnswer(expr: string, range: TimeRange) {
  return queryOptions({
    queryKey: [roots.metrics, range.kind, 'explore-instant', expr, range] as const,
    queryFn: async ({ signal }): Promise<InstantAnswer> => {
      const at = range.kind === 'fixed' ? range.to : Date.now() / 1000
      const asked = performance.now()
      const answer = await ask<{ resultType: InstantAnswer['resultType']; result: unknown }>(
        'query',
        { query: expr, time: at, limit: MOST_ANSWERED.instant },
        signal,
      )
      const resultType = answer.data?.resultType ?? 'vector'
      const found = answer.data?.result
      // A scalar or string has no labels, only its value.
      const single = resultType === 'scalar' || resultType === 'string'
      const result = single ? [{ metric: {}, value: found as [number, string] }] : ((found ?? []) as PromSeries[])
      return {
        resultType,
        result,
        at,
        of: JSON.stringify([expr, range]),
        tookMs: performance.now() - asked,
        ...notesOf(answer),
      }
    },
    enabled: expr !== '',
    meta: freshFor(5),
    ...once,
  })
}

export interface Exemplar {
  readonly at: number
  readonly value: number
  readonly labels: Readonly<Record<string, string>>
  readonly of: Readonly<Record<string, string>>
}

/** Null when the server does not keep exemplars. */
export function exemplarsQuery(expr: string, range: TimeRange, step: number) {
  return queryOptions({
    queryKey: [roots.metrics, range.kind, 'explore-exemplars', expr, range] as const,
    queryFn: async ({ signal }): Promise<readonly Exemplar[] | null> => {
      const { start, end } = windowOf(range, Date.now(), step)
      try {
        const answer = await ask<ExemplarSeries[]>('query_exemplars', { query: expr, start, end }, signal)
        return (answer.data ?? []).flatMap(({ seriesLabels, exemplars }) =>
          exemplars.map((each) => ({
            at: Number(each.timestamp),
            value: Number(each.value),
            labels: each.labels,
            of: seriesLabels,
          })),
        )
      } catch (error) {
        if (asProblem(error).kind === 'missing') return null
        throw error
      }
    },
    enabled: expr !== '',
    meta: freshFor(Math.max(step, 15)),
    ...once,
  })
}

const UNTIL_ASKED_AGAIN = { staleTime: 60_000, retry: false as const }

/** What is known of every metric, by its PromQL spelling. */
export const metadataQuery = queryOptions({
  queryKey: [roots.metricNames, 'metadata'],
  queryFn: async ({ signal }): Promise<Metrics> => {
    const told = await ask<Record<string, { type: string; help: string; unit: string }[]>>('metadata', {}, signal)
    return new Map(
      Object.entries(told.data ?? {}).map(([name, [first]]): [string, Metric] => [
        promName(name),
        { name, type: first?.type ?? '', unit: first?.unit ?? '', help: first?.help ?? '' },
      ]),
    )
  },
  ...UNTIL_ASKED_AGAIN,
})

export const metricNamesQuery = queryOptions({
  queryKey: [roots.metricNames, 'spelled'],
  queryFn: async ({ signal }) => {
    const names = await ask<string[]>('label/__name__/values', {}, signal)
    return [...new Set((names.data ?? []).map(promName))].sort()
  },
  ...UNTIL_ASKED_AGAIN,
})

export const labelNamesQuery = (selector: string, since: number) =>
  queryOptions({
    queryKey: [roots.metricNames, 'labels', selector, since],
    queryFn: async ({ signal }) => {
      const names = await ask<string[]>('labels', { 'match[]': selector || undefined, start: since }, signal)
      return [...new Set((names.data ?? []).map(promName))].filter((name) => name !== '__name__').sort()
    },
    ...UNTIL_ASKED_AGAIN,
  })

export const labelValuesQuery = (name: string, selector: string, since: number) =>
  queryOptions({
    queryKey: [roots.metricNames, 'values', name, selector, since],
    queryFn: async ({ signal }) => {
      const path = `label/${encodeURIComponent(name)}/values`
      return (await ask<string[]>(path, { 'match[]': selector || undefined, start: since }, signal)).data ?? []
    },
    ...UNTIL_ASKED_AGAIN,
  })

/** Completion looks at what reported in the range or the last hour; rounded, so that typing asks the same again. */
export function sinceOf(range: TimeRange, nowMs = Date.now()): number {
  if (range.kind === 'fixed') return range.from
  return Math.floor((nowMs / 1000 - Math.max(3_600, range.seconds)) / 600) * 600
}

/** What a person stops: the questions of this expression, whatever they are about. */
export function stop(client: QueryClient, expr: string): void {
  void client.cancelQueries({ queryKey: [roots.metrics], predicate: (query) => query.queryKey.includes(expr) })
}
