import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { Level, TicketDetail } from '@/api/types/ticket'
import { SelectField } from '@/ui/controls'
import { Facts } from '@/ui/surface'
import { Instant, Since } from '@/ui/time'
import { toastFailure } from '@/ui/toasts'
import { Belonging } from './Belonging'
import { CustomFields } from './CustomFields'
import { MajorIncident } from './MajorIncident'
import { isReason, LEVELS } from './model'
import { OwnFields } from './OwnFields'
import { Priority } from './parts'
import { usePatch } from './queries'
import { SlaClocks } from './SlaClocks'
import { Tags } from './Tags'
import { TaskList } from './TaskList'
import styles from './tickets.module.css'
import { Watchers } from './Watchers'

interface FactsPaneProps {
  readonly ticket: TicketDetail
  readonly id: string
  readonly evidence: ReactNode
}

/** What is known, right of the conversation; the evidence below it. */
export function FactsPane({ ticket, id, evidence }: FactsPaneProps) {
  const { t } = useTranslation('tickets')
  return (
    <aside className={styles.facts} aria-label={t('facts')}>
      <PriorityFields ticket={ticket} id={id} />
      <MajorIncident ticket={ticket} id={id} />
      <SlaClocks ticket={ticket} id={id} />
      <OwnFields ticket={ticket} id={id} />
      <CustomFields ticket={ticket} id={id} />
      <Tags ticket={ticket} id={id} />
      <TaskList ticket={ticket} />
      <Belonging ticket={ticket} />
      <Watchers ticket={ticket} />
      <section>
        <h2>{t('facts')}</h2>
        <Facts
          items={[
            [t('column.requester'), ticket.requester?.name],
            [t('column.assignee'), ticket.assignee?.name ?? t('unassigned')],
            [t('column.queue'), ticket.queue],
            ...(ticket.reason
              ? [[t('column.reason'), isReason(ticket.reason) ? t(`reason.${ticket.reason}`) : ticket.reason] as const]
              : []),
            [t('column.created'), <Instant key="created" at={ticket.createdAt} />],
            [t('column.age'), <Since key="age" at={ticket.createdAt} until={ticket.resolvedAt} />],
            [t('column.updated'), <Instant key="updated" at={ticket.updatedAt} />],
            [t('column.resolved'), ticket.resolvedAt && <Instant key="resolved" at={ticket.resolvedAt} />],
            ...(ticket.resolution ? [[t('column.resolution'), ticket.resolution] as const] : []),
          ]}
        />
      </section>
      {evidence}
    </aside>
  )
}

function PriorityFields({ ticket, id }: { readonly ticket: TicketDetail; readonly id: string }) {
  const { t } = useTranslation('tickets')
  const may = useMay('ticket:write')
  const patch = usePatch(ticket, id)
  const choices = LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))
  const set = (change: { impact?: Level; urgency?: Level }) => patch.mutate(change, { onError: toastFailure })
  return (
    <section>
      <h2 className="row spread">
        {t('column.priority')} <Priority priority={ticket.priority} />
      </h2>
      <div className={styles.levels}>
        <SelectField
          label={t('field.impact')}
          value={ticket.impact}
          choices={choices}
          disabled={!may}
          onPick={(impact) => set({ impact })}
        />
        <SelectField
          label={t('field.urgency')}
          value={ticket.urgency}
          choices={choices}
          disabled={!may}
          onPick={(urgency) => set({ urgency })}
        />
      </div>
    </section>
  )
}
