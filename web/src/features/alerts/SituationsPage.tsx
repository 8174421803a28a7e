import { IconFlameOff } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Situation } from '@/api/types/event'
import { type Column, DataTable } from '@/ui/DataTable'
import { Fires } from '@/ui/Fires'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Page, SidePanel } from '@/ui/surface'
import { Since } from '@/ui/time'
import { AlertState } from './AlertState'
import { AlertTabs } from './AlertTabs'
import styles from './alerts.module.css'
import { Filters } from './Filters'
import { situationsQuery } from './queries'
import { SituationDetail } from './SituationDetail'

export function SituationsPage() {
  const { t } = useTranslation('alerts')
  const navigate = useNavigate()
  const search = useSearch({ from: '/situations' })
  const state = search.state ?? 'open'
  const query = useInfiniteQuery(situationsQuery({ state }))
  const columns = useColumns()
  const wanted = search.severity?.split(',')
  const all = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const rows = wanted ? all.filter((row) => wanted.includes(String(row.severity))) : all
  const count = query.data?.pages[0]?.count
  const select = (id: string | undefined) =>
    void navigate({ to: '/situations', search: (previous) => ({ ...previous, selected: id }), replace: true })
  return (
    <Page fill title={t('situations')} count={wanted ? rows.length : count}>
      <AlertTabs />
      <Filters states={['open', 'closed']} fallback="open" />
      <div className={styles.split}>
        <QueryGate query={query} skeleton={<Skeleton rows={10} />}>
          {() =>
            rows.length === 0 ? (
              <EmptyState icon={<IconFlameOff />} title={t('empty.situations')}>
                {t('empty.situationsText')}
              </EmptyState>
            ) : (
              <DataTable
                label={t('situations')}
                rows={rows}
                columns={columns}
                keyOf={(row) => row.id}
                card={(row) => <SituationCard situation={row} />}
                sort={{ id: 'severity', desc: true }}
                listKey={`${state}|${search.severity}|${query.data?.pages.length}`}
                selected={search.selected ?? null}
                compact={search.selected !== undefined}
                onSelect={(row) => select(row.id)}
                onOpen={(row) => void navigate({ to: '/situations/$id', params: { id: row.id } })}
                newRows={(waiting) => t('newSituations', { count: waiting })}
                onEnd={query.hasNextPage && !query.isFetching ? () => void query.fetchNextPage() : undefined}
              />
            )
          }
        </QueryGate>
        {search.selected && (
          <SidePanel label={t('preview')} onClose={() => select(undefined)}>
            <SituationDetail id={search.selected} preview />
          </SidePanel>
        )}
      </div>
    </Page>
  )
}

function useColumns(): readonly Column<Situation>[] {
  const { t } = useTranslation('alerts')
  return useMemo(
    () => [
      {
        id: 'severity',
        header: t('column.severity'),
        width: '130px',
        cell: (row) => <Fires severity={row.severity} word />,
        sortBy: (row) => row.severity * 1e13 - Date.parse(row.openedAt),
      },
      {
        id: 'title',
        header: t('column.title'),
        width: 'minmax(260px, 1fr)',
        cell: (row) => (
          <Link
            to="/situations/$id"
            params={{ id: row.id }}
            className="link"
            onClick={(event) => event.stopPropagation()}
          >
            {row.title}
          </Link>
        ),
        sortBy: (row) => row.title,
      },
      {
        id: 'state',
        header: t('column.state'),
        width: '110px',
        roomy: true,
        cell: (row) => <AlertState state={row.state} />,
        sortBy: (row) => row.state,
      },
      {
        id: 'alerts',
        header: t('column.alertCount'),
        width: '90px',
        align: 'end',
        roomy: true,
        cell: (row) => row.alertCount,
        sortBy: (row) => row.alertCount,
      },
      {
        id: 'ticket',
        header: t('column.ticket'),
        width: '160px',
        cell: (row) =>
          row.ticketId ? (
            <TicketLink id={row.ticketId} number={row.ticketNumber ?? null} />
          ) : (
            <span className="faint">{t('noTicket')}</span>
          ),
      },
      {
        id: 'since',
        header: t('column.since'),
        width: '120px',
        align: 'end',
        cell: (row) => <Since at={row.openedAt} until={row.closedAt} />,
        sortBy: (row) => row.openedAt,
      },
    ],
    [t],
  )
}

function TicketLink({ id, number }: { readonly id: string; readonly number: string | null }) {
  const { t } = useTranslation('alerts')
  return (
    <Link to="/tickets/$id" params={{ id }} className="link" onClick={(event) => event.stopPropagation()}>
      {number ?? t('action.showTicket')}
    </Link>
  )
}

function SituationCard({ situation }: { readonly situation: Situation }) {
  const { t } = useTranslation('alerts')
  return (
    <>
      <span className="row spread">
        <Fires severity={situation.severity} word />
        <span className="faint small">
          <Since at={situation.openedAt} until={situation.closedAt} />
        </span>
      </span>
      <span className="truncate">{situation.title}</span>
      <span className="row small muted">
        <span className="grow">{t('alertsIn', { count: situation.alertCount })}</span>
        <AlertState state={situation.state} />
      </span>
    </>
  )
}
