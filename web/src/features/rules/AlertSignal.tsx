import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rangeQuery, type SeriesSet } from '@/api/metrics'
import { asProblem } from '@/api/problem'
import type { Alert, Rule } from '@/api/types/event'
import { unitOf } from '@/lib/units'
import { TimeChart } from '@/ui/chart/TimeChart'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { around, ofEntity, watchedBy } from './model'
import { ruleQuery } from './queries'

/** What the rule of an alert saw around that time: the line, the threshold, when it began. */
export function AlertSignal({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation('rules')
  const rule = useQuery({ ...ruleQuery(alert.ruleId ?? ''), enabled: alert.ruleId !== null, retry: false })
  if (alert.ruleId === null) return <EmptyState small title={t('signal.noRule')} />
  if (rule.isError && asProblem(rule.error).kind === 'missing') return <EmptyState small title={t('signal.gone')} />
  return (
    <QueryGate query={rule} small skeleton={<Skeleton kind="chart" />}>
      {(found) => <Signal key={`${alert.id} ${alert.resolvedAt}`} alert={alert} rule={found} />}
    </QueryGate>
  )
}

function Signal({ alert, rule }: { readonly alert: Alert; readonly rule: Rule }) {
  const { t } = useTranslation('rules')
  const expr = watchedBy(rule)
  // Fixed when it is first shown: an alert that still fires must not ask for another window with each sample.
  const [range] = useState(() => around(alert, Date.now()))
  const query = useQuery({ ...rangeQuery(expr, range, { points: 120 }), retry: false })
  const nameOf = useCallback(
    (labels: Readonly<Record<string, string>>) =>
      Object.entries(labels)
        .filter(([name]) => name !== '__name__')
        .map(([, text]) => text)
        .join(' ') || rule.name,
    [rule.name],
  )
  const marks = useMemo(
    () => [{ at: Date.parse(alert.firstSeenAt) / 1000, severity: alert.worstSeverity || alert.severity }],
    [alert.firstSeenAt, alert.worstSeverity, alert.severity],
  )
  const limits = useMemo(
    () => [{ value: rule.condition.value, label: t('preview.threshold'), severity: rule.severity }],
    [rule.condition.value, rule.severity, t],
  )
  return (
    <QueryGate query={query} small skeleton={<Skeleton kind="chart" />}>
      {(data: SeriesSet) => (
        <>
          <TimeChart
            title={rule.name}
            unit={unitOf(rule.series?.metric ?? expr)}
            data={ofEntity(data, alert.entity?.name)}
            nameOf={nameOf}
            height={130}
            marks={marks}
            limits={limits}
          />
          <Link
            to="/explore"
            search={{ query: expr, from: Math.floor(range.from), to: Math.floor(range.to) }}
            className="link small"
          >
            {t('signal.explore')}
          </Link>
        </>
      )}
    </QueryGate>
  )
}
