import { IconUrgent } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { TicketDetail } from '@/api/types/ticket'
import type { ChecklistItem } from '@/api/types/ticketWork'
import { useNameIn } from '@/lib/names'
import { Button, TextArea } from '@/ui/controls'
import { FormProblem } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'
import { Instant } from '@/ui/time'
import { toastFailure } from '@/ui/toasts'
import { checklistQuery, useDeclare, useTick } from './majorIncident'
import styles from './tickets.module.css'

/** Nobody works on a major incident without seeing that it is one. */
export function MajorBanner({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useTranslation('tickets')
  const items = useQuery(checklistQuery(ticket.id, useMay('ticket:read') && ticket.majorIncident)).data?.items ?? []
  if (!ticket.majorIncident) return null
  return (
    <div className={styles.major} role="status">
      <IconUrgent size={20} aria-hidden="true" />
      <strong>{t('major.title')}</strong>
      {items.length > 0 && (
        <span>{t('major.progress', { done: items.filter((item) => item.doneAt).length, all: items.length })}</span>
      )}
    </div>
  )
}

/** The checklist, and the way in and out. */
export function MajorIncident({ ticket, id }: { readonly ticket: TicketDetail; readonly id: string }) {
  const { t } = useTranslation('tickets')
  const reads = useMay('ticket:read')
  const writes = useMay('ticket:write') && !ticket.mergedInto
  const [asking, setAsking] = useState(false)
  const items = useQuery(checklistQuery(ticket.id, reads && ticket.type === 'incident')).data?.items ?? []
  if (ticket.type !== 'incident' || !reads || (!writes && items.length === 0)) return null
  return (
    <section key={id}>
      <div className="row spread">
        <h2>{t('major.title')}</h2>
        {writes && (
          <Button small onClick={() => setAsking(true)}>
            {t(ticket.majorIncident ? 'major.withdraw' : 'major.declare')}
          </Button>
        )}
      </div>
      <ul className={styles.tasks} aria-label={t('major.checklist')}>
        {items.map((item) => (
          <Item key={item.id} ticket={ticket} item={item} writes={writes} />
        ))}
      </ul>
      {asking && <Declare ticket={ticket} onClose={() => setAsking(false)} />}
    </section>
  )
}

interface ItemProps {
  readonly ticket: TicketDetail
  readonly item: ChecklistItem
  readonly writes: boolean
}

function Item({ ticket, item, writes }: ItemProps) {
  const nameOf = useNameIn()
  const tick = useTick(ticket)
  return (
    <li>
      <label data-done={item.doneAt !== null || undefined}>
        <input
          type="checkbox"
          checked={item.doneAt !== null}
          disabled={!writes || tick.isPending}
          onChange={() => tick.mutate(item, { onError: toastFailure })}
        />
        <span>{nameOf(item.name)}</span>
      </label>
      {item.doneAt && (
        <span className="faint small">
          {item.doneBy?.name} <Instant at={item.doneAt} />
        </span>
      )}
    </li>
  )
}

function Declare({ ticket, onClose }: { readonly ticket: TicketDetail; readonly onClose: () => void }) {
  const { t } = useTranslation(['tickets', 'ui'])
  const [reason, setReason] = useState('')
  const declare = useDeclare(ticket)
  const action = t(ticket.majorIncident ? 'major.withdraw' : 'major.declare')
  const save = () =>
    declare.mutate({ majorIncident: !ticket.majorIncident, reason: reason.trim() }, { onSuccess: onClose })
  return (
    <Dialog title={action} open onClose={onClose}>
      <div className="form">
        <FormProblem error={declare.error} kept />
        <p className="muted small">{t(ticket.majorIncident ? 'major.withdrawText' : 'major.declareText')}</p>
        <TextArea
          label={t('major.reason')}
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          data-autofocus
        />
      </div>
      <DialogActions>
        <Button onClick={onClose}>{t('ui:action.cancel')}</Button>
        <Button look="primary" busy={declare.isPending} disabled={reason.trim() === ''} onClick={save}>
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
