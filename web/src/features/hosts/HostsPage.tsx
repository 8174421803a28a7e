import { IconServer2 } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { Entity } from '@/api/types/topology'
import { healthOf } from '@/lib/severity'
import { formatQuantity } from '@/lib/units'
import { Sparkline } from '@/ui/chart/Sparkline'
import { Chip, TextField } from '@/ui/controls'
import { type Column, DataTable } from '@/ui/DataTable'
import { Fires } from '@/ui/Fires'
import { useLocale } from '@/ui/locale'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Page, Toolbar } from '@/ui/surface'
import { Ago } from '@/ui/time'
import { systemOf } from './EntityFacts'
import styles from './hosts.module.css'
import { hostsQuery } from './queries'
import { useVitals, type Vitals } from './useVitals'

export function HostsPage({ tabs }: { readonly tabs?: ReactNode }) {
  const { t } = useTranslation('hosts')
  const navigate = useNavigate()
  const search = useSearch({ from: '/hosts' })
  const query = useInfiniteQuery(hostsQuery())
  const vitals = useVitals()
  const [selected, select] = useState<string | null>(null)
  const all = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const rows = all.filter(
    (host) =>
      host.name.toLowerCase().includes((search.q ?? '').toLowerCase()) &&
      (!search.health || healthOf(host.health) >= Number(search.health)),
  )
  const columns = useColumns(vitals)
  const patch = (change: { q?: string | undefined; health?: string | undefined }) =>
    void navigate({ to: '/hosts', search: (previous) => ({ ...previous, ...change }), replace: true })
  const open = (host: Entity) => void navigate({ to: '/entities/$id', params: { id: host.id } })
  return (
    <Page fill title={t('title')} count={rows.length}>
      {tabs}
      <Toolbar label={t('filter')}>
        <Chip
          label={t('unhealthy')}
          active={search.health === '2'}
          count={all.filter((host) => host.health >= 2).length}
          onToggle={() => patch({ health: search.health ? undefined : '2' })}
        />
        <div className={styles.search}>
          <TextField
            type="search"
            label={t('search')}
            hideLabel
            placeholder={t('search')}
            value={search.q ?? ''}
            onChange={(event) => patch({ q: event.target.value || undefined })}
          />
        </div>
      </Toolbar>
      <div className={styles.list}>
        <QueryGate query={query} skeleton={<Skeleton rows={10} />}>
          {() =>
            rows.length === 0 ? (
              <NoHosts filtered={all.length > 0} />
            ) : (
              <DataTable
                label={t('title')}
                rows={rows}
                columns={columns}
                keyOf={(row) => row.id}
                card={(row) => <HostRow host={row} vitals={vitals(row.name)} />}
                sort={{ id: 'health', desc: true }}
                listKey={`${search.q}|${search.health}|${query.data?.pages.length}`}
                selected={selected}
                onSelect={(row) =>
                  selected === row.id || window.matchMedia('(max-width: 720px)').matches ? open(row) : select(row.id)
                }
                onOpen={open}
                newRows={(count) => t('newHosts', { count })}
                onEnd={query.hasNextPage && !query.isFetching ? () => void query.fetchNextPage() : undefined}
              />
            )
          }
        </QueryGate>
      </div>
    </Page>
  )
}

function NoHosts({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation('hosts')
  const mayKeys = useMay('ingest-key:write')
  if (filtered) return <EmptyState title={t('empty.filtered')} />
  return (
    <EmptyState
      icon={<IconServer2 />}
      title={t('empty.title')}
      action={
        mayKeys && (
          <Link to="/settings" className="link">
            {t('empty.next')}
          </Link>
        )
      }
    >
      {t('empty.text')}
    </EmptyState>
  )
}

function useColumns(vitals: (host: string) => Vitals): readonly Column<Entity>[] {
  const { t } = useTranslation('hosts')
  const locale = useLocale()
  return [
    {
      id: 'health',
      header: t('column.health'),
      width: '130px',
      cell: (row) => <Fires severity={healthOf(row.health)} of="health" word />,
      sortBy: (row) => row.health,
    },
    {
      id: 'name',
      header: t('column.name'),
      width: 'minmax(180px, 1fr)',
      cell: (row) => (
        <Link to="/entities/$id" params={{ id: row.id }} className="link" onClick={(event) => event.stopPropagation()}>
          {row.name}
        </Link>
      ),
      sortBy: (row) => row.name,
    },
    {
      id: 'system',
      header: t('column.system'),
      width: '180px',
      cell: (row) => <span className="muted">{systemOf(row) ?? '–'}</span>,
      sortBy: (row) => systemOf(row) ?? '',
    },
    {
      id: 'trend',
      header: t('trend'),
      width: '170px',
      cell: (row) => (
        <Sparkline
          values={vitals(row.name).cpu}
          max={1}
          height={24}
          label={t('trendOf', { name: `${row.name} CPU` })}
        />
      ),
    },
    {
      id: 'cpu',
      header: 'CPU',
      width: '90px',
      align: 'end',
      cell: (row) => formatQuantity(vitals(row.name).cpuNow, '1', locale),
      sortBy: (row) => vitals(row.name).cpuNow ?? -1,
    },
    {
      id: 'memory',
      header: t('memory'),
      width: '90px',
      align: 'end',
      cell: (row) => formatQuantity(vitals(row.name).memoryNow, '1', locale),
      sortBy: (row) => vitals(row.name).memoryNow ?? -1,
    },
    {
      id: 'seen',
      header: t('column.lastSeen'),
      width: '130px',
      align: 'end',
      cell: (row) => <Ago at={row.lastSeenAt} />,
      sortBy: (row) => row.lastSeenAt,
    },
  ]
}

function HostRow({ host, vitals }: { readonly host: Entity; readonly vitals: Vitals }) {
  const { t } = useTranslation('hosts')
  const locale = useLocale()
  return (
    <>
      <span className="row spread">
        <strong className="truncate">{host.name}</strong>
        <Fires severity={healthOf(host.health)} of="health" word />
      </span>
      <span className="row small muted">
        <span className="grow">
          <Sparkline values={vitals.cpu} max={1} height={18} label={t('trendOf', { name: `${host.name} CPU` })} />
        </span>
        <span className="num">CPU {formatQuantity(vitals.cpuNow, '1', locale)}</span>
        <span className="num">
          {t('memory')} {formatQuantity(vitals.memoryNow, '1', locale)}
        </span>
      </span>
    </>
  )
}
