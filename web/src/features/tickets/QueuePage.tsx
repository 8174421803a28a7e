import { IconChecks, IconPlus, IconReportAnalytics } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '@/api/session'
import type { Ticket, TicketType } from '@/api/types/ticket'
import { type CustomFilter, parametersOfCustom, parseCustom } from '@/lib/customFilter'
import { ButtonLink } from '@/ui/ButtonLink'
import { Chip, Segmented } from '@/ui/controls'
import { DataTable } from '@/ui/DataTable'
import { useShortcuts } from '@/ui/keyboard'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Page, Toolbar } from '@/ui/surface'
import { Since } from '@/ui/time'
import { useRoomy } from '@/ui/viewport'
import { BulkBar } from './BulkBar'
import { picksAfter } from './bulk'
import { CustomFilters } from './CustomFilters'
import { useColumns } from './columns'
import { Jobs } from './Jobs'
import { MergeDialog } from './MergeDialog'
import { ASKED, TYPES, typeOf } from './model'
import { MajorMark, Priority, TicketState } from './parts'
import { ticketsQuery } from './queries'
import { SearchBox } from './SearchBox'
import styles from './tickets.module.css'
import { ViewPane } from './ViewPane'
import { ASKED_VIEWS, type Chosen, columnOf, matches, parametersOf, useCount, useView } from './views'

const NOTHING: CustomFilter = {}

