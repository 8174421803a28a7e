import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get } from '@/api/client'
import { roots } from '@/api/keys'
import type { MetricUsagePage } from '@/api/types/collector'
import type { UsageView } from './model'

const PATH = '/api/v1/metrics/usage'
const PER_PAGE = 50

export function usageQuery({ by, sort, q, unused }: UsageView) {
  return infiniteQueryOptions({
    queryKey: [roots.usage, by, sort, q, unused] as const,
    queryFn: ({ pageParam, signal }) =>
      get<MetricUsagePage>(
        PATH,
        {
          by,
          sort,
          q,
          unusedForDays: by === 'metric' && unused ? unused : undefined,
          limit: PER_PAGE,
          after: pageParam,
        },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
}

/** Which labels make the series of a metric. */
export const labelsOfQuery = (metric: string) =>
  queryOptions({
    queryKey: [roots.usage, 'labels-of', metric] as const,
    queryFn: ({ signal }) => get<MetricUsagePage>(PATH, { by: 'label', metric, limit: 20 }, signal),
  })
