/** What it sends and what it costs. */
import type { Budget, CostRow, Delivery } from '@/api/types/billing'
import type { IngestKey } from '@/api/types/collector'
import { ago, id } from './time'

export const KEYS: IngestKey[] = [
  { id: id(7, 91), name: 'web 서버 수집기', prefix: 'bk3f7q', createdAt: ago(40_000), lastUsedAt: ago(1) },
  { id: id(7, 92), name: 'CI telemetry', prefix: 'bkx2ma', createdAt: ago(4_000), lastUsedAt: null },
]

const SERVICES: [string, number][] = [
  ['Amazon Elastic Compute Cloud', 412.18],
  ['Amazon Relational Database Service', 233.4],
  ['Amazon Simple Storage Service', 96.07],
  ['AWS Data Transfer', 71.9],
  ['Amazon CloudFront', 38.11],
  ['AWS Lambda', 21.5],
  ['Amazon Simple Queue Service', 4.02],
  ['AWS Key Management Service', 0.0000008],
]
const money = (value: number) => value.toFixed(11)

export function costRows(groupBy: string, month: string): CostRow[] {
  const groups = groupBy.split(',')
  const days = groups.includes('day')
    ? Array.from({ length: 21 }, (_unused, index) => `${month}-${String(index + 1).padStart(2, '0')}`)
    : [undefined]
  const names: [string | undefined, number][] = groups.includes('serviceName')
    ? SERVICES
    : groups.includes('billingAccountId')
      ? [
          ['1234567890123', 600],
          ['9876543210987', 277.18],
        ]
      : [[undefined, 877.18]]
  return days.flatMap((day, at) =>
    names.map(([name, amount], index) => ({
      amount: money(amount * (day ? 1 + 0.35 * Math.sin(at * 0.9 + index) : 21)),
      currency: 'USD',
      ...(day ? { day } : {}),
      ...(groups.includes('serviceName') && name ? { serviceName: name } : {}),
      ...(groups.includes('billingAccountId') && name ? { billingAccountId: name } : {}),
    })),
  )
}

export const BUDGETS: Budget[] = [
  {
    id: id(7, 71),
    name: '클라우드 전체',
    amount: '20000.00',
    currency: 'USD',
    metric: 'billedCost',
    period: 'monthly',
    scope: {},
    thresholds: [
      { kind: 'actual', percent: 80 },
      { kind: 'actual', percent: 100 },
    ],
    actual: '18420.61',
    firedThresholds: [80],
    version: 1,
  },
  {
    id: id(7, 72),
    name: '데이터베이스',
    amount: '7000.00',
    currency: 'USD',
    metric: 'billedCost',
    period: 'monthly',
    scope: { serviceName: 'Amazon Relational Database Service' },
    thresholds: [{ kind: 'actual', percent: 90 }],
    actual: '4901.40',
    firedThresholds: [],
    version: 1,
  },
]

export const DELIVERIES: Delivery[] = [
  {
    id: id(7, 81),
    name: 'focus-2026-11.csv',
    state: 'active',
    rowsRead: 48_211,
    rowsRejected: 0,
    bytesRead: 39_120_004,
    bytesTotal: 39_120_004,
    receivedAt: ago(900),
    activatedAt: ago(899),
    version: '1.0',
    sums: [{ currency: 'USD', billedCost: '18420.61000000080' }],
    errors: [],
    errorCount: 0,
    periods: ['2026-11'],
  },
  {
    id: id(7, 82),
    name: 'azure-october-broken.csv',
    state: 'rejected',
    rowsRead: 1_000,
    rowsRejected: 3,
    bytesRead: 812_004,
    bytesTotal: 812_004,
    receivedAt: ago(2000),
    activatedAt: null,
    version: '1.2',
    sums: [],
    errors: [
      { row: 17, column: 'BilledCost', value: '12,40', reason: 'not a decimal number' },
      { row: 231, column: 'ChargePeriodStart', value: '2026-13-01', reason: 'not a date and time' },
      { row: 812, column: 'BillingCurrency', value: null, reason: 'must not be null' },
    ],
    errorCount: 3,
    periods: [],
  },
]
