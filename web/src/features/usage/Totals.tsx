import { useTranslation } from 'react-i18next'
import type { MetricUsageTotal } from '@/api/types/collector'
import { formatQuantity } from '@/lib/units'
import { Button } from '@/ui/controls'
import { useLocale } from '@/ui/locale'
import { formatInstant } from '@/ui/time'
import styles from './usage.module.css'

/** The whole account in five numbers. */
export function Totals({ total, onUnused }: { readonly total: MetricUsageTotal; readonly onUnused: () => void }) {
  const { t } = useTranslation('usage')
  const locale = useLocale()
  const number = (value: number) => formatQuantity(value, '', locale)
  const share = total.series > 0 ? formatQuantity(total.unusedSeries / total.series, '1', locale) : ''
  return (
    <dl className={styles.totals}>
      <Total name={t('total.series')} value={number(total.series)} />
      <Total
        name={t('total.samples')}
        value={number(total.samplesPerSecond)}
        hint={t('total.since', { time: formatInstant(total.samplesSince, locale) })}
      />
      <Total
        name={t('total.new')}
        value={number(total.newSeriesPerHour)}
        hint={t('total.since', { time: formatInstant(total.newSeriesSince, locale) })}
      />
      <Total
        name={t('total.metrics')}
        value={number(total.metrics)}
        hint={t('total.labelsAndSenders', { labels: total.labels, senders: total.senders })}
      />
      <div>
        <dt>{t('total.unused', { days: total.unusedForDays })}</dt>
        <dd>
          <strong>{number(total.unusedMetrics)}</strong>
          {total.unusedMetrics > 0 ? (
            <Button small look="quiet" onClick={onUnused}>
              {t('total.unusedShare', { share })}
            </Button>
          ) : (
            <small>{t('total.unusedNone')}</small>
          )}
        </dd>
      </div>
    </dl>
  )
}

function Total({ name, value, hint }: { readonly name: string; readonly value: string; readonly hint?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        {hint && <small>{hint}</small>}
      </dd>
    </div>
  )
}
