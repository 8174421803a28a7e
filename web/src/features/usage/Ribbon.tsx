import { useTranslation } from 'react-i18next'
import type { MetricUsagePage } from '@/api/types/collector'
import { formatQuantity } from '@/lib/units'
import { useLocale } from '@/ui/locale'
import { amount, measureOf, slicesOf, type UsageView } from './model'
import styles from './usage.module.css'

/** How the whole is shared out: the largest as wide as their share. Of labels there is no whole, each series has many. */
export function Ribbon({ view, page }: { readonly view: UsageView; readonly page: MetricUsagePage }) {
  const { t } = useTranslation('usage')
  const locale = useLocale()
  const measure = measureOf(view.by, view.sort)
  if (view.by === 'label' || measure === '-values' || view.sort === 'name') return null
  const whole = {
    '-series': page.total.series,
    '-samplesPerSecond': page.total.samplesPerSecond,
    '-newSeriesPerHour': page.total.newSeriesPerHour,
  }[measure]
  const slices = slicesOf(
    page.items.map((item) => ({ name: item.name, value: amount(item, measure) })),
    whole,
  )
  if (slices.length === 0) return null
  return (
    <figure className={styles.ribbon} aria-label={t('ribbon', { what: t(`measure.${measure}`) })}>
      <figcaption className="muted small">{t('ribbon', { what: t(`measure.${measure}`) })}</figcaption>
      <ul>
        {slices.map((slice, index) => {
          const name = slice.rest ? t('others') : slice.name
          const share = formatQuantity(slice.share, '1', locale)
          return (
            <li
              key={`${slice.name}-${slice.rest}`}
              style={{ flexGrow: slice.share * 1000 }}
              data-rest={slice.rest || undefined}
              data-hue={(index % 8) + 1}
              title={`${name} ${share}`}
            >
              <span>{name}</span>
              <strong>{share}</strong>
            </li>
          )
        })}
      </ul>
    </figure>
  )
}
