import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { Entity } from '@/api/types/topology'
import { EntityAlerts, useEntityMarks } from '@/features/alerts'
import { EntityFacts, EntityRelations, entityQuery, HostCharts } from '@/features/hosts'
import { mapQuery } from '@/features/map'
import { healthOf } from '@/lib/severity'
import { Fires } from '@/ui/Fires'
import { QueryGate, Skeleton } from '@/ui/states'
import { Page, Panel } from '@/ui/surface'
import styles from './screens.module.css'

/** One thing: its signals, its alerts, its place, its facts. */
export function EntityScreen() {
  const { id } = useParams({ from: '/entities/$id' })
  const query = useQuery(entityQuery(id))
  return (
    <QueryGate query={query} skeleton={<Skeleton kind="cards" />}>
      {(entity) => <Body key={entity.id} entity={entity} />}
    </QueryGate>
  )
}

function Body({ entity }: { readonly entity: Entity }) {
  const { t } = useTranslation('app')
  const seesAlerts = useMay('alert:read')
  const seesTelemetry = useMay('telemetry:read')
  const marks = useEntityMarks(entity.id)
  const names = useQuery(mapQuery)
  const nameOf = (id: string) => names.data?.nodes.find((node) => node.id === id)?.name ?? id
  return (
    <Page
      title={
        <>
          {entity.name}
          <Fires severity={healthOf(entity.health)} of="health" word soft />
        </>
      }
      actions={
        <Link to="/map" search={{ selected: entity.id }} className="link small">
          {t('entity.onMap')}
        </Link>
      }
    >
      <div className={styles.entity}>
        <div className={styles.column}>
          {entity.type === 'host' && seesTelemetry && <HostCharts host={entity.name} marks={marks} />}
          {seesAlerts && (
            <Panel title={t('entity.alerts')} flush>
              <EntityAlerts entityId={entity.id} />
            </Panel>
          )}
        </div>
        <div className={styles.column}>
          <Panel title={t('entity.facts')}>
            <EntityFacts entity={entity} />
          </Panel>
          <Panel title={t('entity.relations')}>
            <EntityRelations entityId={entity.id} nameOf={nameOf} />
          </Panel>
        </div>
      </div>
    </Page>
  )
}
