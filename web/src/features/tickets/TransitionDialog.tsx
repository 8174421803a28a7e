import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import type { OwnFields, TicketDetail, Transition } from '@/api/types/ticket'
import { Button, SelectField, TextArea } from '@/ui/controls'
import { FormProblem } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'
import { toast } from '@/ui/toasts'
import { isReason } from './model'
import { OwnFieldInput } from './OwnFieldInput'
import { useTransition } from './queries'

interface TransitionDialogProps {
  readonly ticket: TicketDetail
  readonly id: string
  readonly transition: Transition
  readonly onClose: () => void
}

/** A step that needs a word: why it waits, what solved it. */
export function TransitionDialog({ ticket, id, transition, onClose }: TransitionDialogProps) {
  const { t } = useTranslation(['tickets', 'ui'])
  const reasons = transition.reasons ?? []
  const [reason, setReason] = useState(reasons[0] ?? '')
  const [comment, setComment] = useState('')
  const [own, setOwn] = useState<OwnFields>({})
  const asked = (transition.required ?? [])
    .filter((each) => each !== 'comment')
    .filter((field) => !ticket.fields[field])
  const change = useTransition(ticket, id)
  const problem = change.error ? asProblem(change.error) : null
  const submit = () =>
    change.mutate(
      {
        to: transition.to,
        ...(reason ? { reason } : {}),
        ...(comment.trim() ? { comment: comment.trim() } : {}),
        ...(asked.length > 0 ? { fields: own } : {}),
      },
      {
        onSuccess: () => {
          toast({ tone: 'ok', text: t('news.state', { number: ticket.number, state: t(`state.${transition.to}`) }) })
          onClose()
        },
      },
    )
  const solved = transition.to === 'resolved' || transition.to === 'fulfilled'
  const needsComment =
    transition.to === 'resolved' || reason === 'requester' || (transition.required ?? []).includes('comment')
  const unsaid = asked.some((field) => !own[field]?.trim())
  return (
    <Dialog title={t(`to.${transition.to}`)} open onClose={onClose}>
      <p className="muted small">{t('dialog.of', { number: ticket.number, title: ticket.title })}</p>
      <FormProblem
        error={problem}
        kept
        instead={problem?.type === '/problems/own-approval' && t('dialog.ownApproval')}
      />
      {reasons.length > 0 && (
        <SelectField
          label={t('dialog.reason')}
          value={reason}
          onPick={setReason}
          choices={reasons.map((each) => ({ value: each, label: isReason(each) ? t(`reason.${each}`) : each }))}
        />
      )}
      {asked.map((field) => (
        <OwnFieldInput
          key={field}
          field={field}
          value={own[field] ?? ''}
          error={problem?.codeAt(`/fields/${field}`) ? t('own.wrong') : null}
          onChange={(value) => setOwn({ ...own, [field]: value })}
        />
      ))}
      <TextArea
        label={t(solved ? 'dialog.solution' : 'dialog.comment')}
        hint={t(solved ? 'dialog.solutionHint' : 'dialog.commentHint')}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        data-autofocus
      />
      <DialogActions>
        <Button onClick={onClose}>{t('ui:action.cancel')}</Button>
        <Button
          look="primary"
          busy={change.isPending}
          disabled={(needsComment && comment.trim() === '') || unsaid}
          onClick={submit}
        >
          {t(`to.${transition.to}`)}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
