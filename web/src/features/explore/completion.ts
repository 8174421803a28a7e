/** Completion from the tenant's own metadata: the library knows the grammar, this knows whom to ask and in which language to
 *  answer. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { type CompleteStrategy, newCompleteStrategy, type PrometheusClient } from '@prometheus-io/codemirror-promql'
import { EqlRegex, EqlSingle, Neq, NeqRegex } from '@prometheus-io/lezer-promql'
import type { QueryClient } from '@tanstack/react-query'
import type { TimeRange } from '@/lib/timeRange'
import { labelNamesQuery, labelValuesQuery, metadataQuery, metricNamesQuery, sinceOf } from './queries'
import { type Match, selectorOf } from './simple'
import { type Metrics, metricOf } from './unit'

const SIGNS = new Map<number, Match>([
  [EqlSingle, '='],
  [Neq, '!='],
  [EqlRegex, '=~'],
  [NeqRegex, '!~'],
])

/** Nothing to suggest is no reason to disturb who types. */
const orNothing = <T>(asked: Promise<T[]>): Promise<T[]> => asked.catch(() => [])

export function clientOf(queries: QueryClient, range: () => TimeRange): PrometheusClient {
  return {
    metricNames: () => orNothing(queries.fetchQuery(metricNamesQuery)),
    labelNames: (metric = '') =>
      orNothing(queries.fetchQuery(labelNamesQuery(selectorOf({ metric, filters: [] }), sinceOf(range())))),
    labelValues: (label, metric = '', matchers = []) => {
      const filters = matchers
        .filter((matcher) => matcher.name !== label && matcher.name !== '__name__' && matcher.value !== '')
        .map(({ name, type, value }) => ({ name, match: SIGNS.get(type) ?? '=', value }))
      const named = metric || matchers.find((matcher) => matcher.name === '__name__')?.value || ''
      return orNothing(
        queries.fetchQuery(labelValuesQuery(label, selectorOf({ metric: named, filters }), sinceOf(range()))),
      )
    },
    // Told by `described` below, with the unit.
    metricMetadata: () => Promise.resolve({}),
    series: () => Promise.resolve([]),
    flags: () => Promise.resolve({}),
  }
}

/** `gauge · By`, and what the sender says it is. */
function described(option: Completion, metrics: Metrics): Completion {
  const metric = metricOf(option.label, metrics)
  if (!metric) return option
  const detail = [metric.type, metric.unit].filter((text) => text !== '' && text !== 'unknown').join(' · ')
  const info = [metric.name === option.label ? '' : metric.name, metric.help].filter((text) => text !== '').join(' — ')
  return { ...option, ...(detail ? { detail } : {}), ...(info ? { info } : {}) }
}

export function strategyOf(
  queries: QueryClient,
  range: () => TimeRange,
  words: () => Promise<Readonly<Record<string, string>>>,
): CompleteStrategy {
  const grammar = newCompleteStrategy({ remote: clientOf(queries, range) })
  return {
    promQL: async (context: CompletionContext): Promise<CompletionResult | null> => {
      const found = await grammar.promQL(context)
      if (!found) return null
      const metrics = queries.getQueryData(metadataQuery.queryKey) ?? new Map()
      const own = await words()
      const options = found.options.map((option): Completion => {
        if (option.type === 'constant') return described(option, metrics)
        if (option.type === 'text') return option
        const { detail: _said, ...rest } = option
        const info = own[option.label]
        return info ? { ...rest, info } : rest
      })
      return { ...found, options }
    },
  }
}
