import type { SeriesSet } from '@/api/metrics'
import type { Alert, NewRule, Op, Rule } from '@/api/types/event'
import { isoOf, secondsOf } from '@/lib/duration'
import { selector } from '@/lib/promql'

export const OPS: readonly Op[] = ['gt', 'ge', 'lt', 'le', 'eq', 'ne']
export const SIGNS: Record<Op, string> = { gt: '>', ge: '≥', lt: '<', le: '≤', eq: '=', ne: '≠' }
const SPELLED: Record<string, Op> = { '>': 'gt', '>=': 'ge', '<': 'lt', '<=': 'le', '==': 'eq', '!=': 'ne' }

/** The service may answer with either spelling. */
export function opOf(text: string): Op {
  return OPS.find((op) => op === text) ?? SPELLED[text] ?? 'gt'
}

/** What stands in the form: texts as typed, so that a half-typed number is no error yet. */
export interface Draft {
  readonly name: string
  readonly kind: 'series' | 'expr'
  readonly metric: string
  readonly labels: readonly { readonly name: string; readonly value: string }[]
  readonly expr: string
  readonly op: Op
  readonly value: string
  readonly recover: string
  readonly forSeconds: string
  readonly noDataSeconds: string
  readonly severity: number
  readonly summary: string
  readonly enabled: boolean
}

export const EMPTY: Draft = {
  name: '',
  kind: 'series',
  metric: '',
  labels: [],
  expr: '',
  op: 'gt',
  value: '',
  recover: '',
  forSeconds: '60',
  noDataSeconds: '',
  severity: 4,
  summary: '',
  enabled: true,
}

export function draftOf(rule: Rule): Draft {
  return {
    name: rule.name,
    kind: rule.series ? 'series' : 'expr',
    metric: rule.series?.metric ?? '',
    labels: Object.entries(rule.series?.labels ?? {}).map(([name, value]) => ({ name, value })),
    expr: rule.expr ?? '',
    op: opOf(rule.condition.op),
    value: String(rule.condition.value),
    recover:
      rule.condition.recover === null || rule.condition.recover === undefined ? '' : String(rule.condition.recover),
    forSeconds: String(secondsOf(rule.for) ?? 0),
    noDataSeconds: rule.noData ? String(secondsOf(rule.noData) ?? '') : '',
    severity: rule.severity,
    summary: rule.summary,
    enabled: rule.enabled,
  }
}

export type Field = 'name' | 'metric' | 'expr' | 'value' | 'recover' | 'forSeconds' | 'noDataSeconds' | 'summary'
export type Fault = 'missing' | 'number' | 'seconds' | 'side'

function number(text: string): number | null {
  const value = Number(text.trim())
  return text.trim() !== '' && Number.isFinite(value) ? value : null
}

function isSeconds(text: string): boolean {
  return /^\d{1,6}$/.test(text.trim())
}

/** A recovery value must lie on the healthy side of the threshold, or the alert could never rest. */
function wrongSide(draft: Draft): boolean {
  const value = number(draft.value)
  const recover = number(draft.recover)
  if (value === null || recover === null) return false
  if (draft.op === 'gt' || draft.op === 'ge') return recover > value
  return draft.op === 'lt' || draft.op === 'le' ? recover < value : false
}

export function faultsOf(draft: Draft): Partial<Record<Field, Fault>> {
  return {
    ...(draft.name.trim() === '' ? { name: 'missing' as const } : {}),
    ...(draft.kind === 'series' && draft.metric.trim() === '' ? { metric: 'missing' as const } : {}),
    ...(draft.kind === 'expr' && draft.expr.trim() === '' ? { expr: 'missing' as const } : {}),
    ...(number(draft.value) === null ? { value: 'number' as const } : {}),
    ...(draft.recover.trim() !== '' && number(draft.recover) === null
      ? { recover: 'number' as const }
      : wrongSide(draft)
        ? { recover: 'side' as const }
        : {}),
    ...(isSeconds(draft.forSeconds) ? {} : { forSeconds: 'seconds' as const }),
    ...(draft.noDataSeconds.trim() === '' || isSeconds(draft.noDataSeconds)
      ? {}
      : { noDataSeconds: 'seconds' as const }),
    ...(draft.summary.trim() === '' ? { summary: 'missing' as const } : {}),
  }
}

export function ruleOf(draft: Draft): NewRule {
  const series = draft.kind === 'series'
  return {
    name: draft.name.trim(),
    enabled: draft.enabled,
    expr: series ? null : draft.expr.trim(),
    series: series ? { metric: draft.metric.trim(), labels: labelsOf(draft) } : null,
    condition: { op: draft.op, value: Number(draft.value), recover: number(draft.recover) },
    for: isoOf(Number(draft.forSeconds)),
    noData: draft.noDataSeconds.trim() === '' ? null : isoOf(Number(draft.noDataSeconds)),
    severity: draft.severity,
    summary: draft.summary.trim(),
  }
}

function labelsOf(draft: Draft): Record<string, string> {
  return Object.fromEntries(
    draft.labels.filter((label) => label.name.trim() !== '').map((label) => [label.name.trim(), label.value]),
  )
}

/** What the preview asks for. */
export function exprOf(draft: Draft): string {
  if (draft.kind === 'expr') return draft.expr.trim()
  return draft.metric.trim() === '' ? '' : selector(draft.metric.trim(), labelsOf(draft))
}

/** What a rule watches, in one line. */
export function watchedBy(rule: Rule): string {
  return rule.series ? selector(rule.series.metric, rule.series.labels) : (rule.expr ?? '')
}

const BEFORE = 30 * 60
const LONGEST = 6 * 3_600

/** Half an hour before an alert began to half an hour after it was seen last, no more than six hours and not in the future. */
export function around(alert: Pick<Alert, 'firstSeenAt' | 'lastSeenAt' | 'resolvedAt'>, nowMs: number) {
  const from = Date.parse(alert.firstSeenAt) / 1000 - BEFORE
  const ended = Date.parse(alert.resolvedAt ?? alert.lastSeenAt) / 1000
  const to = Math.min(nowMs / 1000, ended + BEFORE, from + LONGEST)
  return { kind: 'fixed', from, to, seconds: to - from } as const
}

/** The series of one thing, known by its name among their labels; all of them when none names it. */
export function ofEntity(data: SeriesSet, name: string | undefined): SeriesSet {
  const series = data.series.filter((each) => Object.values(each.labels).some((value) => value === name))
  return series.length > 0 ? { ...data, series } : data
}
