/** What a tenant's metrics cost, as the collector tells it. */
import type { MetricUsageItem, MetricUsagePage, MetricUsageTotal } from '@/api/types/collector'
import { ago } from './data'

const metric = (
  name: string,
  type: string,
  [series, samplesPerSecond, newSeriesPerHour]: readonly [number, number, number],
  askedMinutesAgo?: number,
): MetricUsageItem => ({
  name,
  type,
  unit: '',
  series,
  samplesPerSecond,
  newSeriesPerHour,
  knownSince: ago(60 * 24 * 20),
  ...(askedMinutesAgo === undefined ? {} : { askedAt: ago(askedMinutesAgo) }),
})

export const METRICS: MetricUsageItem[] = [
  metric('http.server.request.duration_bucket', 'histogram', [18_240, 1_216.4, 3_120], 2),
  metric('checkout_session_events_total', 'counter', [9_411, 627.2, 8_904.5]),
  metric('container.cpu.time', 'counter', [2_480, 165.3, 96], 12),
  metric('kube_pod_labels', 'gauge', [1_960, 130.7, 88]),
  metric('system.network.io', 'counter', [412, 82.4, 0], 1),
  metric('system.filesystem.utilization', 'gauge', [188, 37.6, 0], 1),
  metric('system.disk.io', 'counter', [96, 19.2, 0], 1),
  metric('system.cpu.utilization', 'gauge', [64, 12.8, 0], 0),
  metric('go_gc_duration_seconds', 'summary', [40, 2.7, 0]),
  ...Array.from({ length: 70 }, (_unused, index) =>
    metric(
      `legacy_export_${String(index).padStart(2, '0')}_total`,
      'counter',
      [8, 0.533, 0],
      index % 3 ? 3_000 : undefined,
    ),
  ),
]

const label = (name: string, values: number, series: number, ...top: [string, number][]): MetricUsageItem => ({
  name,
  values,
  series,
  ...(top.length > 0 ? { top: top.map(([value, count]) => ({ label: name, value, series: count })) } : {}),
})

const LABELS: MetricUsageItem[] = [
  label('session_id', 9_388, 9_411, ['a81f-0c22', 3], ['a81f-0c23', 2]),
  label('http.route', 152, 18_240, ['/api/v1/orders', 1_120], ['/api/v1/orders/{id}', 960], ['/healthz', 320]),
  label('pod', 140, 4_440, ['checkout-7d9f-2xk', 44]),
  label('le', 15, 18_240, ['+Inf', 1_216], ['0.005', 1_216]),
  label('host.name', 8, 33_000, ['web-1', 9_000], ['web-2', 8_800]),
]

const LABELS_OF_A_METRIC = [label('http.route', 152, 18_240), label('le', 15, 18_240), label('host.name', 8, 17_000)]
const CULPRIT = [label('session_id', 9_388, 9_411), label('shop', 12, 9_411)]

const SENDERS: MetricUsageItem[] = [
  { name: 'web 서버 수집기', id: 'k1', type: 'key', series: 28_100, samplesPerSecond: 1_980.2 },
  { name: 'node', id: 'http://web-1:9100/metrics', type: 'target', series: 3_104, samplesPerSecond: 206.9 },
  { name: 'host', id: 'host', type: 'host', series: 710, samplesPerSecond: 142.1 },
]

const TOTAL: MetricUsageTotal = {
  metrics: METRICS.length,
  labels: LABELS.length,
  senders: SENDERS.length,
  series: METRICS.reduce((sum, each) => sum + each.series, 0),
  samplesPerSecond: METRICS.reduce((sum, each) => sum + (each.samplesPerSecond ?? 0), 0),
  newSeriesPerHour: METRICS.reduce((sum, each) => sum + (each.newSeriesPerHour ?? 0), 0),
  unusedMetrics: METRICS.filter((each) => !each.askedAt).length,
  unusedSeries: METRICS.filter((each) => !each.askedAt).reduce((sum, each) => sum + each.series, 0),
  unusedSamplesPerSecond: 760,
  unusedForDays: 7,
  samplesSince: ago(8),
  newSeriesSince: ago(52),
}

function asked(params: URLSearchParams): MetricUsageItem[] {
  const of = params.get('metric')
  if (of) return of === 'checkout_session_events_total' ? CULPRIT : LABELS_OF_A_METRIC
  if (params.get('by') === 'label') return LABELS
  if (params.get('by') === 'sender') return SENDERS
  return params.get('unusedForDays') ? METRICS.filter((each) => !each.askedAt) : METRICS
}

const numberOf = (item: MetricUsageItem, sort: string) =>
  sort === '-samplesPerSecond'
    ? (item.samplesPerSecond ?? 0)
    : sort === '-newSeriesPerHour'
      ? (item.newSeriesPerHour ?? 0)
      : sort === '-values'
        ? (item.values ?? 0)
        : item.series

export function answer(params: URLSearchParams, empty: boolean): MetricUsagePage {
  if (empty) return { items: [], next: null, count: 0, total: { ...TOTAL, metrics: 0, series: 0 } }
  const sort = params.get('sort') ?? '-series'
  const q = params.get('q')?.toLowerCase() ?? ''
  const all = asked(params)
    .filter((each) => each.name.toLowerCase().includes(q))
    .sort((a, b) => (sort === 'name' ? a.name.localeCompare(b.name) : numberOf(b, sort) - numberOf(a, sort)))
  const from = Number(params.get('after') || 0)
  const to = from + Number(params.get('limit') ?? 50)
  return { items: all.slice(from, to), next: to < all.length ? String(to) : null, count: all.length, total: TOTAL }
}
