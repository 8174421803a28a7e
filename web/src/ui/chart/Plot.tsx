/** uPlot in React: made anew only when its shape changes, fed with data otherwise. */
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { token } from '@/design/tokens'
import { severityOf } from '@/lib/severity'
import { formatQuantity, type Unit } from '@/lib/units'
import { usePreferences } from '../preferences'
import type { ChartSeries } from './TimeChart'
import styles from './TimeChart.module.css'

export interface Mark {
  readonly at: number
  readonly severity: number
}

/** A horizontal line with a word: the threshold of a rule. */
export interface Limit {
  readonly value: number
  readonly label: string
  readonly severity: number
}

/** A stretch of time that matters. */
export interface Band {
  readonly from: number
  readonly to: number
  readonly severity: number
}

/** A single measurement that stands beside the lines: an exemplar. */
export interface Dot {
  readonly at: number
  readonly value: number
}

interface PlotProps {
  readonly times: readonly number[]
  readonly series: readonly ChartSeries[]
  readonly hidden: ReadonlySet<string>
  readonly unit: Unit
  readonly locale: string
  readonly height: number
  readonly top?: number
  readonly sync?: string
  readonly marks: readonly Mark[]
  readonly limits: readonly Limit[]
  readonly bands: readonly Band[]
  readonly dots?: readonly Dot[]
  /** `data`: the axis leaves zero when all lines are far from it. */
  readonly floor?: 'zero' | 'data'
  readonly onDot?: (index: number) => void
  readonly onZoom: ((from: number, to: number) => void) | undefined
  readonly onCursor: (index: number | null) => void
}

/** Bytes are read in powers of two: 4 GiB, not 4.66. */
const BINARY_STEPS = Array.from({ length: 52 }, (_unused, power) => 2 ** power)

export const seriesColour = (index: number) => token(`series-${(index % 8) + 1}`)

export function clock(locale: string, spanSeconds: number) {
  const day = spanSeconds > 2 * 86_400
  const format = new Intl.DateTimeFormat(
    locale,
    day
      ? { month: 'numeric', day: 'numeric', hour: '2-digit', hourCycle: 'h23' }
      : { hour: '2-digit', minute: '2-digit', ...(spanSeconds <= 600 ? { second: '2-digit' } : {}), hourCycle: 'h23' },
  )
  return (seconds: number) => format.format(seconds * 1000)
}

function aligned(props: PlotProps): uPlot.AlignedData {
  return [[...props.times], ...props.series.map((each) => [...each.values])] as uPlot.AlignedData
}

function paintBehind(plot: uPlot, { bands }: PlotProps): void {
  const { ctx, bbox } = plot
  ctx.save()
  for (const band of bands) {
    const left = Math.max(bbox.left, plot.valToPos(band.from, 'x', true))
    const right = Math.min(bbox.left + bbox.width, plot.valToPos(band.to, 'x', true))
    ctx.fillStyle = token(`sev-${severityOf(band.severity)}-soft`)
    ctx.fillRect(left, bbox.top, Math.max(2, right - left), bbox.height)
  }
  ctx.restore()
}

/** Where the axis ends: at zero unless values lie on both sides of it or, if asked, far from it. */
export function reachOf(min: number | null, max: number | null, top: number, floor: 'zero' | 'data'): [number, number] {
  if (min === null || max === null) return [0, top || 1]
  const pad = (max - min || Math.abs(max) || 1) * 0.08
  const low = min < 0 ? min - pad : floor === 'data' && min > max * 0.6 ? Math.max(0, min - pad) : 0
  if (max <= 0) return [low, floor === 'data' && max < min * 0.6 ? max + pad : Math.max(top, low < 0 ? 0 : 1)]
  return [low, Math.max(top, low > 0 ? max + pad : max * 1.08)]
}

