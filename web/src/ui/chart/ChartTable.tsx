import { useTranslation } from 'react-i18next'
import { formatQuantity, type Unit } from '@/lib/units'
import { useLocale } from '../locale'
import { formatInstant } from '../time'
import type { ChartSeries } from './TimeChart'
import styles from './TimeChart.module.css'

interface ChartTableProps {
  readonly times: readonly number[]
  readonly series: readonly ChartSeries[]
  readonly unit: Unit
  readonly height: number
}

/** The same data for eyes that read and for screen readers; newest first, instants without any sample left out. */
export function ChartTable({ times, series, unit, height }: ChartTableProps) {
  const { t } = useTranslation('ui')
  const locale = useLocale()
  const rows = times
    .map((at, index) => ({ at, index }))
    .filter(({ index }) => series.some((each) => each.values[index] != null))
  return (
    <div className={styles.twin} style={{ height }}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('chart.time')}</th>
            {series.map((each) => (
              <th key={each.name} scope="col" className="num">
                {each.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.reverse().map(({ at, index }) => (
            <tr key={at}>
              <th scope="row">{formatInstant(at * 1000, locale, 'clock')}</th>
              {series.map((each) => (
                <td key={each.name} className="num">
                  {formatQuantity(each.values[index] ?? null, unit, locale)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
