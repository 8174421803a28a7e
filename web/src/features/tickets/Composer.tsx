import { IconLock, IconSend, IconWorld } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { TicketDetail, Visibility } from '@/api/types/ticket'
import { Button, Segmented, TextArea } from '@/ui/controls'
import { FormProblem } from '@/ui/FormProblem'
import { useShortcuts } from '@/ui/keyboard'
import { labelOf, useKeys } from '@/ui/shortcutKeys'
import { FilesToSend, LARGEST_FILE } from './Attachments'
import { useDraft } from './drafts'
import { sayTyping } from './presence'
import { useAttach, useMessage } from './queries'
import styles from './tickets.module.css'
import { useReplies } from './useReplies'

interface ComposerProps {
  readonly ticket: TicketDetail
  readonly visibility: Visibility
  readonly onVisibility: (visibility: Visibility) => void
  /** What else can be done from here, by those who work on tickets. */
  readonly macros?: ReactNode
}

/** One box, two kinds that nobody may mistake: colour, lock, and a line that says who will read it. Each keeps its own draft. */
export function Composer({ ticket, visibility: chosen, onVisibility, macros }: ComposerProps) {
  const { t } = useTranslation('tickets')
  const agent = useMay('ticket:write')
  const request = useMay('ticket:request')
  const visibility = agent ? chosen : 'public'
  const box = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useDraft(ticket.id, visibility, agent || request)
  const message = useMessage(ticket)
  const replies = useReplies({ ticket, enabled: agent, box, text, onText: setText })
  const attach = useAttach(ticket)
  const [chosenFiles, choose] = useState<Record<Visibility, readonly File[]>>({ public: [], internal: [] })
  const files = chosenFiles[visibility]
  /** Each kind keeps its own: a file that was meant for colleagues does not leave with a public reply. */
  const setFiles = (change: (files: readonly File[]) => readonly File[]) =>
    choose((all) => ({ ...all, [visibility]: change(all[visibility]) }))
  const [sending, setSending] = useState(false)
  const keyOf = useKeys()
  const write = (kind: Visibility) => {
    onVisibility(kind)
    requestAnimationFrame(() => box.current?.focus())
  }
  useShortcuts({ r: () => write('public'), ...(agent ? { n: () => write('internal') } : {}) })
  if (!agent && !request) return null

  const nothing = (text.trim() === '' && files.length === 0) || files.some((file) => file.size > LARGEST_FILE)
  /** The words first, then the files; what did not leave stays here. */
  const send = async () => {
    if (nothing || sending) return
    message.reset()
    attach.reset()
    setSending(true)
    try {
      if (text.trim() !== '') await message.mutateAsync({ visibility, body: text.trim() }).then(() => setText(''))
      for (const file of files) {
        await attach.mutateAsync({ visibility, file })
        setFiles((left) => left.filter((other) => other !== file))
      }
    } catch {
      // said below
    } finally {
      setSending(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || replies.onKey(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
    if (event.key === 'Escape') box.current?.blur()
  }
  const internal = visibility === 'internal'
  const requester = ticket.requester && ticket.requester.id !== 'system' ? ticket.requester : null
  const publicHint = agent ? (requester ? 'composer.publicHint' : 'composer.recordHint') : 'composer.deskHint'
  const reply = requester ? 'composer.sendReply' : 'composer.sendRecord'
  return (
    <section className={styles.composer} data-visibility={visibility} aria-label={t('composer.label')}>
      <div className="row spread wrap">
        {agent ? (
          <Segmented<Visibility>
            label={t('composer.kind')}
            value={visibility}
            onPick={write}
            choices={[
              { value: 'public', label: t('composer.public'), icon: <IconWorld aria-hidden="true" /> },
              { value: 'internal', label: t('composer.internal'), icon: <IconLock aria-hidden="true" /> },
            ]}
          />
        ) : (
          <strong className="small">{t('composer.yours')}</strong>
        )}
        <p className={styles.recipients}>
          {internal ? <IconLock aria-hidden="true" /> : <IconWorld aria-hidden="true" />}
          {internal
            ? t('composer.toInternal')
            : agent
              ? requester
                ? t('composer.toPublic', { name: requester.name })
                : t('composer.toNobody')
              : t('composer.toDesk')}
        </p>
      </div>
      <TextArea
        ref={box}
        label={t(internal ? 'composer.internal' : 'composer.public')}
        hideLabel
        rows={3}
        value={text}
        readOnly={message.isPending}
        placeholder={t(internal ? 'composer.internalHint' : publicHint)}
        onChange={(event) => {
          setText(event.target.value)
          replies.onCaret()
          if (agent) sayTyping(ticket.id)
        }}
        onKeyDown={onKeyDown}
        {...replies.boxProps}
      />
      {replies.list}
      <FormProblem error={message.error ?? attach.error}>{t('composer.kept')}</FormProblem>
      <FilesToSend files={files} onChange={(next) => setFiles(() => next)}>
        <span className="row wrap">
          {replies.button}
          {agent && macros}
          <span className={`faint small ${styles.keys}`}>
            {text
              ? t('composer.draft')
              : agent &&
                t('composer.keys', { reply: labelOf(keyOf('r')) || 'none', note: labelOf(keyOf('n')) || 'none' })}
          </span>
        </span>
        <Button
          look={internal ? 'plain' : 'primary'}
          icon={internal ? <IconLock /> : <IconSend />}
          busy={sending}
          disabled={nothing}
          onClick={() => void send()}
        >
          {t(internal ? 'composer.addNote' : agent ? reply : 'composer.send')}
        </Button>
      </FilesToSend>
    </section>
  )
}
