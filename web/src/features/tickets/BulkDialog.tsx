import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkAction } from '@/api/types/ticketList'
import { Button, TextArea, TextField } from '@/ui/controls'
import { Dialog, DialogActions } from '@/ui/overlays'

/** What needs a word before it is done. */
export type Asked = 'resolved' | 'cancelled' | 'queue' | 'addTags' | 'removeTags'

interface BulkDialogProps {
  readonly asked: Asked
  readonly count: number
  readonly onClose: () => void
  readonly onRun: (action: BulkAction) => void
}

/** The word, and for how many tickets it will stand. */
export function BulkDialog({ asked, count, onClose, onRun }: BulkDialogProps) {
  const { t } = useTranslation(['tickets', 'ui'])
  const [text, setText] = useState('')
  const missing = text.trim() === '' && asked !== 'queue'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!missing) onRun(actionOf(asked, text.trim()))
  }
  const field = { label: t(`bulk.field.${asked}`), value: text, 'data-autofocus': true }
  const says = asked === 'resolved' || asked === 'cancelled'
  return (
    <Dialog title={t(`bulk.ask.${asked}`)} open onClose={onClose}>
      <form onSubmit={submit} className="form">
        {says ? (
          <TextArea {...field} rows={4} onChange={(event) => setText(event.target.value)} />
        ) : (
          <TextField
            {...field}
            maxLength={100}
            {...(asked === 'queue' ? { hint: t('bulk.noQueue') } : { hint: t('views.commas') })}
            onChange={(event) => setText(event.target.value)}
          />
        )}
        <p className="muted small">{t('bulk.consequence', { count })}</p>
        <DialogActions>
          <Button onClick={onClose}>{t('ui:action.cancel')}</Button>
          <Button type="submit" look="primary" disabled={missing}>
            {t('bulk.submit', { count })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function actionOf(asked: Asked, text: string): BulkAction {
  const words = text.split(',').flatMap((word) => word.trim() || [])
  switch (asked) {
    case 'queue':
      return { patch: { queue: text || null } }
    case 'addTags':
      return { tags: { add: words } }
    case 'removeTags':
      return { tags: { remove: words } }
    default:
      return { transition: { to: asked, comment: text } }
  }
}
