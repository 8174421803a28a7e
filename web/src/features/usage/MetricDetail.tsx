import { IconChartDots3 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { MetricUsageItem } from '@/api/types/collector'
import { promName } from '@/lib/promql'
import { formatQuantity } from '@/lib/units'
import { useLocale } from '@/ui/locale'
import { EmptyState, QueryGate } from '@/ui/states'
import { isCulprit } from './model'
import { labelsOfQuery } from './queries'
import styles from './usage.module.css'

/** Which labels make the series of a metric, and what to do about it. */
export function MetricDetail({ item }: { readonly item: MetricUsageItem }) {
  const { t } = useTranslation('usage')
  const query = useQuery(labelsOfQuery(item.name))
  const name = promName(item.name)
  return (
    <div className={styles.detail}>
      <QueryGate query={query} small>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState small title={t('detail.noLabels')} />
          ) : (
            <>
              <p className="small">{t('detail.labels', { series: item.series })}</p>
              <LabelBars metric={name} labels={page.items} series={item.series} />
            </>
          )
        }
      </QueryGate>
      <Link to="/explore" search={{ query: name }} className="link row">
        <IconChartDots3 size={16} aria-hidden="true" />
        {t('detail.explore')}
      </Link>
    </div>
  )
}

interface LabelBarsProps {
  readonly metric: string
  readonly labels: readonly MetricUsageItem[]
  readonly series: number
}

function LabelBars({ metric, labels, series }: LabelBarsProps) {
  const { t } = useTranslation('usage')
  const locale = useLocale()
  const most = Math.max(...labels.map((label) => label.values ?? 0), 1)
  return (
    <ul className={styles.labels}>
      {labels.map((label) => (
        <li key={label.name} data-culprit={isCulprit(label, series) || undefined}>
          <Link
            to="/explore"
            search={{ query: [{ expr: `sort_desc(count by (${promName(label.name)}) (${metric}))`, view: 'table' }] }}
            className="link mono"
            title={t('detail.byValue')}
          >
            {label.name}
          </Link>
          <span className={styles.track} aria-hidden="true">
            <span style={{ width: `${((label.values ?? 0) / most) * 100}%` }} />
          </span>
          <span className="num">{t('detail.values', { count: label.values ?? 0 })}</span>
          <span className="small">
            {isCulprit(label, series)
              ? t('detail.culprit')
              : label.series < series
                ? t('detail.some', { share: formatQuantity(label.series / series, '1', locale) })
                : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}
