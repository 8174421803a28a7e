import { IconTicket } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { Alert, Situation } from '@/api/types/event'
import { Button } from '@/ui/controls'
import { Fires } from '@/ui/Fires'
import { QueryGate } from '@/ui/states'
import { Facts, Panel } from '@/ui/surface'
import { Instant, Since } from '@/ui/time'
import { toastFailure } from '@/ui/toasts'
import { AlertState } from './AlertState'
import styles from './alerts.module.css'
import { timelineOf } from './model'
import { situationQuery, useOpenIncident } from './queries'
import { reasonText } from './reasons'

export function SituationDetail({ id, preview = false }: { readonly id: string; readonly preview?: boolean }) {
  const query = useQuery(situationQuery(id))
  return (
    <QueryGate query={query}>
      {(situation) => (preview ? <Preview situation={situation} /> : <Whole situation={situation} />)}
    </QueryGate>
  )
}

export function SituationHead({ situation }: { readonly situation: Situation }) {
  return (
    <div className="row wrap">
      <Fires severity={situation.severity} word soft />
      <AlertState state={situation.state} />
      <span className="muted small">
        <Since at={situation.openedAt} until={situation.closedAt} />
      </span>
    </div>
  )
}

function Preview({ situation }: { readonly situation: Situation }) {
  return (
    <div className={styles.detail}>
      <SituationHead situation={situation} />
      <Link to="/situations/$id" params={{ id: situation.id }} className={styles.title}>
        {situation.title}
      </Link>
      <TicketAction situation={situation} />
      <SituationFacts situation={situation} />
      <AlertList alerts={situation.alerts ?? []} />
    </div>
  )
}

function Whole({ situation }: { readonly situation: Situation }) {
  const { t } = useTranslation('alerts')
  return (
    <div className={styles.situation}>
      <header className={styles.situationHead}>
        <div className="grow">
          <SituationHead situation={situation} />
        </div>
        <TicketAction situation={situation} />
      </header>
      <Panel title={t('timeline')}>
        <Timeline situation={situation} />
      </Panel>
      <div className="stack" style={{ gap: 'var(--gap)' }}>
        <Panel title={t('facts')}>
          <SituationFacts situation={situation} />
        </Panel>
        <Panel title={t('alertsIn', { count: situation.alertCount })} flush>
          <AlertList alerts={situation.alerts ?? []} />
        </Panel>
      </div>
    </div>
  )
}

function SituationFacts({ situation }: { readonly situation: Situation }) {
  const { t } = useTranslation('alerts')
  const cause = situation.probableCause
  return (
    <Facts
      items={[
        [
          t('column.cause'),
          cause ? (
            <Link key="cause" to="/entities/$id" params={{ id: cause.entityId }} className="link">
              {t('cause', { percent: Math.round(cause.confidence * 100) })}
            </Link>
          ) : (
            t('causeUnknown')
          ),
        ],
        [t('column.openedAt'), <Instant key="opened" at={situation.openedAt} />],
        [t('column.closedAt'), situation.closedAt && <Instant key="closed" at={situation.closedAt} />],
        [t('column.alertCount'), situation.alertCount],
      ]}
    />
  )
}

function TicketAction({ situation }: { readonly situation: Situation }) {
  const { t } = useTranslation('alerts')
  const may = useMay('situation:write')
  const open = useOpenIncident()
  if (situation.ticketId) {
    return (
      <Link to="/tickets/$id" params={{ id: situation.ticketId }} className="link row">
        <IconTicket size={17} aria-hidden="true" />
        {situation.ticketNumber ?? t('action.showTicket')}
      </Link>
    )
  }
  if (!may || situation.state !== 'open') return null
  if (open.isSuccess) return <span className="muted small">{t('opening')}</span>
  return (
    <div>
      <Button
        look="primary"
        icon={<IconTicket />}
        busy={open.isPending}
        onClick={() => open.mutate(situation.id, { onError: toastFailure })}
      >
        {t('action.openIncident')}
      </Button>
    </div>
  )
}

export function AlertList({ alerts }: { readonly alerts: readonly Alert[] }) {
  return (
    <ul className={styles.list}>
      {alerts.map((alert) => (
        <li key={alert.id}>
          <Link to="/alerts/$id" params={{ id: alert.id }}>
            <Fires severity={alert.state === 'resolved' ? 0 : alert.severity} />
            <span className="grow truncate">{alert.summary}</span>
            <AlertState state={alert.state} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Timeline({ situation }: { readonly situation: Situation }) {
  const { t } = useTranslation('alerts')
  return (
    <ol className={styles.timeline}>
      {timelineOf(situation).map((entry) => (
        <li key={`${entry.at}${entry.kind}${entry.alertId ?? entry.text}`} data-severity={entry.severity}>
          <Instant at={entry.at} style="clock" />
          <span className={styles.dot} aria-hidden="true" />
          <div>
            <p>
              {entry.kind && <strong>{t(`event.${entry.kind}`)} </strong>}
              {entry.text}
            </p>
            <p className="muted small">{[entry.actor, reasonText(t, entry.reason)].filter(Boolean).join(' · ')}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}
