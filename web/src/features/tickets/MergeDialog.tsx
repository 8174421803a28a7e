import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import type { Ticket } from '@/api/types/ticket'
import { Button } from '@/ui/controls'
import { FormProblem } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'
import { toast } from '@/ui/toasts'
import { mergePreviewQuery, useMerge } from './belonging'
import styles from './tickets.module.css'

interface MergeDialogProps {
  readonly tickets: readonly Ticket[]
  readonly onClose: () => void
  readonly onMerged: (merged: readonly string[]) => void
}

/** Several tickets become one: which of them speaks for all, and what that means, before it is done. */
export function MergeDialog({ tickets, onClose, onMerged }: MergeDialogProps) {
  const { t } = useTranslation(['tickets', 'ui'])
  const [oldest] = [...tickets].sort((a, b) => a.createdAt.localeCompare(b.createdAt))
  const [chosen, choose] = useState(oldest?.id ?? '')
  const into = tickets.find((ticket) => ticket.id === chosen) ?? tickets[0]
  const others = tickets.filter((ticket) => ticket.id !== into?.id).map((ticket) => ticket.id)
  const preview = useQuery(mergePreviewQuery(into?.id ?? '', others))
  const merge = useMerge(into ?? { id: '', version: 0 })
  const error = merge.error ?? preview.error
  const problem = error ? asProblem(error) : null
  const submit = () =>
    merge.mutate(others, {
      onSuccess: (view) => {
        toast({ tone: 'ok', text: t('merge.done', { count: others.length, number: view.into.number }) })
        onMerged(others)
      },
    })
  return (
    <Dialog title={t('merge.title')} open onClose={onClose} wide>
      <fieldset className={styles.choices}>
        <legend>{t('merge.speaks')}</legend>
        {tickets.map((ticket) => (
          <label key={ticket.id}>
            <input
              type="radio"
              name="into"
              checked={ticket.id === into?.id}
              onChange={() => choose(ticket.id)}
              data-autofocus={ticket.id === chosen || undefined}
            />
            <span className="mono muted">{ticket.number}</span> <span className="grow">{ticket.title}</span>
            <span className="faint small">{ticket.requester?.name}</span>
          </label>
        ))}
      </fieldset>
      {problem ? (
        <FormProblem
          error={problem}
          instead={problem.type === '/problems/ticket-merge-refused' && t('merge.refused')}
        />
      ) : (
        preview.data && (
          <p role="status">
            {t('merge.preview', {
              count: preview.data.merged.length,
              number: preview.data.into.number,
              messages: preview.data.messages,
              people: preview.data.requesters.map((person) => person.name).join(', '),
            })}
          </p>
        )
      )}
      <p className="muted small">{t('merge.undo')}</p>
      <DialogActions>
        <Button onClick={onClose}>{t('ui:action.cancel')}</Button>
        <Button look="primary" busy={merge.isPending} disabled={!preview.data || preview.isError} onClick={submit}>
          {t('merge.submit', { count: others.length })}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
