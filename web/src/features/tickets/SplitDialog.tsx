import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineItem } from '@/api/types/ticket'
import { Button, TextField } from '@/ui/controls'
import { FormProblem } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'
import { toast } from '@/ui/toasts'
import { useSplit } from './belonging'
import styles from './tickets.module.css'

interface SplitDialogProps {
  readonly ticketId: string
  readonly message: TimelineItem
  readonly onClose: () => void
}

/** A message about something else becomes a ticket of its own; it stays here, too. */
export function SplitDialog({ ticketId, message, onClose }: SplitDialogProps) {
  const { t } = useTranslation(['tickets', 'ui'])
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const split = useSplit(ticketId)
  const submit = () =>
    split.mutate(
      { messageId: message.id, title: title.trim() },
      {
        onSuccess: (made) => {
          toast({ tone: 'ok', text: t('news.created', { number: made.number }) })
          void navigate({ to: '/tickets/$id', params: { id: made.number } })
        },
      },
    )
  return (
    <Dialog title={t('split.title')} open onClose={onClose}>
      <p className="muted small">{t('split.about')}</p>
      <blockquote className={styles.quote}>{message.body}</blockquote>
      <FormProblem error={split.error} />
      <TextField
        label={t('column.title')}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.target.value)}
        data-autofocus
      />
      <DialogActions>
        <Button onClick={onClose}>{t('ui:action.cancel')}</Button>
        <Button look="primary" busy={split.isPending} disabled={title.trim() === ''} onClick={submit}>
          {t('split.submit')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
