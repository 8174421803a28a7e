/** The one time range of the app, as it stands in the URL: a preset that ends now (`15m`), or two instants. */
export const PRESETS = { '5m': 300, '15m': 900, '1h': 3_600, '6h': 21_600, '24h': 86_400, '7d': 604_800 } as const
export type Preset = keyof typeof PRESETS

export type TimeRange =
  | { readonly kind: 'live'; readonly preset: Preset; readonly seconds: number }
  | { readonly kind: 'fixed'; readonly from: number; readonly to: number; readonly seconds: number }

export interface RangeSearch {
  range?: Preset | undefined
  from?: number | undefined
  to?: number | undefined
}

export const DEFAULT_PRESET: Preset = '15m'

function live(preset: Preset): TimeRange {
  return { kind: 'live', preset, seconds: PRESETS[preset] }
}

/** Seconds since the epoch in `from` and `to`. */
export function rangeOf(search: RangeSearch): TimeRange {
  const { from, to } = search
  if (from !== undefined && to !== undefined && to > from) return { kind: 'fixed', from, to, seconds: to - from }
  return live(search.range ?? DEFAULT_PRESET)
}

export function parseRange(search: Record<string, unknown>): RangeSearch {
  const instant = (value: unknown) => {
    const number = typeof value === 'string' ? Number(value) : value
    return typeof number === 'number' && Number.isFinite(number) && number > 0 ? Math.floor(number) : undefined
  }
  const range = typeof search.range === 'string' && search.range in PRESETS ? (search.range as Preset) : undefined
  const from = instant(search.from)
  const to = instant(search.to)
  return {
    ...(range ? { range } : {}),
    ...(from !== undefined && to !== undefined && to > from ? { from, to } : {}),
  }
}

/** The window to ask for now; its end is rounded to the step, so that points stand still between two refreshes. */
export function windowOf(range: TimeRange, nowMs: number, step: number): { start: number; end: number } {
  const end = range.kind === 'fixed' ? range.to : nowMs / 1000
  const aligned = Math.floor(end / step) * step
  return { start: aligned - Math.ceil(range.seconds / step) * step, end: aligned }
}
