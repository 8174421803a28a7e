import { useQuery } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { rangeQuery, type SeriesSet } from '@/api/metrics'
import { useMay } from '@/api/session'
import { type Episode, episodes } from '@/lib/episodes'
import { unitOf } from '@/lib/units'
import type { Limit } from '@/ui/chart/Plot'
import { TimeChart } from '@/ui/chart/TimeChart'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Panel } from '@/ui/surface'
import { useTimeRange } from '@/ui/timeRange'
import { type Draft, exprOf } from './model'

/** What the rule would have done in the window shown: the line, the threshold, the times it would have fired. */
export function RulePreview({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation('rules')
  const may = useMay('telemetry:read')
  const settled = useDeferredValue(draft)
  const expr = exprOf(settled)
  const [range, setRange] = useTimeRange()
  const query = useQuery({ ...rangeQuery(expr, range), retry: false, enabled: may && expr !== '' })
  if (!may) return null
  if (expr === '') {
    return (
      <Panel title={t('preview.title')}>
        <EmptyState small title={t('preview.empty')} />
      </Panel>
    )
  }
  return (
    <div className="stack">
      <QueryGate query={query} skeleton={<Skeleton kind="chart" />}>
        {(data: SeriesSet) => <Chart data={data} draft={settled} onZoom={(from, to) => setRange({ from, to })} />}
      </QueryGate>
      <code className="mono muted small">{expr}</code>
    </div>
  )
}

interface ChartProps {
  readonly data: SeriesSet
  readonly draft: Draft
  readonly onZoom: (from: number, to: number) => void
}

function numberOf(text: string): number | null {
  return text.trim() === '' || !Number.isFinite(Number(text)) ? null : Number(text)
}

function Chart({ data, draft, onZoom }: ChartProps) {
  const { t } = useTranslation('rules')
  const value = numberOf(draft.value)
  const recover = numberOf(draft.recover)
  const forSeconds = numberOf(draft.forSeconds) ?? 0
  const nameOf = useCallback(
    (labels: Readonly<Record<string, string>>, index: number) =>
      Object.entries(labels)
        .filter(([name]) => name !== '__name__')
        .map(([name, text]) => `${name}=${text}`)
        .join(' ') || t('preview.series', { number: index + 1 }),
    [t],
  )
  const limits = useMemo<Limit[]>(
    () => [
      ...(value !== null ? [{ value, label: t('preview.threshold'), severity: draft.severity }] : []),
      ...(recover !== null && recover !== value ? [{ value: recover, label: t('preview.recovery'), severity: 1 }] : []),
    ],
    [value, recover, draft.severity, t],
  )
  const fired = useMemo<Episode[]>(() => {
    if (value === null) return []
    return data.series.flatMap((series) =>
      episodes(
        data.times.map((at, index) => [at, series.values[index] ?? null] as const),
        { op: draft.op, value, recover, forSeconds },
      ),
    )
  }, [data, draft.op, value, recover, forSeconds])
  const bands = useMemo(
    () => fired.map((episode) => ({ ...episode, severity: draft.severity })),
    [fired, draft.severity],
  )
  return (
    <>
      <TimeChart
        title={t('preview.title')}
        unit={unitOf(draft.kind === 'series' ? draft.metric : draft.expr)}
        data={data}
        nameOf={nameOf}
        height={280}
        limits={limits}
        bands={bands}
        onZoom={onZoom}
      />
      {value !== null && data.series.length > 0 && (
        <p role="status" className="small">
          {t('preview.fired', { count: fired.length, series: data.series.length })}
        </p>
      )}
    </>
  )
}
