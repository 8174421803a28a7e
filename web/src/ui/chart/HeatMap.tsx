/** How often which size: a column per time, a row per bucket, darker is more. The same cursor and zoom as line charts. */
import { IconChartLine, IconTable } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { token } from '@/design/tokens'
import { formatQuantity, type Unit } from '@/lib/units'
import { IconButton } from '../controls'
import { useLocale } from '../locale'
import { usePreferences } from '../preferences'
import { formatInstant } from '../time'
import { ChartTable } from './ChartTable'
import { clock, tellZoom } from './Plot'
import styles from './TimeChart.module.css'

export interface HeatData {
  readonly times: readonly number[]
  readonly bounds: readonly number[]
  readonly counts: readonly (readonly (number | null)[])[]
  readonly most: number
}

interface HeatMapProps {
  readonly title: string
  readonly data: HeatData
  /** Unit of the bounds. */
  readonly unit: Unit
  /** Unit of what is counted. */
  readonly countUnit: Unit
  readonly height?: number
  readonly sync?: string
  readonly onZoom?: (from: number, to: number) => void
  readonly actions?: ReactNode
}

interface Cell {
  readonly column: number
  readonly row: number
}

/** Small counts beside large ones stay visible. */
const strength = (count: number, most: number) => 0.1 + 0.9 * Math.sqrt(count / most)

function paint(plot: uPlot, { times, counts, most }: HeatData): void {
  const { ctx, bbox } = plot
  if (most <= 0 || times.length === 0) return
  const step = times.length > 1 ? (times[1] ?? 0) - (times[0] ?? 0) : 60
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  ctx.fillStyle = token('series-1')
  counts.forEach((row, at) => {
    const top = plot.valToPos(at + 1, 'y', true)
    const bottom = plot.valToPos(at, 'y', true)
    row.forEach((count, column) => {
      if (!count) return
      const time = times[column] ?? 0
      // Whole pixels: neighbours that overlap would show as lines.
      const left = Math.round(plot.valToPos(time - step / 2, 'x', true))
      const right = Math.round(plot.valToPos(time + step / 2, 'x', true))
      ctx.globalAlpha = strength(count, most)
      ctx.fillRect(left, top, Math.max(1, right - left), Math.max(1, bottom - top - 1))
    })
  })
  ctx.restore()
}

interface Latest extends HeatMapProps {
  readonly locale: string
  readonly onCell: (cell: Cell | null) => void
}

function cellUnder(plot: uPlot, rows: number): Cell | null {
  const { left = -1, top = -1, idx } = plot.cursor
  if (left < 0 || top < 0 || idx === null || idx === undefined) return null
  const row = Math.floor(plot.posToVal(top, 'y'))
  return row >= 0 && row < rows ? { column: idx, row } : null
}

function optionsOf(latest: { readonly current: Latest }, width: number): uPlot.Options {
  const { data, unit, locale, height = 240, sync } = latest.current
  const axis = {
    stroke: token('text-2'),
    font: `11.5px ${token('font')}`,
    grid: { show: false },
    ticks: { show: false },
  }
  const every = Math.max(1, Math.ceil(data.bounds.length / 10))
  return {
    width,
    height,
    padding: [8, 22, 0, 0],
    legend: { show: false },
    scales: { x: { time: true }, y: { range: [0, Math.max(1, data.bounds.length)] } },
    axes: [
      {
        ...axis,
        size: 26,
        space: 70,
        values: (plot, ticks) => ticks.map(clock(locale, (plot.scales.x?.max ?? 0) - (plot.scales.x?.min ?? 0))),
      },
      {
        ...axis,
        size: 68,
        // A bound stands on the line between two rows.
        splits: () => data.bounds.map((_bound, index) => index + 1).filter((each) => each % every === 0),
        values: (_plot, rows) => rows.map((row) => boundText(data.bounds[row - 1], unit, locale)),
      },
    ],
    series: [{}, { show: true, stroke: 'transparent', points: { show: false } }],
    cursor: {
      drag: { x: true, y: false, setScale: false },
      points: { show: false },
      ...(sync ? { sync: { key: sync, setSeries: false, scales: ['x', null] } } : {}),
    },
    hooks: {
      drawAxes: [(plot) => paint(plot, latest.current.data)],
      setCursor: [(plot) => latest.current.onCell(cellUnder(plot, latest.current.data.bounds.length))],
      setSelect: [(plot) => tellZoom(plot, latest.current.onZoom)],
    },
  }
}

