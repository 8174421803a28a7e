import { IconTelescope } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/controls'
import { EmptyState, QueryGate } from '@/ui/states'
import styles from './explore.module.css'
import { metadataQuery } from './queries'
import type { Metrics } from './unit'

/** Queries worth a first look; only of metrics that are there. */
export function startersOf(metrics: Metrics): string[] {
  const known: [string, string][] = [
    ['system_cpu_utilization', 'max by (host_name) (system_cpu_utilization)'],
    ['system_memory_utilization', 'max by (host_name) (system_memory_utilization)'],
    ['system_disk_io', 'sum by (host_name, disk_io_direction) (rate(system_disk_io[1m]))'],
    ['system_network_io', 'sum by (host_name, network_io_direction) (rate(system_network_io[1m]))'],
  ]
  const found = known.filter(([metric]) => metrics.has(metric)).map(([, expr]) => expr)
  return found.length > 0 ? found : [...metrics.keys()].slice(0, 4)
}

/** Nothing asked yet: where to begin. */
export function Starters({ onPick }: { readonly onPick: (expr: string) => void }) {
  const { t } = useTranslation('explore')
  const query = useQuery(metadataQuery)
  return (
    <QueryGate query={query} small>
      {(metrics) =>
        metrics.size === 0 ? (
          <EmptyState icon={<IconTelescope />} title={t('empty.metrics')}>
            {t('empty.metricsNext')}
          </EmptyState>
        ) : (
          <EmptyState
            icon={<IconTelescope />}
            title={t('empty.start')}
            action={<List metrics={metrics} onPick={onPick} />}
          >
            {t('empty.startNext', { count: metrics.size })}
          </EmptyState>
        )
      }
    </QueryGate>
  )
}

function List({ metrics, onPick }: { readonly metrics: Metrics; readonly onPick: (expr: string) => void }) {
  return (
    <ul className={styles.starters}>
      {startersOf(metrics).map((expr) => (
        <li key={expr}>
          <Button small onClick={() => onPick(expr)}>
            <code className="mono">{expr}</code>
          </Button>
        </li>
      ))}
    </ul>
  )
}
