import { IconArrowLeft } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import type { Ticket, TicketDetail, Visibility } from '@/api/types/ticket'
import { useShortcuts } from '@/ui/keyboard'
import { ErrorState, QueryGate, Skeleton } from '@/ui/states'
import { useMedium } from '@/ui/viewport'
import { Actions } from './Actions'
import { Composer } from './Composer'
import { Conversation } from './Conversation'
import { FactsPane } from './FactsPane'
import { MajorBanner } from './MajorIncident'
import { MergedNotice } from './MergedNotice'
import { Present } from './Present'
import { Priority, TicketState } from './parts'
import { useBeingPresent } from './presence'
import { TicketCard } from './QueuePage'
import { ticketQuery, ticketsQuery } from './queries'
import styles from './tickets.module.css'
import { matches, parametersOf, useView } from './views'

interface TicketPageProps {
  readonly macros?: (ticket: TicketDetail) => ReactNode
  /** What other rooms know about it. */
  readonly evidence?: (ticket: TicketDetail, id: string) => ReactNode
}

/** Three panes: the list one came from, the conversation, the facts and the evidence. */
export function TicketPage({ macros, evidence }: TicketPageProps) {
  const { id } = useParams({ from: '/tickets/$id' })
  const narrow = useMedium()
  const query = useQuery(ticketQuery(id))
  return (
    <div className={styles.workspace}>
      {!narrow && <ListPane current={id} />}
      {query.data ? (
        <Workspace
          key={query.data.id}
          ticket={query.data}
          id={id}
          macros={macros?.(query.data)}
          evidence={evidence?.(query.data, id)}
        />
      ) : (
        <div className={styles.middle}>
          {query.isError ? (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <Skeleton rows={8} />
          )}
        </div>
      )}
    </div>
  )
}

function ListPane({ current }: { readonly current: string }) {
  const { t } = useTranslation('tickets')
  const navigate = useNavigate()
  const me = useMe()
  const search = useSearch({ from: '/tickets/$id' })
  const { view, known } = useView(search.view)
  const name = view.key ? t(`view.${view.key}`) : view.name
  const query = useInfiniteQuery({
    ...ticketsQuery({ ...parametersOf(view.filter, me.id), sort: view.sort }),
    enabled: known,
  })
  const rows = useMemo(
    () =>
      (query.data?.pages.flatMap((page) => page.items) ?? []).filter((ticket) => matches(ticket, view.filter, me.id)),
    [query.data, view.filter, me.id],
  )
  const open = (ticket: Ticket | undefined) => {
    if (ticket) void navigate({ to: '/tickets/$id', params: { id: ticket.number }, search: (previous) => previous })
  }
  const at = rows.findIndex((row) => row.number === current || row.id === current)
  useShortcuts({
    j: () => open(rows[at + 1]),
    k: () => open(rows[at < 0 ? 0 : at - 1]),
    esc: () => void navigate({ to: '/tickets', search: { view: search.view } }),
  })
  return (
    <nav className={styles.listPane} aria-label={name}>
      <header className={styles.paneHead}>
        <Link to="/tickets" search={{ view: search.view }} className="row" title={t('action.back')}>
          <IconArrowLeft size={17} aria-hidden="true" />
          <h2>{name}</h2>
        </Link>
        <span className="muted small">{rows.length}</span>
      </header>
      <QueryGate query={query}>
        {() => (
          <ul>
            {rows.slice(0, 200).map((row) => (
              <li key={row.id}>
                <Link
                  to="/tickets/$id"
                  params={{ id: row.number }}
                  search={{ view: search.view }}
                  className={styles.listItem}
                  aria-current={row.number === current || row.id === current ? 'true' : undefined}
                >
                  <TicketCard ticket={row} />
                </Link>
              </li>
            ))}
          </ul>
        )}
      </QueryGate>
    </nav>
  )
}

interface WorkspaceProps {
  readonly ticket: TicketDetail
  readonly id: string
  readonly macros: ReactNode
  readonly evidence: ReactNode
}

function Workspace({ ticket, id, macros, evidence }: WorkspaceProps) {
  const { t } = useTranslation('tickets')
  const narrow = useMedium()
  const [visibility, setVisibility] = useState<Visibility>('public')
  const [showFacts, setShowFacts] = useState(false)
  useBeingPresent(ticket.id)
  return (
    <>
      <div className={styles.middle}>
        <header className={styles.ticketHead}>
          <div className="row wrap small">
            {narrow && (
              <Link to="/tickets" className="row" aria-label={t('action.back')}>
                <IconArrowLeft size={18} aria-hidden="true" />
              </Link>
            )}
            <span className="mono muted">{ticket.number}</span>
            <Priority priority={ticket.priority} />
            <TicketState state={ticket.state} />
            <span className="muted">
              {ticket.assignee ? t('assignedTo', { name: ticket.assignee.name }) : t('unassigned')}
            </span>
            <Present ticketId={ticket.id} />
            {narrow && (
              <button
                type="button"
                className={styles.factsToggle}
                aria-expanded={showFacts}
                onClick={() => setShowFacts(!showFacts)}
              >
                {t(showFacts ? 'action.hideFacts' : 'action.showFacts')}
              </button>
            )}
          </div>
          <h1>{ticket.title}</h1>
          <MajorBanner ticket={ticket} />
          <MergedNotice ticket={ticket} />
          {!ticket.mergedInto && <Actions ticket={ticket} id={id} />}
        </header>
        {narrow && showFacts && <FactsPane ticket={ticket} id={id} evidence={evidence} />}
        <Conversation ticket={ticket} id={id} />
        <Composer ticket={ticket} visibility={visibility} onVisibility={setVisibility} macros={macros} />
      </div>
      {!narrow && <FactsPane ticket={ticket} id={id} evidence={evidence} />}
    </>
  )
}
