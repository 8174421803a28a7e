import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { TicketDetail } from '@/api/types/ticket'
import { alertQuery, SituationEvidence } from '@/features/alerts'
import { EntityNews } from '@/features/hosts'
import { mapQuery } from '@/features/map'
import { AlertSignal } from '@/features/rules'
import { ChangesOn, SimilarTickets } from '@/features/tickets'
import { Fires } from '@/ui/Fires'
import { QueryGate, Skeleton } from '@/ui/states'
import styles from './screens.module.css'
import { TracesAround } from './TracesAround'

/** Things of a ticket that are looked at closely; a ticket about more of them names the others. */
const MOST_ENTITIES = 2

/** What stands behind a ticket, at its side: the situation, its signal, its traces, the things and what changed, what was like it. */
export function TicketEvidence({ ticket, id }: { readonly ticket: TicketDetail; readonly id: string }) {
  const { t } = useTranslation('app')
  const seesSituations = useMay('situation:read')
  const seesAlerts = useMay('alert:read')
  const seesTelemetry = useMay('telemetry:read')
  const seesTickets = useMay('ticket:read')
  const worst = ticket.alerts[0]
  const service = ticket.entities.find((entity) => entity.type === 'service')
  return (
    <>
      {ticket.situationId && seesSituations ? (
        <Part title={t('evidence.situation')}>
          <SituationEvidence id={ticket.situationId} />
        </Part>
      ) : (
        ticket.alerts.length > 0 && (
          <Part title={t('evidence.alerts')}>
            <KeptAlerts alerts={ticket.alerts} />
          </Part>
        )
      )}
      {worst && seesAlerts && seesTelemetry && (
        <Part title={t('evidence.signal')}>
          <Signal id={worst.id} />
        </Part>
      )}
      {service && seesTelemetry && (
        <Part title={t('evidence.traces', { name: service.name })}>
          <TracesAround service={service.name} at={ticket.createdAt} />
        </Part>
      )}
      {ticket.entities.length > 0 && <Entities ticket={ticket} />}
      {seesTickets && <SimilarTickets ticket={ticket} id={id} />}
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Signal({ id }: { readonly id: string }) {
  const query = useQuery(alertQuery(id))
  return (
    <QueryGate query={query} small skeleton={<Skeleton kind="chart" />}>
      {(alert) => <AlertSignal alert={alert} />}
    </QueryGate>
  )
}

/** As the ticket keeps them, for those who may not read the situation. */
function KeptAlerts({ alerts }: { readonly alerts: TicketDetail['alerts'] }) {
  return (
    <ul className={styles.kept}>
      {alerts.map((alert) => (
        <li key={alert.id}>
          <Link to="/alerts/$id" params={{ id: alert.id }} className="row">
            <Fires severity={alert.state === 'resolved' ? 0 : alert.severity} />
            <span className="grow">{alert.summary}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Entities({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useTranslation('app')
  const sees = useMay('entity:read')
  const seesTickets = useMay('ticket:read')
  const names = useQuery({ ...mapQuery, enabled: sees })
  const nameOf = (entity: string) => names.data?.nodes.find((node) => node.id === entity)?.name ?? entity.slice(0, 8)
  const shown = sees ? ticket.entities.slice(0, MOST_ENTITIES) : []
  const others = ticket.entities.slice(shown.length)
  return (
    <Part title={t('evidence.entities')}>
      {shown.map((entity) => (
        <div key={entity.id} className={styles.thing}>
          <EntityNews id={entity.id} at={ticket.createdAt} nameOf={nameOf} />
          {seesTickets && <ChangesOn entityId={entity.id} />}
        </div>
      ))}
      {others.length > 0 && <p className="small">{others.map((entity) => entity.name).join(', ')}</p>}
    </Part>
  )
}
