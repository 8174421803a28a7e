/** A native histogram; a bucket is [boundary rule, lower bound, upper bound, count]. */
export interface PromHistogram {
  count: string
  sum: string
  buckets?: [number, string, string, string][]
}

export interface PromSeries {
  metric: Record<string, string>
  values?: [number, string][]
  value?: [number, string]
  histograms?: [number, PromHistogram][]
  histogram?: [number, PromHistogram]
}

export interface ExemplarSeries {
  seriesLabels: Record<string, string>
  exemplars: { labels: Record<string, string>; value: string; timestamp: number }[]
}

export interface PromAnswer<T> {
  status: 'success' | 'error'
  data?: T
  error?: string
  errorType?: string
  warnings?: string[]
  infos?: string[]
}

export interface IngestKey {
  id: string
  name: string
  prefix: string
  createdAt: string
  lastUsedAt: string | null
  /** Only in the answer to its creation. */
  key?: string
}

export interface NewIngestKey {
  name: string
}

export type UsageBy = 'metric' | 'label' | 'sender'

/** A metric, a label or a sender and what it costs. */
export interface MetricUsageItem {
  name: string
  id?: string
  /** Of a metric gauge, counter, …; of a sender key, target or host. */
  type?: string
  unit?: string
  series: number
  samplesPerSecond?: number
  newSeriesPerHour?: number
  /** How many different values a label has. */
  values?: number
  top?: { label: string; value: string; series: number }[]
  knownSince?: string
  /** Absent: never since `knownSince`. */
  askedAt?: string
}

export interface MetricUsageTotal {
  metrics: number
  labels: number
  senders: number
  series: number
  samplesPerSecond: number
  newSeriesPerHour: number
  unusedMetrics: number
  unusedSeries: number
  unusedSamplesPerSecond: number
  unusedForDays: number
  samplesSince: string
  newSeriesSince: string
}

export interface MetricUsagePage {
  items: MetricUsageItem[]
  next: string | null
  count: number
  total: MetricUsageTotal
}

/** Why a target could not be asked. */
export type TargetFailure = 'unreachable' | 'timeout' | 'refused' | 'protocol'

export interface TargetVisit {
  at: string
  up: boolean
  tookMs: number
  samples: number
  reason: TargetFailure | null
  error: string | null
}

export type CredentialType = 'basic' | 'bearer'

/** Something that exposes metrics as Prometheus does and is asked by the collector. */
export interface ScrapeTarget {
  id: string
  job: string
  url: string
  interval: string
  timeout: string
  labels: Record<string, string>
  enabled: boolean
  /** What kind of credential it is shown; the credential itself is never told. */
  credentialType: CredentialType | null
  version: number
  createdAt: string
  updatedAt: string
  /** Null: not asked since the collector started. */
  visit: TargetVisit | null
}

export type NewCredential = { type: 'basic'; username: string; password: string } | { type: 'bearer'; token: string }

export interface NewScrapeTarget {
  job: string
  url: string
  interval: string
  labels: Record<string, string>
  enabled: boolean
  /** Not named: stays as it is. Null: none. */
  credential?: NewCredential | null
}

export interface TargetTrial {
  up: boolean
  tookMs: number
  samples: number
  metricCount: number
  metrics: string[]
  reason: TargetFailure | null
  error: string | null
}

export interface TraceSummary {
  traceId: string
  /** null while the root span has not arrived. */
  rootService: string | null
  rootName: string | null
  startedAt: string
  durationMs: number
  spanCount: number
  errorCount: number
}
