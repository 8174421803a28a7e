import { IconBolt, IconLock, IconWorld } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { CustomField } from '@/api/types/customField'
import type { TicketDetail, TimelineItem } from '@/api/types/ticket'
import type { MergeView } from '@/api/types/ticketWork'
import { useNameIn } from '@/lib/names'
import { QueryGate } from '@/ui/states'
import { Instant } from '@/ui/time'
import { AttachedFile } from './Attachments'
import { mergedQuery } from './belonging'
import { customFieldsQuery, useSaidOf } from './custom'
import { checklistQuery } from './majorIncident'
import { chronological, factOf, isOfALevel } from './model'
import { timelineQuery } from './queries'
import { SplitDialog } from './SplitDialog'
import styles from './tickets.module.css'
import { useLevelText } from './useLevelText'

/** Everything that was said and done, oldest first; it follows new entries only while one reads at the end. */
export function Conversation({ ticket, id }: { readonly ticket: TicketDetail; readonly id: string }) {
  const { t } = useTranslation('tickets')
  const query = useQuery(timelineQuery(id))
  const merged = useQuery(mergedQuery(ticket.id, useMay('ticket:read')))
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const length = query.data?.length ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new entry is the reason to follow
  useEffect(() => {
    const element = box.current
    if (element && atEnd.current) element.scrollTop = element.scrollHeight
  }, [length])
  return (
    <div
      ref={box}
      className={styles.conversation}
      onScroll={(event) => {
        const { scrollTop, scrollHeight, clientHeight } = event.currentTarget
        atEnd.current = scrollHeight - scrollTop - clientHeight < 60
      }}
    >
      {ticket.description && (
        <article className={styles.description}>
          <h2 className="visually-hidden">{t('description')}</h2>
          <p>{ticket.description}</p>
        </article>
      )}
      <QueryGate query={query} small>
        {(items) => (
          <ol className={styles.entries} aria-label={t('timeline')} aria-live="polite">
            {chronological(items).map((item) => (
              <li key={item.id}>
                {item.kind === 'message' ? (
                  <Message
                    item={item}
                    ticket={ticket}
                    from={merged.data?.items.find((one) => one.id === item.ticketId)}
                  />
                ) : item.field === 'attached' ? (
                  <AttachedFile item={item} ticket={ticket} />
                ) : (
                  <Happening item={item} ticket={ticket} />
                )}
              </li>
            ))}
          </ol>
        )}
      </QueryGate>
    </div>
  )
}

interface MessageProps {
  readonly item: TimelineItem
  readonly ticket: TicketDetail
  /** The merged ticket it was written on, when it was not this one. */
  readonly from: MergeView['merged'][number] | undefined
}

function Message({ item, ticket, from }: MessageProps) {
  const { t } = useTranslation('tickets')
  const internal = item.visibility === 'internal'
  const theirs = item.actor?.id === (from ?? ticket).requester?.id && !internal
  const [splitting, setSplitting] = useState(false)
  const splits = useMay('ticket:write') && from === undefined && !ticket.mergedInto
  const side = internal ? 'internal' : theirs ? 'requester' : 'agent'
  return (
    <article
      className={styles.message}
      data-side={side}
      aria-label={t(`message.${side}`, { name: item.actor?.name ?? '' })}
    >
      <header>
        <strong>{item.actor?.name ?? t('system')}</strong>
        <Instant at={item.at} />
        {from && <span className="mono faint">{from.number}</span>}
        <span className={styles.kind}>
          {internal ? <IconLock aria-hidden="true" /> : <IconWorld aria-hidden="true" />}
          {t(internal ? 'composer.internal' : theirs ? 'message.byRequester' : 'composer.public')}
        </span>
      </header>
      <p>{item.body}</p>
      {splits && (
        <button type="button" className={styles.split} onClick={() => setSplitting(true)}>
          {t('split.action')}
        </button>
      )}
      {splitting && <SplitDialog ticketId={ticket.id} message={item} onClose={() => setSplitting(false)} />}
    </article>
  )
}

const FIELDS = [
  'state',
  'assignee',
  'priority',
  'impact',
  'urgency',
  'title',
  'queue',
  'description',
  'resolution',
  'reason',
  'tags',
  'links',
  'tasks',
  'watchers',
  'checklist',
  'onBehalfOf',
  'rootCause',
  'workaround',
  'kind',
  'risk',
  'plan',
  'backoutPlan',
  'plannedStart',
  'plannedEnd',
] as const
type Field = (typeof FIELDS)[number]

