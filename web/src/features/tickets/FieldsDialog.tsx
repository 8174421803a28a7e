import type { UseMutationResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketPatch } from '@/api/types/ticket'
import { Button } from '@/ui/controls'
import { FormProblem } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'

interface FieldsDialogProps {
  readonly title: string
  readonly patch: UseMutationResult<unknown, Error, TicketPatch>
  /** What was changed; null while it is nothing. */
  readonly change: TicketPatch | null
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Fields of a ticket that are changed together. */
export function FieldsDialog({ title, patch, change, onClose, children }: FieldsDialogProps) {
  const { t } = useTranslation('ui')
  return (
    <Dialog title={title} open onClose={onClose}>
      <div className="form">
        <FormProblem error={patch.error} kept />
        {children}
      </div>
      <DialogActions>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button
          look="primary"
          busy={patch.isPending}
          disabled={change === null}
          onClick={() => change && patch.mutate(change, { onSuccess: onClose })}
        >
          {t('action.save')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
