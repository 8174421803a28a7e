import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MetricUsageItem } from '@/api/types/collector'
import { formatQuantity } from '@/lib/units'
import { useLocale } from '@/ui/locale'
import { Badge } from '@/ui/surface'
import { Ago, formatInstant } from '@/ui/time'
import { MetricDetail } from './MetricDetail'
import { amount, measureOf, senderOf, type UsageView } from './model'
import styles from './usage.module.css'

interface UsageListProps {
  readonly view: UsageView
  readonly items: readonly MetricUsageItem[]
}

/** A bar each, as long as what the list is sorted by. */
export function UsageList({ view, items }: UsageListProps) {
  const measure = measureOf(view.by, view.sort)
  const most = Math.max(...items.map((item) => amount(item, measure)), 0)
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <Row
          key={`${item.name}\n${item.id ?? ''}`}
          view={view}
          item={item}
          share={most > 0 ? amount(item, measure) / most : 0}
        />
      ))}
    </ul>
  )
}

interface RowProps {
  readonly view: UsageView
  readonly item: MetricUsageItem
  readonly share: number
}

function Row({ view, item, share }: RowProps) {
  const { t } = useTranslation('usage')
  const [open, setOpen] = useState(false)
  const name = <Name view={view} item={item} />
  return (
    <li className={styles.item}>
      <span className={styles.bar} style={{ width: `${share * 100}%` }} aria-hidden="true" />
      <div className={styles.line}>
        {view.by === 'metric' ? (
          <button
            type="button"
            className={styles.open}
            aria-expanded={open}
            aria-label={t('details', { name: item.name })}
            onClick={() => setOpen(!open)}
          >
            {open ? <IconChevronDown aria-hidden="true" /> : <IconChevronRight aria-hidden="true" />}
            {name}
          </button>
        ) : (
          <span className={styles.open}>{name}</span>
        )}
        <Numbers item={item} />
      </div>
      {item.top && item.top.length > 0 && <Top item={item} />}
      {open && <MetricDetail item={item} />}
    </li>
  )
}

function Name({ view, item }: Omit<RowProps, 'share'>) {
  const { t } = useTranslation('usage')
  return (
    <span className={styles.name}>
      <span className={view.by === 'sender' ? undefined : 'mono'}>
        {view.by === 'sender' && item.type === 'host' ? t('sender.thisHost') : item.name}
      </span>
      {view.by === 'sender' && <Badge>{t(`sender.${senderOf(item)}`)}</Badge>}
      {view.by === 'sender' && item.type === 'target' && <span className="muted small mono">{item.id}</span>}
      {view.by === 'metric' && item.type && item.type !== 'unknown' && <Badge>{item.type}</Badge>}
      {view.by === 'metric' && <Use item={item} />}
    </span>
  )
}

/** When somebody last asked; a metric younger than our notes is not accused. */
function Use({ item }: { readonly item: MetricUsageItem }) {
  const { t } = useTranslation('usage')
  const locale = useLocale()
  if (item.askedAt) {
    return (
      <span className={styles.use}>
        {t('asked')} <Ago at={item.askedAt} />
      </span>
    )
  }
  return (
    <span className={styles.use} data-never>
      {t('neverAsked', { since: item.knownSince ? formatInstant(item.knownSince, locale) : '' })}
    </span>
  )
}

function Numbers({ item }: { readonly item: MetricUsageItem }) {
  const { t } = useTranslation('usage')
  const locale = useLocale()
  const shown = [
    ['values', item.values],
    ['series', item.series],
    ['samples', item.samplesPerSecond],
    ['new', item.newSeriesPerHour],
  ] as const
  return (
    <dl className={styles.numbers}>
      {shown.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{t(`number.${name}`)}</dt>
              <dd className="num">{formatQuantity(value, '', locale)}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

/** The values of a label that most series have. */
function Top({ item }: { readonly item: MetricUsageItem }) {
  const { t } = useTranslation('usage')
  const locale = useLocale()
  return (
    <p className={styles.top}>
      <span className="muted">{t('topValues')}</span>
      {item.top?.map(({ value, series }) => (
        <span key={value} className={styles.value} title={value}>
          <code className="mono">{value}</code> <span className="num muted">{formatQuantity(series, '', locale)}</span>
        </span>
      ))}
    </p>
  )
}
