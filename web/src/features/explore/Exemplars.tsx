import { IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatQuantity, type Unit } from '@/lib/units'
import { IconButton } from '@/ui/controls'
import { useLocale } from '@/ui/locale'
import { formatInstant } from '@/ui/time'
import { toast } from '@/ui/toasts'
import styles from './explore.module.css'
import type { Exemplar } from './queries'
import { pairsOf } from './series'

interface ExemplarsProps {
  /** The server keeps none. */
  readonly missing: boolean
  readonly found: readonly Exemplar[]
  readonly picked: Exemplar | null
  readonly unit: Unit
}

/** What a dot in the chart is: a real request with its trace. The list holds all of them for keyboards and screen readers. */
export function Exemplars({ missing, found, picked, unit }: ExemplarsProps) {
  const { t } = useTranslation('explore')
  if (missing || found.length === 0)
    return <p className="small muted">{t(missing ? 'exemplars.missing' : 'exemplars.none')}</p>
  return (
    <div className={styles.exemplars}>
      {picked ? <Line exemplar={picked} unit={unit} /> : <p className="small muted">{t('exemplars.point')}</p>}
      <details>
        <summary className="small">{t('exemplars.all', { count: found.length })}</summary>
        <ul>
          {found.slice(0, 200).map((each) => (
            <li key={`${each.at}${pairsOf(each.labels)}`}>
              <Line exemplar={each} unit={unit} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

function Line({ exemplar, unit }: { readonly exemplar: Exemplar; readonly unit: Unit }) {
  const { t } = useTranslation(['explore', 'ui'])
  const locale = useLocale()
  const trace = exemplar.labels.trace_id ?? exemplar.labels.traceID
  return (
    <span className="row wrap small">
      <span className="num">{formatInstant(exemplar.at * 1000, locale, 'clock')}</span>
      <strong className="num">{formatQuantity(exemplar.value, unit, locale)}</strong>
      <code className="mono">{pairsOf(exemplar.labels)}</code>
      {trace && navigator.clipboard && (
        <IconButton
          label={t('exemplars.copy')}
          onClick={() =>
            void navigator.clipboard.writeText(trace).then(() => toast({ tone: 'ok', text: t('ui:action.copied') }))
          }
        >
          <IconCopy />
        </IconButton>
      )}
    </span>
  )
}
