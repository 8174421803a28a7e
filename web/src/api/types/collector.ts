export interface PromSeries {
  metric: Record<string, string>
  values?: [number, string][]
  value?: [number, string]
}

export interface PromAnswer<T> {
  status: 'success' | 'error'
  data?: T
  error?: string
  errorType?: string
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
