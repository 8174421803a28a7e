/** UCUM units as people read them. `1` is a share and shown in percent. */
export type Unit = '1' | 'By' | 'By/s' | 's' | '{count}' | '1/s' | ''

const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const

function digits(value: number): number {
  const size = Math.abs(value)
  if (size === 0 || size >= 100) return 0
  return size >= 10 ? 1 : 2
}

function grouped(value: number, locale: string, maximumFractionDigits = digits(value)): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits }).format(value)
}

export interface Quantity {
  readonly value: string
  readonly unit: string
}

export function quantity(value: number, unit: Unit, locale: string): Quantity {
  if (unit === '1')
    return { value: grouped(value * 100, locale, value !== 0 && Math.abs(value) < 0.1 ? 2 : 1), unit: '%' }
  if (unit === 'By' || unit === 'By/s') {
    const size = Math.abs(value)
    const step = size < 1 ? 0 : Math.min(BINARY.length - 1, Math.floor(Math.log2(size) / 10))
    return { value: grouped(value / 1024 ** step, locale), unit: `${BINARY[step]}${unit === 'By/s' ? '/s' : ''}` }
  }
  return { value: grouped(value, locale), unit: unit.startsWith('{') ? '' : unit === '1/s' ? '/s' : unit }
}

export function formatQuantity(value: number | null, unit: Unit, locale: string): string {
  if (value === null || !Number.isFinite(value)) return '–'
  const shown = quantity(value, unit, locale)
  return shown.unit === '%' || shown.unit === '/s'
    ? `${shown.value}${shown.unit}`
    : `${shown.value} ${shown.unit}`.trim()
}

/** What we know of a metric's unit by its name, for axes of metrics a person picks. */
export function unitOf(metric: string): Unit {
  if (/utilization|_ratio$/.test(metric)) return '1'
  if (/(_|\.)(io|usage|memory|bytes)$/.test(metric) && !/cpu/.test(metric)) return 'By'
  if (/(duration|uptime|_time|\.time|_seconds)$/.test(metric)) return 's'
  return ''
}
