import { IconArrowMerge } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { TicketDetail } from '@/api/types/ticket'
import { Button } from '@/ui/controls'
import { toast, toastFailure } from '@/ui/toasts'
import { useUnmerge } from './belonging'
import styles from './tickets.module.css'

/** Another ticket speaks for this one: which, and the way back. */
export function MergedNotice({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useTranslation('tickets')
  const may = useMay('ticket:write')
  const unmerge = useUnmerge(ticket)
  if (!ticket.mergedInto) return null
  const apart = () =>
    unmerge.mutate(undefined, {
      onSuccess: () => toast({ tone: 'ok', text: t('merge.apart', { number: ticket.number }) }),
      onError: toastFailure,
    })
  return (
    <div className={styles.merged} role="status">
      <IconArrowMerge size={18} aria-hidden="true" />
      <span className="grow">
        {t('merge.into')}{' '}
        <Link to="/tickets/$id" params={{ id: ticket.mergedInto.number }} className="link mono">
          {ticket.mergedInto.number}
        </Link>
      </span>
      {may && (
        <Button small busy={unmerge.isPending} onClick={apart}>
          {t('merge.unmerge')}
        </Button>
      )}
    </div>
  )
}
