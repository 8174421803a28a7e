import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alert, Situation } from '@/api/types/event'
import { Fires } from '@/ui/Fires'
import { QueryGate } from '@/ui/states'
import { Since } from '@/ui/time'
import styles from './alerts.module.css'
import { byUrgency } from './model'
import { alertsQuery, situationsQuery } from './queries'

interface Burning {
  readonly id: string
  readonly kind: 'situation' | 'alert'
  readonly severity: number
  readonly title: string
  readonly since: string
  readonly note: string
  readonly situation?: Situation
}

interface BurningNowProps {
  readonly alerts: boolean
  readonly situations: boolean
  /** Who is on it; the service desk knows. */
  readonly workOn: (situationId: string) => ReactNode
  readonly children: (
    burning: { readonly count: number; readonly severity: number; readonly oldest: string | null },
    list: ReactNode,
  ) => ReactNode
}

/** Open situations, and alerts that belong to none: worst first, oldest first. */
export function BurningNow({ alerts: mayAlerts, situations: maySituations, workOn, children }: BurningNowProps) {
  const { t } = useTranslation('alerts')
  const situations = useInfiniteQuery(situationsQuery({ state: 'open' }, maySituations))
  const alerts = useInfiniteQuery(alertsQuery({ state: 'firing,acknowledged' }, mayAlerts))
  const query = maySituations ? situations : alerts
  return (
    <QueryGate query={query as typeof situations} small>
      {() => {
        const open = situations.data?.pages.flatMap((page) => page.items) ?? []
        const lone = (alerts.data?.pages.flatMap((page) => page.items) ?? []).filter(
          (alert) => alert.severity >= 2 && (!alert.situationId || !maySituations),
        )
        const rows = [
          ...open.map(
            (each): Burning => ({
              id: each.id,
              kind: 'situation',
              severity: each.severity,
              title: each.title,
              since: each.openedAt,
              note: t('alertsIn', { count: each.alertCount }),
              situation: each,
            }),
          ),
          ...lone.map(
            (each: Alert): Burning => ({
              id: each.id,
              kind: 'alert',
              severity: each.severity,
              title: each.summary,
              since: each.firstSeenAt,
              note: each.entity?.name ?? each.source,
            }),
          ),
        ].sort(byUrgency((row) => row.since))
        const oldest = rows.map((row) => row.since).sort()[0] ?? null
        return children(
          { count: rows.length, severity: rows[0]?.severity ?? 0, oldest },
          <>
            {(situations.isError || alerts.isError) && (
              <p className={styles.partial} role="status">
                {t('partial')}
              </p>
            )}
            <ul className={styles.burning}>
              {rows.slice(0, 12).map((row) => (
                <li key={row.id} data-severity={row.severity}>
                  <Fires severity={row.severity} size={15} />
                  <div className="grow">
                    <Link
                      to={row.kind === 'situation' ? '/situations/$id' : '/alerts/$id'}
                      params={{ id: row.id }}
                      className={styles.burningTitle}
                    >
                      {row.title}
                    </Link>
                    <p className="muted small truncate">
                      {row.note}
                      {row.situation && <> · {workOn(row.situation.id)}</>}
                    </p>
                  </div>
                  <Since at={row.since} />
                </li>
              ))}
            </ul>
          </>,
        )
      }}
    </QueryGate>
  )
}
