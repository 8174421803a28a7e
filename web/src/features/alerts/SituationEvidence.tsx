import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { situationQuery } from './queries'
import { AlertList, SituationHead } from './SituationDetail'

/** What a ticket was opened for: how the situation stands now, its cause and its alerts. */
export function SituationEvidence({ id }: { readonly id: string }) {
  const { t } = useTranslation('alerts')
  const query = useQuery(situationQuery(id))
  return (
    <QueryGate query={query} small skeleton={<Skeleton rows={2} />}>
      {(situation) => (
        <div className="stack">
          <SituationHead situation={situation} />
          <Link to="/situations/$id" params={{ id }} className="link">
            {situation.title}
          </Link>
          {situation.probableCause && (
            <Link to="/entities/$id" params={{ id: situation.probableCause.entityId }} className="link small">
              {t('cause', { percent: Math.round(situation.probableCause.confidence * 100) })}
            </Link>
          )}
          {situation.alerts?.length ? (
            <AlertList alerts={situation.alerts} />
          ) : (
            <EmptyState small title={t('empty.entity')} />
          )}
        </div>
      )}
    </QueryGate>
  )
}
