import { IconFlameOff } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alert } from '@/api/types/event'
import { type Column, DataTable } from '@/ui/DataTable'
import { Fires } from '@/ui/Fires'
import { useShortcuts } from '@/ui/keyboard'
import { useLocale } from '@/ui/locale'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Page, SidePanel } from '@/ui/surface'
import { Since } from '@/ui/time'
import { AlertDetail } from './AlertDetail'
import { AlertState } from './AlertState'
import { AlertTabs } from './AlertTabs'
import styles from './alerts.module.css'
import { Filters } from './Filters'
import { alertsQuery, useAcknowledge } from './queries'

const OPEN = 'firing,acknowledged'

export function AlertsPage() {
  const { t } = useTranslation('alerts')
  const navigate = useNavigate()
  const search = useSearch({ from: '/alerts' })
  const filter = { state: search.state ?? OPEN, severity: search.severity }
  const query = useInfiniteQuery(alertsQuery(filter))
  const acknowledge = useAcknowledge()
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const count = query.data?.pages[0]?.count
  const columns = useColumns()
  const selected = rows.find((row) => row.id === search.selected)
  const select = (id: string | undefined) =>
    void navigate({ to: '/alerts', search: (previous) => ({ ...previous, selected: id }), replace: true })
  useShortcuts({ ...(selected?.state === 'firing' ? { a: () => acknowledge.mutate(selected) } : {}) })
  return (
    <Page fill title={t('alerts')} count={count}>
      <AlertTabs />
      <Filters states={['firing', 'acknowledged', 'pending', 'resolved']} fallback={OPEN} />
      <div className={styles.split}>
        <QueryGate query={query} skeleton={<Skeleton rows={10} />}>
          {() =>
            rows.length === 0 ? (
              <EmptyState icon={<IconFlameOff />} title={t('empty.alerts')}>
                {t('empty.alertsText')}
              </EmptyState>
            ) : (
              <DataTable
                label={t('alerts')}
                rows={rows}
                columns={columns}
                keyOf={(row) => row.id}
                card={(row) => <AlertCard alert={row} />}
                sort={{ id: 'severity', desc: true }}
                listKey={`${filter.state}|${filter.severity}|${query.data?.pages.length}`}
                selected={search.selected ?? null}
                compact={search.selected !== undefined}
                onSelect={(row) => select(row.id)}
                onOpen={(row) => void navigate({ to: '/alerts/$id', params: { id: row.id } })}
                newRows={(waiting) => t('newAlerts', { count: waiting })}
                onEnd={query.hasNextPage && !query.isFetching ? () => void query.fetchNextPage() : undefined}
                footer={
                  count !== undefined && count > rows.length ? t('tooMany', { shown: rows.length, count }) : undefined
                }
              />
            )
          }
        </QueryGate>
        {search.selected && (
          <SidePanel label={t('preview')} onClose={() => select(undefined)}>
            <AlertDetail id={search.selected} preview />
          </SidePanel>
        )}
      </div>
    </Page>
  )
}

function useColumns(): readonly Column<Alert>[] {
  const { t } = useTranslation('alerts')
  const locale = useLocale()
  const number = useMemo(() => new Intl.NumberFormat(locale), [locale])
  return useMemo(
    () => [
      {
        id: 'severity',
        header: t('column.severity'),
        width: '130px',
        cell: (row) => <Fires severity={row.severity} word />,
        sortBy: (row) => row.severity * 1e13 - Date.parse(row.firstSeenAt),
      },
      {
        id: 'summary',
        header: t('column.summary'),
        width: 'minmax(200px, 1fr)',
        cell: (row) => (
          <Link to="/alerts/$id" params={{ id: row.id }} className="link" onClick={(event) => event.stopPropagation()}>
            {row.summary}
          </Link>
        ),
        sortBy: (row) => row.summary,
      },
      {
        id: 'entity',
        header: t('column.entity'),
        width: '150px',
        cell: (row) => row.entity?.name ?? '–',
        sortBy: (row) => row.entity?.name ?? '',
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '140px',
        cell: (row) => <AlertState state={row.state} />,
        sortBy: (row) => row.state,
      },
      {
        id: 'since',
        header: t('column.since'),
        width: '110px',
        align: 'end',
        cell: (row) => <Since at={row.firstSeenAt} until={row.resolvedAt} />,
        sortBy: (row) => row.firstSeenAt,
      },
      {
        id: 'count',
        header: t('column.count'),
        width: '90px',
        align: 'end',
        roomy: true,
        cell: (row) => number.format(row.count),
        sortBy: (row) => row.count,
      },
    ],
    [t, number],
  )
}

function AlertCard({ alert }: { readonly alert: Alert }) {
  return (
    <>
      <span className="row spread">
        <Fires severity={alert.severity} word />
        <span className="faint small">
          <Since at={alert.firstSeenAt} until={alert.resolvedAt} />
        </span>
      </span>
      <span className="truncate">{alert.summary}</span>
      <span className="row small muted">
        <span className="truncate grow">{alert.entity?.name}</span>
        <AlertState state={alert.state} />
      </span>
    </>
  )
}
