import { IconMessageBolt } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CannedReply } from '@/api/types/automation'
import { Button } from '@/ui/controls'
import { useLocale } from '@/ui/locale'
import { Menu } from '@/ui/overlays'
import { repliesQuery } from './queries'
import { askedAt, fitting, inserted } from './replies'
import styles from './tickets.module.css'

interface Writing {
  readonly ticket: { readonly id: string; readonly version: number }
  readonly enabled: boolean
  readonly box: RefObject<HTMLTextAreaElement | null>
  readonly text: string
  readonly onText: (text: string) => void
}

interface RepliesHelp {
  /** A button with all of them; nothing where there are none. */
  readonly button: ReactNode
  /** What fits the `::word` being typed. */
  readonly list: ReactNode
  /** True when the key was for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean
  readonly onCaret: () => void
  /** What the box says of itself while the list is open. */
  readonly boxProps: Record<string, string | boolean | undefined>
}

/** Canned replies for a box that is being written in: by `::` or by a button, filled for the ticket. */
export function useReplies({ ticket, enabled, box, text, onText }: Writing): RepliesHelp {
  const { t } = useTranslation('tickets')
  const language = useLocale().slice(0, 2)
  const [caret, setCaret] = useState(-1)
  const [active, setActive] = useState(0)
  const listId = useId()
  const { data } = useQuery(repliesQuery(ticket.id, ticket.version, enabled))
  const replies = data?.items ?? []
  const asked = caret < 0 ? null : askedAt(text, caret)
  const options = asked ? fitting(replies, asked.word, language) : []
  const open = options.length > 0
  const at = Math.min(active, options.length - 1)
  const pick = (reply: CannedReply) => {
    const next = inserted(text, box.current?.selectionStart ?? text.length, reply.body)
    onText(next.text)
    setCaret(-1)
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(next.caret, next.caret)
    })
  }
  const onKey = (event: KeyboardEvent) => {
    if (!open || event.ctrlKey || event.metaKey || event.altKey) return false
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const chosen = options[at]
    if (step !== 0) setActive((at + step + options.length) % options.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) pick(chosen)
    else if (event.key === 'Escape') setCaret(-1)
    else return false
    event.preventDefault()
    return true
  }
  return {
    onKey,
    onCaret: () => {
      setCaret(box.current?.selectionStart ?? -1)
      setActive(0)
    },
    boxProps: open
      ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${at}`, 'aria-autocomplete': 'list' }
      : {},
    button: replies.length > 0 && (
      <Menu
        target={
          <Button small icon={<IconMessageBolt />}>
            {t('composer.replies')}
          </Button>
        }
        sections={[
          {
            items: fitting(replies, '', language).map((reply) => ({
              label: reply.name,
              hint: `::${reply.shortcut}`,
              onPick: () => pick(reply),
            })),
          },
        ]}
      />
    ),
    list: open && (
      <div id={listId} role="listbox" aria-label={t('composer.replies')} className={styles.completion} tabIndex={-1}>
        {options.map((reply, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box keeps the focus and has the keys
          <div
            key={reply.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(reply)}
          >
            <span className="mono">::{reply.shortcut}</span> <strong>{reply.name}</strong>
            <span className={styles.clipped}>{reply.body}</span>
          </div>
        ))}
      </div>
    ),
  }
}
