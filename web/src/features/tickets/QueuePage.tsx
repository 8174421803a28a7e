import { IconArrowMerge, IconChecks, IconPlus, IconReportAnalytics } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '@/api/session'
import type { Ticket, TicketType } from '@/api/types/ticket'
import { ButtonLink } from '@/ui/ButtonLink'
import { Button, Chip, Segmented } from '@/ui/controls'
import { type Column, DataTable } from '@/ui/DataTable'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Page, Toolbar } from '@/ui/surface'
import { Since } from '@/ui/time'
import { MergeDialog } from './MergeDialog'
import { ASKED, filterOf, matches, TYPES, typeOf, VIEWS, type View, viewOf } from './model'
import { Priority, TicketState } from './parts'
import { ticketsQuery } from './queries'
import { SearchBox } from './SearchBox'
import { SlaLeft } from './SlaClocks'
import { nextClock } from './sla'
import styles from './tickets.module.css'

/** The queue: new tickets wait behind a pill, nothing jumps under the pointer. */
export function QueuePage() {
  const { t } = useTranslation('tickets')
  const navigate = useNavigate()
  const me = useMe()
  const agent = useMay('ticket:read')
  const search = useSearch({ from: '/tickets' })
  const view = viewOf(search.view)
  const type = typeOf(search.type)
  const query = useInfiniteQuery(ticketsQuery({ ...filterOf(view, me.id), type: type ?? undefined, q: search.q }))
  const rows = useMemo(
    () =>
      (query.data?.pages.flatMap((page) => page.items) ?? []).filter(
        (ticket) => matches(ticket, view, me.id) && (type === null || ticket.type === type),
      ),
    [query.data, view, type, me.id],
  )
  const total = query.data?.pages[0]?.count
  const writes = useMay('ticket:write')
  const [picked, setPicked] = useState<readonly string[]>([])
  const [merging, setMerging] = useState(false)
  // What one has merged oneself leaves the list at once; only what others do never moves it.
  const [gone, setGone] = useState<readonly string[]>([])
  const visible = useMemo(() => rows.filter((row) => !gone.includes(row.id)), [rows, gone])
  const chosen = visible.filter((row) => picked.includes(row.id))
  const picking = useMemo(() => (writes ? { picked, setPicked } : null), [writes, picked])
  const columns = useColumns(picking)
  const patch = (change: {
    view?: string | undefined
    type?: string | undefined
    q?: string | undefined
    selected?: string | undefined
  }) => void navigate({ to: '/tickets', search: (previous) => ({ ...previous, ...change }), replace: true })
  return (
    <Page
      fill
      title={t(agent ? 'title' : 'myTitle')}
      count={total !== undefined && total > rows.length ? total : rows.length}
      actions={
        <>
          {agent && (
            <Link to="/tickets/report" className="link row">
              <IconReportAnalytics size={16} aria-hidden="true" />
              {t('report')}
            </Link>
          )}
          <ButtonLink to="/tickets/new" search={{ type: type ?? undefined }} icon={<IconPlus />}>
            {t(`action.new.${type ?? 'incident'}`)}
          </ButtonLink>
        </>
      }
    >
      <Toolbar label={t('filter')}>
        <Segmented<TicketType | 'all'>
          label={t('type.label')}
          value={type ?? 'all'}
          choices={(['all', ...(agent ? TYPES : ASKED)] as const).map((each) => ({
            value: each,
            label: t(`types.${each}`),
          }))}
          onPick={(each) => patch({ type: each === 'all' ? undefined : each, selected: undefined })}
        />
        {VIEWS.filter((each) => agent || each === 'open' || each === 'resolved').map((each) => (
          <Chip
            key={each}
            label={t(`view.${each}`)}
            active={view === each}
            onToggle={() => patch({ view: each === 'open' ? undefined : each, selected: undefined })}
          />
        ))}
        <SearchBox key={search.q ?? ''} value={search.q ?? ''} onSearch={(q) => patch({ q: q || undefined })} />
      </Toolbar>
      {chosen.length > 0 && (
        <section className={styles.bulk} aria-label={t('bulk.label')}>
          <span role="status">{t('bulk.picked', { count: chosen.length })}</span>
          <Button
            small
            icon={<IconArrowMerge size={16} />}
            disabled={chosen.length < 2 || new Set(chosen.map((each) => each.type)).size > 1}
            onClick={() => setMerging(true)}
          >
            {t('merge.action')}
          </Button>
          <Button small look="quiet" onClick={() => setPicked([])}>
            {t('bulk.none')}
          </Button>
        </section>
      )}
      {merging && (
        <MergeDialog
          tickets={chosen}
          onClose={() => setMerging(false)}
          onMerged={(merged) => {
            setMerging(false)
            setGone([...gone, ...merged])
            setPicked([])
          }}
        />
      )}
      <div className={styles.queue}>
        <QueryGate query={query} skeleton={<Skeleton rows={10} />}>
          {() =>
            rows.length === 0 ? (
              <EmptyQueue view={view} searching={Boolean(search.q)} />
            ) : (
              <DataTable
                label={t('title')}
                rows={visible}
                columns={columns}
                keyOf={(row) => row.id}
                card={(row) => <TicketCard ticket={row} />}
                sort={{ id: 'priority', desc: false }}
                listKey={`${gone.length}|${type}|${view}|${search.q ?? ''}|${query.data?.pages.length}`}
                selected={search.selected ?? null}
                onSelect={(row) =>
                  window.matchMedia('(max-width: 720px)').matches
                    ? openTicket(navigate, row, view)
                    : patch({ selected: row.id })
                }
                onOpen={(row) => openTicket(navigate, row, view)}
                newRows={(count) => t('newTickets', { count })}
                onEnd={query.hasNextPage && !query.isFetching ? () => void query.fetchNextPage() : undefined}
                footer={
                  total !== undefined && total > rows.length
                    ? t('tooMany', { shown: rows.length, count: total })
                    : undefined
                }
              />
            )
          }
        </QueryGate>
      </div>
    </Page>
  )
}