function boundText(bound: number | undefined, unit: Unit, locale: string): string {
  if (bound === undefined) return ''
  if (bound === Number.POSITIVE_INFINITY) return '+∞'
  // A bound is exact: 0.025 s is not 0.03 s.
  if (unit !== '' && unit !== 's') return formatQuantity(bound, unit, locale)
  return `${new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 }).format(bound)} ${unit}`.trim()
}

function aligned({ times }: HeatData): uPlot.AlignedData {
  return [[...times], times.map(() => 0)]
}

function HeatPlot(props: Latest) {
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const latest = useRef(props)
  latest.current = props
  const { theme } = usePreferences()
  const shape = [theme, props.unit, props.locale, props.height, props.sync, ...props.data.bounds].join('|')

  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape says when it must be made anew
  useEffect(() => {
    const element = box.current
    if (!element) return
    const made = new uPlot(optionsOf(latest, element.clientWidth || 400), aligned(latest.current.data), element)
    plot.current = made
    const observer = new ResizeObserver(() =>
      made.setSize({ width: element.clientWidth, height: latest.current.height ?? 240 }),
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [shape])

  useEffect(() => {
    plot.current?.setData(aligned(props.data))
  }, [props.data])

  return <div ref={box} className={styles.plot} style={{ height: props.height ?? 240 }} aria-hidden="true" />
}

export function HeatMap(props: HeatMapProps) {
  const { t } = useTranslation('ui')
  const locale = useLocale()
  const { data, unit, countUnit } = props
  const [asTable, setAsTable] = useState(false)
  const [cell, setCell] = useState<Cell | null>(null)
  const rangeText = (row: number) => {
    const upper = boundText(data.bounds[row], unit, locale)
    return row === 0 ? `≤ ${upper}` : `${boundText(data.bounds[row - 1], unit, locale)} – ${upper}`
  }
  const buckets = useMemo(
    () => data.counts.map((values, row) => ({ name: `≤ ${boundText(data.bounds[row], unit, locale)}`, values })),
    [data, unit, locale],
  )
  const count = cell ? (data.counts[cell.row]?.[cell.column] ?? null) : null
  return (
    <figure className={styles.chart} aria-label={props.title}>
      <figcaption className={styles.head}>
        <h3>{props.title}</h3>
        <span className="row">
          {props.actions}
          <IconButton label={t(asTable ? 'chart.showChart' : 'chart.showTable')} onClick={() => setAsTable(!asTable)}>
            {asTable ? <IconChartLine /> : <IconTable />}
          </IconButton>
        </span>
      </figcaption>
      {asTable ? (
        <ChartTable times={data.times} series={buckets} unit={countUnit} height={props.height ?? 240} />
      ) : (
        <>
          <HeatPlot {...props} locale={locale} onCell={setCell} />
          <p className={styles.under}>
            {cell ? (
              <span className="num">
                {formatInstant((data.times[cell.column] ?? 0) * 1000, locale, 'clock')} · {rangeText(cell.row)} ·{' '}
                {formatQuantity(count, countUnit, locale)}
              </span>
            ) : (
              <>
                <span>0</span>
                <span className={styles.scale} aria-hidden="true" />
                <span className="num">{formatQuantity(data.most, countUnit, locale)}</span>
              </>
            )}
          </p>
        </>
      )}
    </figure>
  )
}
