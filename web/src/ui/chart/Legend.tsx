import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatQuantity, type Unit } from '@/lib/units'
import { useLocale } from '../locale'
import { formatInstant } from '../time'
import type { ChartSeries } from './TimeChart'
import styles from './TimeChart.module.css'

type Figure = 'min' | 'avg' | 'max' | 'last'
const FIGURES: readonly Figure[] = ['min', 'avg', 'max', 'last']

export function figuresOf(values: readonly (number | null)[]): Record<Figure, number | null> {
  const known = values.filter((value): value is number => value !== null)
  if (known.length === 0) return { min: null, avg: null, max: null, last: null }
  return {
    min: Math.min(...known),
    avg: known.reduce((sum, value) => sum + value, 0) / known.length,
    max: Math.max(...known),
    last: known.at(-1) ?? null,
  }
}

interface LegendProps {
  readonly series: readonly ChartSeries[]
  readonly unit: Unit
  readonly hidden: ReadonlySet<string>
  readonly cursor: number | null
  /** The time under the cursor. */
  readonly at: number | null
  readonly onToggle: (name: string) => void
}

/** The legend is a table: sortable figures per series; under the cursor, its values there instead of the last ones. */
export function Legend({ series, unit, hidden, cursor, at, onToggle }: LegendProps) {
  const { t } = useTranslation('ui')
  const locale = useLocale()
  const [sort, setSort] = useState<Figure | null>(null)
  const rows = series.map((each, index) => ({ ...each, index, figures: figuresOf(each.values) }))
  if (sort)
    rows.sort((a, b) => (b.figures[sort] ?? Number.NEGATIVE_INFINITY) - (a.figures[sort] ?? Number.NEGATIVE_INFINITY))
  return (
    <div className={styles.legend}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('chart.series')}</th>
            {FIGURES.map((figure) => (
              <th key={figure} scope="col" className="num" aria-sort={sort === figure ? 'descending' : undefined}>
                <button type="button" onClick={() => setSort(sort === figure ? null : figure)}>
                  {figure === 'last' && at !== null ? formatInstant(at * 1000, locale, 'clock') : t(`chart.${figure}`)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} data-hidden={hidden.has(row.name) || undefined}>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={!hidden.has(row.name)}
                  aria-label={t('chart.toggle', { name: row.name })}
                  onClick={() => onToggle(row.name)}
                >
                  <i
                    style={{ background: `var(--series-${((row.colour ?? row.index) % 8) + 1})` }}
                    data-earlier={row.earlier || undefined}
                    aria-hidden="true"
                  />
                  <span className="truncate">{row.name}</span>
                </button>
              </th>
              {FIGURES.map((figure) => (
                <td key={figure} className="num">
                  {formatQuantity(
                    figure === 'last' && cursor !== null ? (row.values[cursor] ?? null) : row.figures[figure],
                    unit,
                    locale,
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