/** The queue: new tickets wait behind a pill, nothing jumps under the pointer. */
export function QueuePage() {
  const { t } = useTranslation('tickets')
  const navigate = useNavigate()
  const me = useMe()
  const agent = useMay('ticket:read')
  const search = useSearch({ from: '/tickets' })
  const { view, known } = useView(search.view)
  const type = typeOf(search.type)
  const major = search.major === 'true'
  const tasks = search.tasks === 'mine'
  const custom = search.custom
  const asked = definedOf({
    ...parametersOf(view.filter, me.id),
    ...(type ? { type } : {}),
    ...(major ? { majorIncident: 'true' } : {}),
    ...(tasks ? { taskAssignee: 'me' } : {}),
    ...(custom ? parametersOfCustom(custom) : {}),
    q: search.q,
  })
  const kept = useCount(view)
  // The counter of a view is known; only what is searched beside it is counted, to a limit.
  const beside = major || tasks || type !== null || Boolean(search.q) || custom !== undefined
  const narrowed = beside || !agent
  const query = useInfiniteQuery({
    ...ticketsQuery({ ...asked, sort: view.sort, ...(narrowed ? { count: 'estimate' } : {}) }),
    enabled: known,
  })
  const rows = useMemo(
    () =>
      (query.data?.pages.flatMap((page) => page.items) ?? []).filter(
        (ticket) =>
          matches(ticket, view.filter, me.id) &&
          (type === null || ticket.type === type) &&
          (!major || ticket.majorIncident),
      ),
    [query.data, view, type, major, me.id],
  )
  const total = narrowed ? query.data?.pages[0]?.count : kept
  const writes = useMay('ticket:write')
  const [picked, setPicked] = useState<readonly string[]>([])
  const [merging, setMerging] = useState(false)
  // What one has merged oneself leaves the list at once; only what others do never moves it.
  const [gone, setGone] = useState<readonly string[]>([])
  const visible = useMemo(() => rows.filter((row) => !gone.includes(row.id)), [rows, gone])
  const chosen = visible.filter((row) => picked.includes(row.id))
  const anchor = useRef<string | null>(null)
  const pickOne = useCallback(
    (id: string, shown: readonly string[], range: boolean) => {
      setPicked(picksAfter(picked, shown, id, anchor.current, range))
      anchor.current = id
    },
    [picked],
  )
  const picking = useMemo(() => (writes ? { picked, pickOne } : null), [writes, picked, pickOne])
  const columns = useColumns(picking, view)
  const roomy = useRoomy()
  const current = search.selected
  useShortcuts({ ...(writes && current ? { x: () => pickOne(current, [], false) } : {}) })
  const patch = (change: {
    view?: string | undefined
    type?: string | undefined
    major?: string | undefined
    tasks?: string | undefined
    q?: string | undefined
    custom?: CustomFilter | undefined
    selected?: string | undefined
  }) => void navigate({ to: '/tickets', search: (previous) => ({ ...previous, ...change }), replace: true })
  const pick = (id: string) => patch({ view: id === 'open' ? undefined : id, selected: undefined })
  return (
    <Page
      fill
      title={t(agent ? 'title' : 'myTitle')}
      count={t('views.count', { count: Math.max(total ?? 0, rows.length) })}
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
        {!agent &&
          ASKED_VIEWS.map((each) => (
            <Chip key={each} label={t(`view.${each}`)} active={view.id === each} onToggle={() => pick(each)} />
          ))}
        {agent && (
          <Chip
            label={t('major.filter')}
            active={major}
            onToggle={() => patch({ major: major ? undefined : 'true', selected: undefined })}
          />
        )}
        {agent && (
          <Chip
            label={t('tasks.mine')}
            active={tasks}
            onToggle={() => patch({ tasks: tasks ? undefined : 'mine', selected: undefined })}
          />
        )}
        <CustomFilters
          filter={custom ?? NOTHING}
          type={type}
          onChange={(next) => patch({ custom: parseCustom(next), selected: undefined })}
        />
        <SearchBox key={search.q ?? ''} value={search.q ?? ''} onSearch={(q) => patch({ q: q || undefined })} />
      </Toolbar>
      {writes && <Jobs />}
      {chosen.length > 0 && (
        <BulkBar
          chosen={chosen}
          filter={asked}
          total={Math.max(total ?? 0, visible.length)}
          onAll={() => setPicked(visible.map((row) => row.id))}
          onMerge={() => setMerging(true)}
          onNone={() => setPicked([])}
        />
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
        {agent && <ViewPane current={view} beside={beside} onPick={pick} />}
        <QueryGate query={query} skeleton={<Skeleton rows={10} />}>
          {() =>
            rows.length === 0 ? (
              <EmptyQueue view={view} searching={Boolean(search.q) || custom !== undefined} />
            ) : (
              <DataTable
                key={view.id}
                label={t('title')}
                rows={visible}
                columns={columns}
                keyOf={(row) => row.id}
                card={(row) => <TicketCard ticket={row} />}
                sort={columnOf(view.sort)}
                compact={agent && !roomy}
                listKey={`${gone.length}|${type}|${major}|${tasks}|${view.id}|${search.q ?? ''}|${JSON.stringify(custom)}|${query.data?.pages.length}`}
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
                  query.hasNextPage && total !== undefined && total > rows.length
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

function openTicket(navigate: ReturnType<typeof useNavigate>, ticket: Ticket, view: Chosen) {
  void navigate({ to: '/tickets/$id', params: { id: ticket.number }, search: { view: view.id } })
}

function EmptyQueue({ view, searching }: { readonly view: Chosen; readonly searching: boolean }) {
  const { t } = useTranslation('tickets')
  if (searching) return <EmptyState title={t('empty.search')}>{t('empty.searchText')}</EmptyState>
  return (
    <EmptyState icon={<IconChecks />} title={t(`empty.${view.key ?? 'saved'}`)}>
      {t('empty.text')}
    </EmptyState>
  )
}

function definedOf(parameters: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value]] : [])))
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
      <span className={styles.cardTitle}>
        {ticket.majorIncident && <MajorMark />} {ticket.title}
      </span>
      <span className="row spread small muted">
        <span className="truncate">{ticket.assignee?.name ?? t('unassigned')}</span>
        <TicketState state={ticket.state} />
      </span>
    </>
  )
}
