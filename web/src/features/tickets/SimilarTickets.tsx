import { IconBulb } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { TicketDetail } from '@/api/types/ticket'
import type { Similar, SimilarTicket } from '@/api/types/ticketWork'
import { Button } from '@/ui/controls'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { toastFailure } from '@/ui/toasts'
import { isOpen } from './model'
import { TicketState } from './parts'
import { usePatch } from './queries'
import { similarQuery } from './similar'
import styles from './similar.module.css'

/** What was like this before, how it ended, and where it went. */
export function SimilarTickets({ ticket, id }: { readonly ticket: TicketDetail; readonly id: string }) {
  const { t } = useTranslation('tickets')
  const query = useQuery(similarQuery(ticket.id))
  return (
    <section aria-label={t('similar.title')}>
      <h2>{t('similar.title')}</h2>
      <QueryGate query={query} small skeleton={<Skeleton rows={2} />}>
        {(similar) =>
          similar.items.length === 0 ? (
            <EmptyState small title={t('similar.none')} />
          ) : (
            <>
              <Suggested similar={similar} ticket={ticket} id={id} />
              <SimilarList items={similar.items} />
            </>
          )
        }
      </QueryGate>
    </section>
  )
}

export function SimilarList({ items }: { readonly items: readonly SimilarTicket[] }) {
  const { t } = useTranslation('tickets')
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item.id}>
          <Link to="/tickets/$id" params={{ id: item.number }}>
            <span className="row spread small">
              <span className="mono muted">{item.number}</span>
              <TicketState state={item.state} />
            </span>
            <span className={styles.title}>{item.title}</span>
          </Link>
          <p className="small muted">
            {t('similar.words', { words: item.words.join(', ') })}
            {item.queue && ` · ${item.queue}`}
          </p>
          {item.resolution && <p className={styles.resolution}>{item.resolution}</p>}
        </li>
      ))}
    </ul>
  )
}

interface SuggestedProps {
  readonly similar: Similar
  readonly ticket: TicketDetail
  readonly id: string
}

/** One click takes the suggestion; what is so already is not suggested. */
function Suggested({ similar: { queue, assignee }, ticket, id }: SuggestedProps) {
  const { t } = useTranslation('tickets')
  const may = useMay('ticket:write')
  const patch = usePatch(ticket, id)
  if (!may || !isOpen(ticket) || ticket.mergedInto) return null
  const take = (change: { queue?: string; assigneeId?: string }) => patch.mutate(change, { onError: toastFailure })
  return (
    <>
      {queue && queue.name !== ticket.queue && (
        <Suggestion
          text={t('similar.queue', queue)}
          action={t('similar.takeQueue', { name: queue.name })}
          busy={patch.isPending}
          onTake={() => take({ queue: queue.name })}
        />
      )}
      {assignee && !ticket.assignee && (
        <Suggestion
          text={t('similar.assignee', assignee)}
          action={t('similar.takeAssignee', { name: assignee.name })}
          busy={patch.isPending}
          onTake={() => take({ assigneeId: assignee.id })}
        />
      )}
    </>
  )
}

interface SuggestionProps {
  readonly text: string
  readonly action: string
  readonly busy?: boolean
  readonly onTake: () => void
}

export function Suggestion({ text, action, busy = false, onTake }: SuggestionProps) {
  return (
    <div className={styles.suggestion}>
      <p>
        <IconBulb size={16} aria-hidden="true" /> {text}
      </p>
      <Button busy={busy} onClick={onTake}>
        {action}
      </Button>
    </div>
  )
}
