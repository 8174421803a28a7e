import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get } from '@/api/client'
import { roots } from '@/api/keys'
import type { TraceSummary } from '@/api/types/collector'
import type { Page } from '@/api/types/gateway'
import { formatQuantity } from '@/lib/units'
import { useLocale } from '@/ui/locale'
import { QueryGate, Skeleton } from '@/ui/states'
import { Instant } from '@/ui/time'
import styles from './screens.module.css'

const AROUND = 30 * 60_000
const MOST = 3
/** The newest are what there is to ask for. */
const READ = 200

const tracesQuery = (service: string) =>
  queryOptions({
    queryKey: [roots.metrics, 'fixed', 'traces', service],
    queryFn: ({ signal }) => get<Page<TraceSummary>>('/api/v1/traces', { service, limit: READ }, signal),
    staleTime: 60_000,
  })

/** Requests of a service in the half hour before and after, those that failed first, then the slowest. */
export function TracesAround({ service, at }: { readonly service: string; readonly at: string }) {
  const { t } = useTranslation('app')
  const locale = useLocale()
  const query = useQuery(tracesQuery(service))
  return (
    <QueryGate query={query} small skeleton={<Skeleton rows={2} />}>
      {({ items, next }) => {
        const near = items
          .filter((trace) => Math.abs(Date.parse(trace.startedAt) - Date.parse(at)) <= AROUND)
          .sort((a, b) => b.errorCount - a.errorCount || b.durationMs - a.durationMs)
          .slice(0, MOST)
        if (near.length === 0) {
          return <p className="small muted">{t(next ? 'evidence.tracesOlder' : 'evidence.tracesNone')}</p>
        }
        return (
          <ul className={styles.kept}>
            {near.map((trace) => (
              <li key={trace.traceId} className="small">
                <p className="row spread">
                  <span className="truncate">{trace.rootName ?? trace.rootService ?? service}</span>
                  <span className="mono">{formatQuantity(trace.durationMs / 1000, 's', locale)}</span>
                </p>
                <p className="muted">
                  <Instant at={trace.startedAt} style="clock" /> ·{' '}
                  {t('evidence.spans', { count: trace.spanCount, errors: trace.errorCount })} ·{' '}
                  <code className="mono">{trace.traceId.slice(0, 8)}</code>
                </p>
              </li>
            ))}
          </ul>
        )
      }}
    </QueryGate>
  )
}
