import { useTranslation } from 'react-i18next'
import type { DeskReport, DeskReportRow } from '@/api/types/deskReport'
import { useLocale } from '@/ui/locale'
import styles from './deskReport.module.css'
import type { Group } from './model'
import { useSay } from './say'

/** The same figures per queue, priority, kind or person. */
export function GroupTable({ report, group }: { readonly report: DeskReport; readonly group: Group }) {
  const { t } = useTranslation('desk-report')
  const nameOf = (row: DeskReportRow) => {
    if (group === 'priority') return `P${row.key}`
    if (group === 'type') return t(`type.${row.key as 'incident' | 'request' | 'problem' | 'change'}`)
    return row.name || row.key || t(group === 'assignee' ? 'nobody' : 'noQueue')
  }
  const open = new Map(report.backlog.map((each) => [each.key, each.open]))
  return (
    // Wider than a phone: it scrolls, and by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reachable
    <div className={styles.scroll} tabIndex={0}>
      <table className={styles.groups}>
        <thead>
          <tr>
            <th scope="col">{t(`group.${group}`)}</th>
            {(['openNow', 'opened', 'resolved', 'mtta', 'mttr', 'fcr', 'reopen', 'attained'] as const).map((name) => (
              <th scope="col" key={name}>
                {t(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <Line key={row.key} name={nameOf(row)} row={row} open={open.get(row.key) ?? 0} />
          ))}
        </tbody>
      </table>
      {report.truncated && <p className={styles.none}>{t('truncated')}</p>}
    </div>
  )
}

function Line({ name, row, open }: { readonly name: string; readonly row: DeskReportRow; readonly open: number }) {
  const count = new Intl.NumberFormat(useLocale())
  const say = useSay()
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{count.format(open)}</td>
      <td>{count.format(row.opened)}</td>
      <td>{count.format(row.resolved)}</td>
      <td>{say.time(row.mttaSeconds)}</td>
      <td>{say.time(row.mttrSeconds.real)}</td>
      <td>{say.share(row.firstContactRate)}</td>
      <td>{say.share(row.reopenRate)}</td>
      <td>{say.share(row.sla.find((one) => one.metric === 'resolve')?.closed.rate)}</td>
    </tr>
  )
}
