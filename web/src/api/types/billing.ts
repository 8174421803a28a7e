export type DeliveryState = 'running' | 'active' | 'rejected' | 'superseded'

export interface RowError {
  row: number
  column: string | null
  value: string | null
  reason: string
  line?: number
  code?: string
}

export interface Delivery {
  id: string
  name: string
  state: DeliveryState
  /** Why it was rejected. */
  reason?: 'rows-rejected' | 'interrupted' | 'failed' | null
  rowsRead: number
  rowsRejected: number
  bytesRead: number
  bytesTotal: number | null
  receivedAt: string
  activatedAt: string | null
  /** Version of FOCUS the file is written in. */
  version: string | null
  sums: { currency: string; billedCost: string }[]
  errors: RowError[]
  errorCount: number
  periods: string[]
}

export type CostMetric = 'billedCost' | 'effectiveCost' | 'listCost' | 'contractedCost'
export type CostGroup = 'serviceName' | 'billingAccountId' | 'day'

export interface CostRow {
  amount: string
  currency: string
  day?: string
  serviceName?: string | null
  billingAccountId?: string | null
}

export interface CostAnswer {
  rows: CostRow[]
  total: { amount: string; currency: string }[]
  metric: string
}

export interface Budget {
  id: string
  name: string
  amount: string
  currency: string
  metric: CostMetric
  period: 'monthly'
  scope: { serviceName?: string | null; billingAccountId?: string | null }
  thresholds: { kind: 'actual'; percent: number }[]
  actual: string
  firedThresholds: number[]
  version: number
}

export type NewBudget = Pick<Budget, 'name' | 'amount' | 'currency' | 'metric' | 'period' | 'scope' | 'thresholds'>
