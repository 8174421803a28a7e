import { IconLock, IconPaperclip, IconX } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketDetail, TimelineItem } from '@/api/types/ticket'
import { formatQuantity } from '@/lib/units'
import { Button, IconButton } from '@/ui/controls'
import { useLocale } from '@/ui/locale'
import { Instant } from '@/ui/time'
import { attachmentUrl } from './queries'
import styles from './tickets.module.css'

export const LARGEST_FILE = 25 * 1024 * 1024

interface FilesToSendProps {
  readonly files: readonly File[]
  readonly onChange: (files: readonly File[]) => void
  readonly children: ReactNode
}

/** Files that leave with the message; what is too large is said before it travels. */
export function FilesToSend({ files, onChange, children }: FilesToSendProps) {
  const { t } = useTranslation('tickets')
  const locale = useLocale()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      {files.length > 0 && (
        <ul className={styles.files} aria-label={t('attachment.toSend')}>
          {files.map((file, at) => (
            <li
              key={`${file.name}-${file.size}-${file.lastModified}`}
              data-wrong={file.size > LARGEST_FILE || undefined}
            >
              <IconPaperclip size={14} aria-hidden="true" />
              <span className="truncate">{file.name}</span>
              <span className="faint small">
                {file.size > LARGEST_FILE ? t('attachment.tooLarge') : formatQuantity(file.size, 'By', locale)}
              </span>
              <IconButton
                label={t('attachment.leaveOut', { name: file.name })}
                onClick={() => onChange(files.filter((_, other) => other !== at))}
              >
                <IconX />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <div className="row spread">
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('attachment.add')}
          data-testid="attachment-input"
          onChange={(event) => {
            onChange([...files, ...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        <Button small icon={<IconPaperclip />} onClick={() => input.current?.click()}>
          {t('attachment.add')}
        </Button>
        {children}
      </div>
    </>
  )
}

/** A file on the timeline. It is always saved, never shown: nobody knows what is in it. */
export function AttachedFile({ item, ticket }: { readonly item: TimelineItem; readonly ticket: TicketDetail }) {
  const { t } = useTranslation('tickets')
  const internal = item.from === 'internal'
  return (
    <p className={styles.attached} data-internal={internal || undefined}>
      {internal ? <IconLock size={14} aria-hidden="true" /> : <IconPaperclip size={14} aria-hidden="true" />}
      <a href={attachmentUrl(item.ticketId ?? ticket.id, item.to ?? '')} download className="link">
        {item.body}
      </a>
      <span className="small muted">
        {t(internal ? 'attachment.internalBy' : 'attachment.by', { name: item.actor?.name ?? t('system') })}
      </span>
      <Instant at={item.at} />
    </p>
  )
}