/** Ticks tell neighbours apart: as many digits as the steps between them, large plain numbers short. */
export function tickText(tick: number, step: number, unit: Unit, locale: string): string {
  if (unit === 'By' || unit === 'By/s') return formatQuantity(tick, unit, locale)
  const size = unit === '1' ? step * 100 : step
  const digits = Math.max(0, Math.min(9, -Math.floor(Math.log10(size) + 1e-9)))
  const large = Math.abs(tick) >= 1e5
  const text = new Intl.NumberFormat(
    locale,
    large ? { notation: 'compact', maximumSignificantDigits: 4 } : { maximumFractionDigits: digits },
  ).format(unit === '1' ? tick * 100 : tick)
  if (unit === '1' || unit === '1/s') return `${text}${unit === '1' ? '%' : '/s'}`
  return unit.startsWith('{') ? text : `${text} ${unit}`.trim()
}

function paintDots(plot: uPlot, dots: readonly Dot[]): void {
  const { ctx, bbox } = plot
  const size = 4 * devicePixelRatio
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  ctx.fillStyle = token('accent')
  ctx.strokeStyle = token('surface')
  ctx.lineWidth = devicePixelRatio
  for (const dot of dots) {
    const x = plot.valToPos(dot.at, 'x', true)
    const y = plot.valToPos(dot.value, 'y', true)
    ctx.beginPath()
    ctx.moveTo(x, y - size)
    ctx.lineTo(x + size, y)
    ctx.lineTo(x, y + size)
    ctx.lineTo(x - size, y)
    ctx.closePath()
    ctx.fill()
    ctx.stroke()
  }
  ctx.restore()
}

function withDots(min: number | null, max: number | null, dots: readonly Dot[]): [number | null, number | null] {
  if (min === null || max === null) return [min, max]
  return [
    dots.reduce((low, dot) => Math.min(low, dot.value), min),
    dots.reduce((high, dot) => Math.max(high, dot.value), max),
  ]
}

/** Which dot the pointer is on; -1 when on none. */
function dotUnder(plot: uPlot, dots: readonly Dot[]): number {
  const { left = -1, top = -1 } = plot.cursor
  let nearest = -1
  let distance = 12
  dots.forEach((dot, index) => {
    const away = Math.hypot(plot.valToPos(dot.at, 'x') - left, plot.valToPos(dot.value, 'y') - top)
    if (away < distance) {
      distance = away
      nearest = index
    }
  })
  return nearest
}

/** What was drawn over with the pointer becomes a time range, and the mark goes away. */
export function tellZoom(plot: uPlot, onZoom: ((from: number, to: number) => void) | undefined): void {
  if (plot.select.width < 6) return
  const from = plot.posToVal(plot.select.left, 'x')
  const to = plot.posToVal(plot.select.left + plot.select.width, 'x')
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
  onZoom?.(Math.floor(from), Math.ceil(to))
}

function paintOver(plot: uPlot, { limits, marks }: PlotProps): void {
  const { ctx, bbox } = plot
  const ratio = devicePixelRatio
  ctx.save()
  ctx.lineWidth = 1.5 * ratio
  ctx.setLineDash([5 * ratio, 4 * ratio])
  ctx.textAlign = 'left'
  ctx.textBaseline = 'alphabetic'
  ctx.font = `600 ${11 * ratio}px ${token('font')}`
  for (const limit of limits) {
    const y = plot.valToPos(limit.value, 'y', true)
    if (y < bbox.top || y > bbox.top + bbox.height) continue
    ctx.strokeStyle = ctx.fillStyle = token(`sev-${severityOf(limit.severity)}`)
    line(ctx, bbox.left, y, bbox.left + bbox.width, y)
    ctx.fillText(limit.label, bbox.left + 6 * ratio, y - 5 * ratio)
  }
  for (const mark of marks) {
    const x = plot.valToPos(mark.at, 'x', true)
    if (x < bbox.left || x > bbox.left + bbox.width) continue
    ctx.strokeStyle = token(`sev-${severityOf(mark.severity)}`)
    line(ctx, x, bbox.top, x, bbox.top + bbox.height)
  }
  ctx.restore()
}

