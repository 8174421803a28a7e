import type { DeskReport } from '@/api/types/deskReport'

export const SPANS = ['7', '30', '90', '365'] as const
export type Span = (typeof SPANS)[number]
export const GROUPS = ['queue', 'priority', 'type', 'assignee'] as const
export type Group = (typeof GROUPS)[number]
/** Of the backlog, in days. */
export const AGES = ['0–1', '2–3', '4–7', '8–14', '15–30', '> 30'] as const

export function spanOf(text: string | undefined): Span {
  return SPANS.find((span) => span === text) ?? '30'
}

export function groupOf(text: string | undefined): Group {
  return GROUPS.find((group) => group === text) ?? 'queue'
}

/** The last days, today included, as dates of the reader's zone. */
export function periodOf(span: Span, now: Date, zone: string): { from: string; to: string } {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const to = date.format(now)
  const first = new Date(`${to}T00:00:00Z`)
  first.setUTCDate(first.getUTCDate() - (Number(span) - 1))
  return { from: first.toISOString().slice(0, 10), to }
}

/** Bars a chart can show: days of a month, weeks of a quarter, months of a year. */
export function stepOf(span: Span): 'day' | 'week' | 'month' {
  if (span === '365') return 'month'
  return span === '90' ? 'week' : 'day'
}

/** Every day, week or month of the period, also those in which nothing happened. */
export function keysOf(from: string, to: string, step: 'day' | 'week' | 'month'): string[] {
  const keys: string[] = []
  const last = new Date(`${to}T00:00:00Z`)
  for (const day = new Date(`${from}T00:00:00Z`); day <= last; day.setUTCDate(day.getUTCDate() + 1)) {
    const key = keyOf(day, step)
    if (keys.at(-1) !== key) keys.push(key)
  }
  return keys
}

function keyOf(day: Date, step: 'day' | 'week' | 'month'): string {
  if (step === 'day') return day.toISOString().slice(0, 10)
  if (step === 'month') return day.toISOString().slice(0, 7)
  const thursday = new Date(day)
  thursday.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7))
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  const week = Math.floor((thursday.getTime() - first) / 604_800_000) + 1
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`
}

/** Open tickets of all groups by age. */
export function agesOf(report: DeskReport): number[] {
  return AGES.map((_age, at) => report.backlog.reduce((sum, each) => sum + (each.ages[at] ?? 0), 0))
}
