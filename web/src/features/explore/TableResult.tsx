import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PromSeries } from '@/api/types/collector'
import { csvOf, download } from '@/lib/csv'
import { promName } from '@/lib/promql'
import { formatQuantity, type Unit } from '@/lib/units'
import { Button } from '@/ui/controls'
import { type Column, DataTable } from '@/ui/DataTable'
import { useLocale } from '@/ui/locale'
import { useTimeRange } from '@/ui/timeRange'
import { AnswerGate } from './AnswerGate'
import type { ResultProps } from './ExplorePanel'
import styles from './explore.module.css'
import { Footnote } from './Footnote'
import { type InstantAnswer, instantAnswer, metadataQuery } from './queries'
import { commonLabels, lineName, pairsOf } from './series'
import { unitOfQuery } from './unit'
import { useAnswer } from './useAnswer'

/** With more labels than this a row is read better as one text. */
const MOST_COLUMNS = 5

interface Row {
  readonly key: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: string
}

/** The newest value; of a native histogram its count and sum; of a range how many samples it has, and the last. */
function shownValue({ value, values, histogram, histograms }: PromSeries): string {
  const native = histogram?.[1] ?? histograms?.at(-1)?.[1]
  if (native) return `count ${native.count}, sum ${native.sum}`
  return value?.[1] ?? values?.at(-1)?.[1] ?? ''
}

export function rowsOf(result: readonly PromSeries[]): Row[] {
  return result.map((series) => {
    const labels = Object.fromEntries(
      Object.entries(series.metric).map(([name, value]) => [
        promName(name),
        name === '__name__' ? promName(value) : value,
      ]),
    )
    return { key: lineName(labels, {}), labels, value: shownValue(series) }
  })
}

export function TableResult(props: ResultProps) {
  const [range] = useTimeRange()
  const query = useAnswer(useQuery(instantAnswer(props.panel.expr, range)), props)
  return (
    <AnswerGate query={query}>
      {(answer) => <Values answer={answer} expr={props.panel.expr} runs={props.runs} />}
    </AnswerGate>
  )
}

interface ValuesProps {
  readonly answer: InstantAnswer
  readonly expr: string
  readonly runs: number
}

/** Rows keep their places while values come in live; another question or another run sorts them anew. */
function useListKey({ answer, runs }: ValuesProps): string {
  const run = useRef({ runs, at: 0 })
  if (run.current.runs !== runs) run.current = { runs, at: Date.now() / 1000 }
  return `${answer.of}|${answer.at >= run.current.at ? run.current.at : 0}`
}

function Values(props: ValuesProps) {
  const { answer, expr } = props
  const { t } = useTranslation('explore')
  const metrics = useQuery(metadataQuery).data ?? new Map()
  const unit = unitOfQuery(expr, metrics)
  const rows = useMemo(() => rowsOf(answer.result), [answer])
  const common = useMemo(() => commonLabels(rows), [rows])
  const names = useMemo(
    () => [...new Set(rows.flatMap((row) => Object.keys(row.labels)))].filter((name) => !(name in common)).sort(),
    [rows, common],
  )
  const columns = useColumns(names, common, unit)
  const save = () =>
    download(
      'query.csv',
      csvOf(
        [...Object.keys(common), ...names, t('table.value')],
        rows.map((row) => [...Object.values(common), ...names.map((name) => row.labels[name] ?? ''), row.value]),
      ),
    )
  const listKey = useListKey(props)
  const height = Math.min(520, 38 + Math.max(2, rows.length) * 40)
  return (
    <>
      {answer.cut && (
        <p className={styles.tooMany} role="status">
          {t('cutTable', { count: rows.length })}
        </p>
      )}
      <div className="row spread">
        <code className="mono small muted truncate">{lineName(common, {})}</code>
        <Button small look="quiet" icon={<IconDownload />} onClick={save}>
          CSV
        </Button>
      </div>
      <div className={styles.table} style={{ height }}>
        <DataTable
          label={expr}
          rows={rows}
          columns={columns}
          keyOf={(row) => row.key}
          card={(row) => <Card row={row} common={common} unit={unit} />}
          cardHeight={68}
          sort={{ id: 'value', desc: true }}
          listKey={listKey}
          newRows={(count) => t('table.newRows', { count })}
        />
      </div>
      <Footnote answer={answer} series={rows.length} />
    </>
  )
}

function numberOf(text: string): number {
  const value = Number(text)
  return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value
}

function Value({ text, unit }: { readonly text: string; readonly unit: Unit }) {
  const locale = useLocale()
  const value = Number(text)
  if (text === '' || !Number.isFinite(value)) return <span className="num">{text}</span>
  const exact = new Intl.NumberFormat(locale, { maximumSignificantDigits: 8 }).format(value)
  return (
    <span className="num" title={text}>
      {unit === '' ? exact : formatQuantity(value, unit, locale)}
    </span>
  )
}

function useColumns(
  names: readonly string[],
  common: Readonly<Record<string, string>>,
  unit: Unit,
): readonly Column<Row>[] {
  const { t } = useTranslation('explore')
  return useMemo(() => {
    const value: Column<Row> = {
      id: 'value',
      header: t('table.value'),
      width: '170px',
      align: 'end',
      cell: (row) => <Value text={row.value} unit={unit} />,
      sortBy: (row) => numberOf(row.value),
    }
    const labels: Column<Row>[] =
      names.length > 0 && names.length <= MOST_COLUMNS
        ? names.map((name) => ({
            id: `label-${name}`,
            header: name === '__name__' ? t('table.metric') : name,
            width: 'minmax(130px, 1fr)',
            cell: (row) => <span className="truncate">{row.labels[name] ?? ''}</span>,
            sortBy: (row) => row.labels[name] ?? '',
          }))
        : [
            {
              id: 'series',
              header: t('table.series'),
              width: 'minmax(260px, 1fr)',
              cell: (row) => <code className="mono truncate">{lineName(row.labels, common) || t('table.single')}</code>,
              sortBy: (row) => row.key,
            },
          ]
    return [...labels, value]
  }, [names, common, unit, t])
}

function Card({
  row,
  common,
  unit,
}: {
  readonly row: Row
  readonly common: Readonly<Record<string, string>>
  readonly unit: Unit
}) {
  return (
    <>
      <span className="small mono truncate">{pairsOf(row.labels, new Set(Object.keys(common))) || row.key}</span>
      <strong>
        <Value text={row.value} unit={unit} />
      </strong>
    </>
  )
}
