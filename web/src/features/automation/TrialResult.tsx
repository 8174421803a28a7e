import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Trial, TrialItem } from '@/api/types/automation'
import { Wrong } from '@/ui/FormProblem'
import { Ago } from '@/ui/time'
import styles from './automation.module.css'
import { PlannedChanges } from './PlannedChanges'

/** What the trigger would have done to past tickets. */
export function TrialResult({ trial }: { readonly trial: Trial }) {
  const { t } = useTranslation('automation')
  return (
    <section className={styles.trial} role="status" aria-label={t('trial.title')}>
      <p>
        <strong>{t('trial.matched', { matched: trial.matched, events: trial.events, tickets: trial.tickets })}</strong>{' '}
        {trial.truncated && t('trial.truncated')}
      </p>
      {trial.items.length > 0 && (
        <ul>
          {trial.items.map((item) => (
            <TrialLine key={`${item.ticketId}:${item.at}:${item.event}`} item={item} />
          ))}
        </ul>
      )}
    </section>
  )
}

function TrialLine({ item }: { readonly item: TrialItem }) {
  const { t } = useTranslation('automation')
  return (
    <li>
      <span className="row wrap small">
        <Link to="/tickets/$id" params={{ id: item.number }} className="link mono">
          {item.number}
        </Link>
        <span className={styles.clip}>{item.title}</span>
        <span className="muted">{t(`event.${item.event}`)}</span>
        <Ago at={item.at} />
      </span>
      {item.fault ? (
        <Wrong>
          {t('trial.fault')} <span lang="en">{item.fault}</span>
        </Wrong>
      ) : (
        <PlannedChanges changes={item.changes} messages={item.messages} />
      )}
    </li>
  )
}
