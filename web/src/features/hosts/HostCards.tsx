import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entity } from '@/api/types/topology'
import { healthOf } from '@/lib/severity'
import { formatQuantity } from '@/lib/units'
import { Sparkline } from '@/ui/chart/Sparkline'
import { Fires } from '@/ui/Fires'
import { useLocale } from '@/ui/locale'
import { QueryGate, Skeleton } from '@/ui/states'
import styles from './hosts.module.css'
import { hostsQuery } from './queries'
import { useVitals, type Vitals } from './useVitals'

/** Hosts at a glance: the sick ones first. */
export function HostCards({ limit = 12, empty }: { readonly limit?: number; readonly empty: ReactNode }) {
  const query = useInfiniteQuery(hostsQuery())
  const vitals = useVitals()
  return (
    <QueryGate query={query} skeleton={<Skeleton kind="cards" rows={4} />}>
      {(data) => {
        const hosts = data.pages.flatMap((page) => page.items)
        if (hosts.length === 0) return empty
        return (
          <ul className={styles.cards}>
            {[...hosts]
              .sort((a, b) => b.health - a.health || a.name.localeCompare(b.name))
              .slice(0, limit)
              .map((host) => (
                <li key={host.id}>
                  <HostCard host={host} vitals={vitals(host.name)} />
                </li>
              ))}
          </ul>
        )
      }}
    </QueryGate>
  )
}

function HostCard({ host, vitals }: { readonly host: Entity; readonly vitals: Vitals }) {
  const { t } = useTranslation('hosts')
  const locale = useLocale()
  return (
    <Link to="/entities/$id" params={{ id: host.id }} className={styles.card} data-health={healthOf(host.health)}>
      <span className="row spread">
        <strong className="truncate">{host.name}</strong>
        <Fires severity={healthOf(host.health)} of="health" />
      </span>
      <Sparkline values={vitals.cpu} max={1} label={t('trendOf', { name: `${host.name} CPU` })} height={34} />
      <span className="row spread small muted">
        <span>
          CPU <b className={styles.figure}>{formatQuantity(vitals.cpuNow, '1', locale)}</b>
        </span>
        <span>
          {t('memory')} <b className={styles.figure}>{formatQuantity(vitals.memoryNow, '1', locale)}</b>
        </span>
      </span>
    </Link>
  )
}
