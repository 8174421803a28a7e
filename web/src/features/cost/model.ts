import type { CostMetric, CostRow } from '@/api/types/billing'
import { add, compare, type Money, pixels } from '@/lib/money'

export const METRICS: readonly CostMetric[] = ['billedCost', 'effectiveCost', 'listCost', 'contractedCost']
export const GROUPS = ['serviceName', 'billingAccountId', 'day'] as const
export type Group = (typeof GROUPS)[number]

/** A month, its end excluded. */
export interface Period {
  readonly month: string
  readonly from: string
  readonly to: string
}

export function periodOf(month: string | undefined, now: Date): Period {
  const valid = month && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : now.toISOString().slice(0, 7)
  const [year = 0, number = 1] = valid.split('-').map(Number)
  const next = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10)
  return { month: valid, from: `${valid}-01`, to: next }
}

export function shifted(period: Period, months: number): string {
  const [year = 0, number = 1] = period.month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

export function metricOf(text: string | undefined): CostMetric {
  return METRICS.find((metric) => metric === text) ?? 'billedCost'
}

export function groupOf(text: string | undefined): Group {
  return GROUPS.find((group) => group === text) ?? 'serviceName'
}

export function currenciesOf(rows: readonly Money[]): string[] {
  return [...new Set(rows.map((row) => row.currency))].sort()
}

export function ofCurrency(rows: readonly CostRow[], currency: string): CostRow[] {
  return rows.filter((row) => row.currency === currency)
}

export function largestFirst(rows: readonly CostRow[]): CostRow[] {
  return [...rows].sort((a, b) => compare(b.amount, a.amount))
}

export interface Day {
  readonly day: string
  readonly total: string
  readonly parts: readonly { readonly name: string; readonly amount: string }[]
}

/** Days with their largest groups; the rest together under one name. Sums are exact. */
export function daysOf(
  rows: readonly CostRow[],
  group: 'serviceName' | 'billingAccountId',
  top: readonly string[],
  other: string,
  unnamed: string,
): Day[] {
  const days = new Map<string, Map<string, string>>()
  for (const row of rows) {
    const parts = days.get(row.day ?? '') ?? new Map<string, string>()
    const name = row[group] ?? unnamed
    const shown = top.includes(name) ? name : other
    parts.set(shown, add(parts.get(shown) ?? '0', row.amount))
    days.set(row.day ?? '', parts)
  }
  return [...days]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([day, parts]) => ({
      day,
      total: [...parts.values()].reduce(add, '0'),
      parts: [...top, other].flatMap((name) => {
        const amount = parts.get(name)
        return amount === undefined ? [] : [{ name, amount }]
      }),
    }))
}

/** How much of the whole a part is, for a bar; geometry only. */
export function shareOf(amount: string, largest: string): number {
  const whole = pixels(largest)
  return whole <= 0 ? 0 : Math.max(0, Math.min(1, pixels(amount) / whole))
}
