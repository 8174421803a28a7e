import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import { Fires } from '@/ui/Fires'
import { EmptyState, QueryGate } from '@/ui/states'
import { Since } from '@/ui/time'
import { AlertState } from './AlertState'
import styles from './alerts.module.css'
import { alertsQuery } from './queries'

const ANY = 'firing,acknowledged,resolved'

/** The alerts of one thing, open ones first. */
export function EntityAlerts({ entityId }: { readonly entityId: string }) {
  const { t } = useTranslation('alerts')
  const query = useInfiniteQuery(alertsQuery({ entityId, state: ANY }))
  return (
    <QueryGate query={query} small>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.items)
        if (rows.length === 0) return <EmptyState small title={t('empty.entity')} />
        return (
          <ul className={styles.list}>
            {[...rows]
              .sort(
                (a, b) => Number(a.state === 'resolved') - Number(b.state === 'resolved') || b.severity - a.severity,
              )
              .slice(0, 20)
              .map((alert) => (
                <li key={alert.id}>
                  <Link to="/alerts/$id" params={{ id: alert.id }}>
                    <Fires severity={alert.state === 'resolved' ? 0 : alert.severity} />
                    <span className="grow truncate">{alert.summary}</span>
                    <span className="faint small">
                      <Since at={alert.firstSeenAt} until={alert.resolvedAt} />
                    </span>
                    <AlertState state={alert.state} />
                  </Link>
                </li>
              ))}
          </ul>
        )
      }}
    </QueryGate>
  )
}

/** Where alerts of a thing began, as marks on its charts. */
export function useEntityMarks(entityId: string) {
  const may = useMay('alert:read')
  const query = useInfiniteQuery(alertsQuery({ entityId, state: ANY }, may))
  return useMemo(
    () =>
      (query.data?.pages.flatMap((page) => page.items) ?? []).map((alert) => ({
        at: Date.parse(alert.firstSeenAt) / 1000,
        severity: alert.worstSeverity || alert.severity,
      })),
    [query.data],
  )
}
