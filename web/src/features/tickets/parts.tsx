import { IconUrgent } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TicketState as State } from '@/api/types/ticket'
import { Badge } from '@/ui/surface'
import styles from './tickets.module.css'

type Tone = Parameters<typeof Badge>[0]['tone']

const TONES: Record<State, NonNullable<Tone>> = {
  new: 'accent',
  draft: 'accent',
  assigned: 'info',
  inProgress: 'info',
  approved: 'info',
  fulfilment: 'info',
  assess: 'info',
  rootCause: 'info',
  knownError: 'info',
  fixInProgress: 'info',
  implement: 'info',
  onHold: 'hold',
  awaitingApproval: 'hold',
  authorize: 'hold',
  scheduled: 'hold',
  resolved: 'ok',
  fulfilled: 'ok',
  review: 'ok',
  closed: 'neutral',
  cancelled: 'neutral',
  rejected: 'neutral',
}

export function TicketState({ state }: { readonly state: State }) {
  const { t } = useTranslation('tickets')
  return <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
}

/** A major incident stands out in every list. */
export function MajorMark() {
  const { t } = useTranslation('tickets')
  return (
    <span className={styles.majorMark} title={t('major.title')}>
      <IconUrgent size={14} aria-hidden="true" />
      {t('major.short')}
    </span>
  )
}

/** P1 to P5: a word for the ear, a weight for the eye. */
export function Priority({ priority }: { readonly priority: number }) {
  const { t } = useTranslation('tickets')
  return (
    <span className={styles.priority} data-priority={priority} title={t('priority', { priority })}>
      P{priority}
    </span>
  )
}
