import { useTranslation } from 'react-i18next'
import type { DeskReportRow, KeptPromises } from '@/api/types/deskReport'
import styles from './deskReport.module.css'
import { useSay } from './say'

const METRICS = ['ack', 'firstResponse', 'nextResponse', 'keepInformed', 'resolve', 'olaAck', 'ola', 'vendor'] as const

/** SLA attainment per metric: of promises that ended in the period, and of those that were due in it. */
export function Promises({ total }: { readonly total: DeskReportRow }) {
  const { t } = useTranslation('desk-report')
  const shown = METRICS.flatMap((metric) =>
    total.sla.filter((one) => one.metric === metric).map((one) => ({ metric, one })),
  )
  if (shown.length === 0) return <p className={styles.none}>{t('promises.none')}</p>
  return (
    <table className={styles.promises}>
      <thead>
        <tr>
          <th scope="col">{t('promises.metric')}</th>
          <th scope="col">{t('promises.closed')}</th>
          <th scope="col">{t('promises.due')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ metric, one }) => (
          <tr key={metric}>
            <th scope="row">{t(`metric.${metric}`)}</th>
            <Kept kept={one.closed} />
            <Kept kept={one.due} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Kept({ kept }: { readonly kept: KeptPromises }) {
  const { t } = useTranslation('desk-report')
  const say = useSay()
  return (
    <td>
      <strong>{say.share(kept.rate)}</strong>
      <meter min={0} max={1} value={kept.rate ?? 0} aria-hidden="true" />
      <small>{t('promises.of', { met: kept.met, all: kept.met + kept.missed })}</small>
    </td>
  )
}