function openTicket(navigate: ReturnType<typeof useNavigate>, ticket: Ticket, view: View) {
  void navigate({ to: '/tickets/$id', params: { id: ticket.number }, search: { view } })
}

function EmptyQueue({ view, searching }: { readonly view: View; readonly searching: boolean }) {
  const { t } = useTranslation('tickets')
  if (searching) return <EmptyState title={t('empty.search')}>{t('empty.searchText')}</EmptyState>
  return (
    <EmptyState icon={<IconChecks />} title={t(`empty.${view}`)}>
      {t('empty.text')}
    </EmptyState>
  )
}

interface Picking {
  readonly picked: readonly string[]
  readonly setPicked: (picked: readonly string[]) => void
}

function useColumns(picking: Picking | null): readonly Column<Ticket>[] {
  const { t } = useTranslation('tickets')
  return useMemo(
    () => [
      ...(picking
        ? [
            {
              id: 'pick',
              header: t('bulk.pick'),
              width: '52px',
              cell: (row: Ticket) => (
                <input
                  type="checkbox"
                  aria-label={t('bulk.pickOne', { number: row.number })}
                  checked={picking.picked.includes(row.id)}
                  onClick={(event) => event.stopPropagation()}
                  onChange={() => picking.setPicked(toggled(picking.picked, row.id))}
                />
              ),
            },
          ]
        : []),
      {
        id: 'priority',
        header: t('column.priority'),
        width: '92px',
        cell: (row) => <Priority priority={row.priority} />,
        sortBy: (row) => row.priority * 1e13 + Date.parse(row.createdAt),
      },
      {
        id: 'number',
        header: t('column.number'),
        width: '158px',
        cell: (row) => <span className="mono muted">{row.number}</span>,
        sortBy: (row) => row.number,
      },
      {
        id: 'title',
        header: t('column.title'),
        width: 'minmax(240px, 1fr)',
        cell: (row) => (
          <Link
            to="/tickets/$id"
            params={{ id: row.number }}
            className={styles.rowTitle}
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
        width: '116px',
        cell: (row) => <TicketState state={row.state} />,
        sortBy: (row) => row.state,
      },
      {
        id: 'sla',
        header: t('column.sla'),
        width: '150px',
        cell: (row) => <NextSla ticket={row} />,
        sortBy: (row) => nextClock(row.sla)?.dueAt ?? '9999',
      },
      {
        id: 'assignee',
        header: t('column.assignee'),
        width: '130px',
        cell: (row) => row.assignee?.name ?? <span className="faint">{t('unassigned')}</span>,
        sortBy: (row) => row.assignee?.name ?? '',
      },
      {
        id: 'requester',
        header: t('column.requester'),
        width: '130px',
        cell: (row) => row.requester?.name ?? '–',
        sortBy: (row) => row.requester?.name ?? '',
      },
      {
        id: 'age',
        header: t('column.age'),
        width: '110px',
        align: 'end',
        cell: (row) => <Since at={row.createdAt} until={row.resolvedAt} />,
        sortBy: (row) => row.createdAt,
      },
    ],
    [t, picking],
  )
}

function toggled(picked: readonly string[], id: string): readonly string[] {
  return picked.includes(id) ? picked.filter((each) => each !== id) : [...picked, id]
}

function NextSla({ ticket }: { readonly ticket: Ticket }) {
  const clock = nextClock(ticket.sla)
  return clock ? <SlaLeft clock={clock} /> : <span className="faint">–</span>
}

export function TicketCard({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  return (
    <>
      <span className="row spread small">
        <span className="row">
          <Priority priority={ticket.priority} />
          <span className="mono muted">{ticket.number}</span>
        </span>
        <span className="faint">
          <Since at={ticket.createdAt} until={ticket.resolvedAt} />
        </span>
      </span>
      <span className={styles.cardTitle}>{ticket.title}</span>
      <span className="row spread small muted">
        <span className="truncate">{ticket.assignee?.name ?? t('unassigned')}</span>
        <TicketState state={ticket.state} />
      </span>
    </>
  )
}
