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
import { type Band, type Limit, type Mark, Plot } from './Plot'
import styles from './TimeChart.module.css'

export interface ChartSeries {
  readonly name: string
  readonly values: readonly (number | null)[]
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
  readonly onZoom?: (from: number, to: number) => void
  readonly actions?: ReactNode
}

export function TimeChart(props: TimeChartProps) {
  const { t } = useTranslation('ui')
  const locale = useLocale()
  const { data, nameOf } = props
  const [asTable, setAsTable] = useState(false)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [cursor, setCursor] = useState<number | null>(null)
  const series = useMemo<ChartSeries[]>(
    () =>
      data.series
        .map((each, index) => ({ name: nameOf(each.labels, index), values: each.values }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    [data, nameOf],
  )
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
          onZoom={props.onZoom}
          onCursor={setCursor}
        />
      )}
      {series.length === 0 ? (
        <p className={styles.none}>{t('chart.empty')}</p>
      ) : (
        <Legend series={series} unit={props.unit} hidden={hidden} cursor={cursor} onToggle={toggle} />
      )}
    </figure>
  )
}
