/** A time series as operators read it: unit on the axis, gaps as gaps, legend as a table, a table twin, drag to zoom. */
import { IconChartLine, IconTable } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SeriesSet } from '@/api/metrics'
import type { Unit } from '@/lib/units'
import { IconButton } from '../controls'
import { useLocale } from '../locale'
import { ChartTable } from './ChartTable'
import { Legend } from './Legend'
import { type Band, type Dot, type Limit, type Mark, Plot } from './Plot'
import styles from './TimeChart.module.css'

export interface ChartSeries {
  readonly name: string
  readonly values: readonly (number | null)[]
  /** Its place in the palette; by its order when absent. */
  readonly colour?: number
  /** What was before, drawn under what is. */
  readonly earlier?: boolean
}

interface TimeChartProps {
  readonly title: string
  readonly unit: Unit
  readonly data: SeriesSet
  readonly nameOf: (labels: Readonly<Record<string, string>>, index: number) => string
  readonly height?: number
  readonly top?: number
  readonly sync?: string
  readonly marks?: readonly Mark[]
  readonly limits?: readonly Limit[]
  readonly bands?: readonly Band[]
  readonly dots?: readonly Dot[]
  readonly onDot?: (index: number) => void
  readonly floor?: 'zero' | 'data'
  /** The same on an earlier stretch of time, already on the grid of `data`. */
  readonly earlier?: { readonly set: SeriesSet; readonly label: string } | undefined
  readonly onZoom?: (from: number, to: number) => void
  readonly actions?: ReactNode
}

function linesOf({ data, nameOf, earlier }: TimeChartProps): ChartSeries[] {
  const byName = (set: SeriesSet) =>
    set.series
      .map((each, index) => ({ name: nameOf(each.labels, index), values: each.values }))
      .sort((a, b) => a.name.localeCompare(b.name))
  const now = byName(data).map((each, colour) => ({ ...each, colour }))
  if (!earlier) return now
  const colours = new Map(now.map((each) => [each.name, each.colour]))
  let next = now.length
  const before = byName(earlier.set).map((each) => ({
    name: `${each.name} · ${earlier.label}`,
    values: each.values,
    colour: colours.get(each.name) ?? next++,
    earlier: true,
  }))
  return [...now, ...before]
}

export function TimeChart(props: TimeChartProps) {
  const { t } = useTranslation('ui')
  const locale = useLocale()
  const { data, nameOf, earlier } = props
  const [asTable, setAsTable] = useState(false)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [cursor, setCursor] = useState<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the props only these make other lines
  const series = useMemo(() => linesOf(props), [data, nameOf, earlier])
  const toggle = (name: string) =>
    setHidden((previous) => {
      const next = new Set(previous)
      if (!next.delete(name)) next.add(name)
      return next
    })

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
        <ChartTable times={data.times} series={series} unit={props.unit} height={props.height ?? 180} />
      ) : (
        <Plot
          times={data.times}
          series={series}
          hidden={hidden}
          unit={props.unit}
          locale={locale}
          height={props.height ?? 180}
          {...(props.top !== undefined ? { top: props.top } : {})}
          {...(props.sync ? { sync: props.sync } : {})}
          marks={props.marks ?? []}
          limits={props.limits ?? []}
          bands={props.bands ?? []}
          dots={props.dots ?? []}
          {...(props.onDot ? { onDot: props.onDot } : {})}
          {...(props.floor ? { floor: props.floor } : {})}
          onZoom={props.onZoom}
          onCursor={setCursor}
        />
      )}
      {series.length === 0 ? (
        <p className={styles.none}>{t('chart.empty')}</p>
      ) : (
        <Legend
          series={series}
          unit={props.unit}
          hidden={hidden}
          cursor={cursor}
          at={cursor === null ? null : (data.times[cursor] ?? null)}
          onToggle={toggle}
        />
      )}
    </figure>
  )
}
