import { useTranslation } from 'react-i18next'
import type { SeriesSet } from '@/api/metrics'
import { formatQuantity } from '@/lib/units'
import { Sparkline } from '@/ui/chart/Sparkline'
import { useLocale } from '@/ui/locale'
import { EmptyState } from '@/ui/states'
import { Panel } from '@/ui/surface'
import styles from './hosts.module.css'

interface TopProcessesProps {
  readonly title: string
  readonly data: SeriesSet
  readonly nameOf: (labels: Readonly<Record<string, string>>) => string
}

function lastOf(values: readonly (number | null)[]): number | null {
  // The newest points may not have arrived yet; what ended long ago is not running.
  return values.slice(-6).findLast((value) => value !== null) ?? null
}

/** Who uses the processor now. */
export function TopProcesses({ title, data, nameOf }: TopProcessesProps) {
  const { t } = useTranslation('hosts')
  const locale = useLocale()
  const rows = data.series
    .map((series) => ({ name: nameOf(series.labels), values: series.values, now: lastOf(series.values) }))
    .filter((row): row is typeof row & { now: number } => row.now !== null)
    .sort((a, b) => b.now - a.now)
    .slice(0, 10)
  const top = Math.max(0.01, ...rows.map((row) => row.now))
  return (
    <Panel title={title}>
      {rows.length === 0 ? (
        <EmptyState small title={t('noProcesses')} />
      ) : (
        <table className={styles.processes}>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('process')}</th>
              <th scope="col">{t('trend')}</th>
              <th scope="col">CPU</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">
                  <span className={styles.share} style={{ width: `${(row.now / top) * 100}%` }} aria-hidden="true" />
                  <span className="mono truncate">{row.name}</span>
                </th>
                <td>
                  <Sparkline values={row.values} label={t('trendOf', { name: row.name })} height={20} />
                </td>
                <td className="num">{formatQuantity(row.now, '1', locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