function fieldOf(text: string | undefined): Field | null {
  const name = text?.replace(/Id$/, '')
  return FIELDS.find((field) => field === name) ?? null
}

/** Merging is told as what was done: a field that changed "from nothing" says little. */
function mergeOf(item: TimelineItem): 'into' | 'outOf' | 'gained' | 'lost' | null {
  if (item.field === 'mergedInto') return item.to ? 'into' : 'outOf'
  if (item.field === 'merged') return item.to ? 'gained' : 'lost'
  return null
}

/** A label begins with a capital, a word in a sentence does not. */
function inSentence(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1)
}

/** One sentence for what happened. */
function useSentence(item: TimelineItem, ticket: TicketDetail): () => string {
  const { t, i18n } = useTranslation('tickets')
  const levelText = useLevelText()
  const added = useQuery(customFieldsQuery).data?.items ?? []
  const nameOf = useNameIn()
  const saidOf = useSaidOf()
  // The history keeps words: of choices and flags the reader is told the names.
  const customSaid = (field: CustomField, word: string | null | undefined) =>
    saidOf(field, word && field.kind === 'boolean' ? word === 'true' : word)
  const WORDS: Partial<Record<Field, string>> = {
    state: 'state',
    impact: 'level',
    urgency: 'level',
    reason: 'reason',
    kind: 'kind',
    risk: 'level',
  }
  const ticked = item.kind === 'change' && item.field === 'checklist' ? (item.to ?? item.from) : null
  const lines = useQuery(checklistQuery(item.ticketId ?? ticket.id, Boolean(ticked))).data?.items ?? []
  return () => {
    const name = item.actor?.name ?? t('system')
    const fact = item.kind === 'fact' ? factOf(item) : null
    const to = item.to ?? ''
    if (fact)
      return t(`fact.${fact}`, {
        from: item.from ?? '',
        to: isOfALevel(fact) ? levelText(to) : to,
        body: item.body ?? '',
      })
    if (item.kind === 'change' && item.field === 'majorIncident')
      return t(item.to === 'true' ? 'major.declaredChange' : 'major.withdrawnChange', { name, reason: item.body ?? '' })
    if (ticked && !(item.from && item.to)) {
      const line = lines.find((each) => each.id === ticked)
      const said = line ? nameOf(line.name) : (item.body ?? '')
      return t(item.to ? 'checklistChange.done' : 'checklistChange.undone', { name, item: said })
    }
    const custom = item.kind === 'change' ? added.find((each) => `custom.${each.key}` === item.field) : undefined
    if (custom) {
      const [from, to] = [customSaid(custom, item.from), customSaid(custom, item.to)].map(
        (said) => said ?? t('nothing'),
      )
      return t('change', { name, field: inSentence(nameOf(custom.name)), from, to })
    }
    const merge = item.kind === 'change' ? mergeOf(item) : null
    if (merge) return t(`mergeChange.${merge}`, { name, from: item.from ?? '', to: item.to ?? '' })
    const field = item.kind === 'change' ? fieldOf(item.field) : null
    if (field === null) return item.body ?? [item.field, item.from, item.to].filter(Boolean).join(' → ')
    if (field === 'assignee') return t(item.to ? 'assignedChange' : 'unassignedChange', { name, to: item.to ?? '' })
    const said = (value: string | null | undefined) => {
      if (value === null || value === undefined || value === '') return t('nothing')
      const key = `${WORDS[field]}.${value}`
      return i18n.exists(key, { ns: 'tickets' }) ? t(key as 'state.new') : value
    }
    return t('change', { name, field: inSentence(t(`field.${field}`)), from: said(item.from), to: said(item.to) })
  }
}

function Happening({ item, ticket }: { readonly item: TimelineItem; readonly ticket: TicketDetail }) {
  const sentence = useSentence(item, ticket)
  return (
    <p className={styles.happening}>
      {item.kind === 'fact' && <IconBolt size={14} aria-hidden="true" />}
      <span>{sentence()}</span>
      <Instant at={item.at} />
    </p>
  )
}
