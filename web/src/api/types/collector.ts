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
