/** Which unit the result of a query has, as far as it can be known from the metric it reads. */
import { promName } from '@/lib/promql'
import { type Unit, unitOf } from '@/lib/units'
import { wordsOf } from './simple'

export interface Metric {
  /** As published: `system.cpu.time`. */
  readonly name: string
  readonly type: string
  readonly unit: string
  readonly help: string
}

export type Metrics = ReadonlyMap<string, Metric>

const KEEPS =
  /^(sum|avg|min|max|topk|bottomk|quantile|(avg|min|max|sum|last|quantile)_over_time|abs|increase|delta|idelta|sort.*|limitk|histogram_quantile|histogram_avg|clamp.*|label_.*|round|ceil|floor|predict_linear)$/
const PER_SECOND = /^(rate|irate|deriv)$/

/** A part of a histogram or summary is described under the name of the whole. */
export function metricOf(name: string, metrics: Metrics): Metric | undefined {
  const alias = promName(name)
  return metrics.get(alias) ?? metrics.get(alias.replace(/_(bucket|sum|count|total)$/, ''))
}

function baseUnit(name: string, metrics: Metrics): Unit {
  const told = metricOf(name, metrics)?.unit ?? ''
  if (/_(count|bucket)$/.test(name)) return ''
  if (told === 'By' || told === 's') return told
  if (told === 'By/s' || told === '1/s') return told
  // UCUM's `1` says "no unit": a share only when the name says so.
  return told === '' || told === '1' ? unitOf(name) : ''
}

export function unitOfQuery(expr: string, metrics: Metrics): Unit {
  const { metrics: names, calls } = wordsOf(expr)
  const [name, ...others] = names
  if (name === undefined || others.length > 0) return ''
  const quantile = calls.includes('histogram_quantile')
  const base = baseUnit(quantile ? name.replace(/_bucket$/, '') : name, metrics)
  const rated = calls.some((call) => PER_SECOND.test(call)) && !quantile
  if (!calls.every((call) => KEEPS.test(call) || PER_SECOND.test(call))) return ''
  if (!rated) return base
  if (base === 'By') return 'By/s'
  // Seconds a second is a share of time, but of how many processors nobody knows: a plain number.
  return base === '' ? '1/s' : ''
}
