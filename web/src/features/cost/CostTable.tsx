import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CostMetric, CostRow } from '@/api/types/billing'
import { csvOf, download } from '@/lib/csv'
import { percentOf } from '@/lib/money'
import { Button } from '@/ui/controls'
import styles from './cost.module.css'
import { MoneyText } from './MoneyText'
import { type Group, largestFirst, shareOf } from './model'

interface CostTableProps {
  readonly rows: readonly CostRow[]
  readonly group: Group
  readonly metric: CostMetric
  readonly currency: string
  readonly total: string
  readonly month: string
}

export function CostTable({ rows, group, metric, currency, total, month }: CostTableProps) {
  const { t } = useTranslation('cost')
  const nameOf = (row: CostRow) => row[group] ?? t('unnamed')
  const sorted = group === 'day' ? [...rows].sort((a, b) => nameOf(a).localeCompare(nameOf(b))) : largestFirst(rows)
  const largest = largestFirst(rows)[0]?.amount ?? '0'
  return (
    <>
      <div className={styles.tableBox}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t(`group.${group}`)}</th>
              <th scope="col" className={styles.barColumn}>
                <span className="visually-hidden">{t('share')}</span>
              </th>
              <th scope="col" className="num">
                {t('share')}
              </th>
              <th scope="col" className="num">
                {t(`metric.${metric}`)}
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={nameOf(row)}>
                <th scope="row">{nameOf(row)}</th>
                <td className={styles.barColumn}>
                  <span className={styles.share} style={{ width: `${shareOf(row.amount, largest) * 100}%` }} />
                </td>
                <td className="num muted">{percentOf(row.amount, total)}%</td>
                <td className="num">
                  <MoneyText money={row} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              <td />
              <td />
              <td className="num">
                <MoneyText money={{ amount: total, currency }} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <div className={styles.tableFoot}>
        <Button
          small
          look="quiet"
          icon={<IconDownload />}
          onClick={() =>
            download(
              `cost-${month}-${group}.csv`,
              csvOf(
                [group, metric, 'currency'],
                sorted.map((row) => [nameOf(row), row.amount, row.currency]),
              ),
            )
          }
        >
          {t('downloadTable')}
        </Button>
      </div>
    </>
  )
}