function line(ctx: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  ctx.beginPath()
  ctx.moveTo(x1, y1)
  ctx.lineTo(x2, y2)
  ctx.stroke()
}

function optionsOf(latest: { readonly current: PlotProps }, width: number): uPlot.Options {
  const { unit, locale, height, top, limits, sync, series, floor = 'zero' } = latest.current
  const grid = { stroke: token('line'), width: 1 }
  const axis = { stroke: token('text-2'), font: `11.5px ${token('font')}`, grid, ticks: { show: false } }
  const reach = Math.max(top ?? 0, ...limits.map((limit) => limit.value * 1.1))
  return {
    width,
    height,
    padding: [8, 22, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: true },
      y: {
        range: (_plot, least, most) => {
          const [min, max] = withDots(least ?? null, most ?? null, latest.current.dots ?? [])
          return top !== undefined && (min ?? 0) >= 0
            ? [0, Math.max(reach, max ?? 0) || 1]
            : reachOf(min, max, reach, floor)
        },
      },
    },
    axes: [
      {
        ...axis,
        size: 26,
        space: 70,
        values: (plot, ticks) => {
          const scale = plot.scales.x
          return ticks.map(clock(locale, (scale?.max ?? 0) - (scale?.min ?? 0)))
        },
      },
      {
        ...axis,
        size: 68,
        space: 28,
        ...(unit === 'By' || unit === 'By/s' ? { incrs: BINARY_STEPS } : {}),
        values: (_plot, ticks, _axis, _space, step) => ticks.map((tick) => tickText(tick, step, unit, locale)),
      },
    ],
    series: [
      {},
      ...series.map((each, index) => ({
        label: each.name,
        stroke: seriesColour(each.colour ?? index),
        width: 1.6,
        ...(each.earlier ? { dash: [5, 4], width: 1.2 } : {}),
        spanGaps: false,
        points: { show: false },
        ...(series.length === 1 ? { fill: `${seriesColour(index)}24` } : {}),
      })),
    ],
    cursor: {
      drag: { x: true, y: false, setScale: false },
      points: { size: 7 },
      ...(sync ? { sync: { key: sync, setSeries: false } } : {}),
    },
    hooks: {
      drawAxes: [(plot) => paintBehind(plot, latest.current)],
      draw: [
        (plot) => {
          paintOver(plot, latest.current)
          paintDots(plot, latest.current.dots ?? [])
        },
      ],
      setCursor: [
        (plot) => {
          latest.current.onCursor(plot.cursor.idx ?? null)
          const dot = latest.current.onDot ? dotUnder(plot, latest.current.dots ?? []) : -1
          if (dot >= 0) latest.current.onDot?.(dot)
        },
      ],
      setSelect: [(plot) => tellZoom(plot, latest.current.onZoom)],
    },
  }
}

export function Plot(props: PlotProps) {
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const latest = useRef(props)
  latest.current = props
  const { theme } = usePreferences()
  const shape = [
    theme,
    props.unit,
    props.locale,
    props.height,
    props.top,
    props.sync,
    props.floor,
    ...props.series.map((each) => each.name),
  ].join('|')

  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape says when it must be made anew
  useEffect(() => {
    const element = box.current
    if (!element) return
    const made = new uPlot(optionsOf(latest, element.clientWidth || 400), aligned(latest.current), element)
    plot.current = made
    const observer = new ResizeObserver(() =>
      made.setSize({ width: element.clientWidth, height: latest.current.height }),
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [shape])

  // biome-ignore lint/correctness/useExhaustiveDependencies: marks, limits and bands are painted with the data
  useEffect(() => {
    const made = plot.current
    if (!made) return
    made.batch(() => {
      made.setData(aligned(latest.current))
      latest.current.series.forEach((each, index) => {
        made.setSeries(index + 1, { show: !latest.current.hidden.has(each.name) })
      })
    })
  }, [props.times, props.series, props.hidden, props.marks, props.limits, props.bands, props.dots, shape])

  return <div ref={box} className={styles.plot} style={{ height: props.height }} aria-hidden="true" />
}
