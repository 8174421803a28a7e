import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import { EntityAlerts } from '@/features/alerts'
import { MapPage } from '@/features/map'
import { Facts, Panel } from '@/ui/surface'
import styles from './screens.module.css'

export function MapScreen() {
  const { t } = useTranslation('app')
  const seesAlerts = useMay('alert:read')
  return (
    <MapPage
      detail={(node) => (
        <>
          <Link to="/entities/$id" params={{ id: node.id }} className={styles.pickedTitle}>
            {node.name}
          </Link>
          <Facts
            items={[
              [t('entity.type'), node.type],
              [t('entity.alertCount'), node.alertCount],
            ]}
          />
          {seesAlerts && (
            <Panel title={t('entity.alerts')} flush>
              <EntityAlerts entityId={node.id} />
            </Panel>
          )}
          <Link to="/entities/$id" params={{ id: node.id }} className="link">
            {t('entity.open')}
          </Link>
        </>
      )}
    />
  )
}
