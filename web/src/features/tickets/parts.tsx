import { useTranslation } from 'react-i18next'
import type { TicketState as State } from '@/api/types/ticket'
import { Badge } from '@/ui/surface'
import styles from './tickets.module.css'

const TONES = {
  new: 'accent',
  assigned: 'info',
  inProgress: 'info',
  onHold: 'hold',
  resolved: 'ok',
  closed: 'neutral',
  cancelled: 'neutral',
} as const

export function TicketState({ state }: { readonly state: State }) {
  const { t } = useTranslation('tickets')
  return <Badge tone={TONES[state] ?? 'neutral'}>{t(`state.${state}`)}</Badge>
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
