import { IconChecks } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { EmptyState, QueryGate } from '@/ui/states'
import { Since } from '@/ui/time'
import { isOpen } from './model'
import { Priority, TicketState } from './parts'
import { ticketsQuery } from './queries'
import styles from './tickets.module.css'
import { builtIn, parametersOf } from './views'

/** The most pressing open tickets. */
export function OpenTickets({ limit = 7 }: { readonly limit?: number }) {
  const { t } = useTranslation('tickets')
  const me = useMe()
  const query = useInfiniteQuery(ticketsQuery({ ...parametersOf(builtIn('open').filter, me.id), sort: 'priority' }))
  return (
    <QueryGate query={query} small>
      {(data) => {
        const rows = data.pages
          .flatMap((page) => page.items)
          .filter(isOpen)
          .sort((a, b) => a.priority - b.priority || a.createdAt.localeCompare(b.createdAt))
        if (rows.length === 0) return <EmptyState small icon={<IconChecks />} title={t('empty.open')} />
        return (
          <ul className={styles.openTickets}>
            {rows.slice(0, limit).map((ticket) => (
              <li key={ticket.id}>
                <Link to="/tickets/$id" params={{ id: ticket.number }}>
                  <Priority priority={ticket.priority} />
                  <span className="grow stack" style={{ gap: 0 }}>
                    <span className="truncate">{ticket.title}</span>
                    <span className="faint small truncate">
                      <span className="mono">{ticket.number}</span> · {ticket.assignee?.name ?? t('unassigned')} ·{' '}
                      <Since at={ticket.createdAt} />
                    </span>
                  </span>
                  <TicketState state={ticket.state} />
                </Link>
              </li>
            ))}
          </ul>
        )
      }}
    </QueryGate>
  )
}
