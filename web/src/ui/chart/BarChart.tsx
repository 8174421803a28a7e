import { useState } from 'react'
import { useNarrow } from '../viewport'
import styles from './TimeChart.module.css'

export interface Bar {
  readonly key: string
  readonly label: string
  /** Segments from the bottom up; `length` is geometry only, `text` is what is said. */
  readonly segments: readonly { readonly name: string; readonly length: number; readonly text: string }[]
  readonly text: string
}

interface BarChartProps {
  readonly label: string
  readonly bars: readonly Bar[]
  readonly names: readonly string[]
  readonly axis: (length: number) => string
  /** Segments stand beside each other: for figures that do not add up. */
  readonly beside?: boolean
  readonly height?: number
}

function niceTop(max: number): number {
  if (max <= 0) return 1
  const size = 10 ** Math.floor(Math.log10(max))
  return ([1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10].find((step) => step * size >= max) ?? 10) * size
}

function reach(lengths: readonly number[], beside: boolean): number {
  return beside ? Math.max(0, ...lengths) : lengths.reduce((sum, length) => sum + length, 0)
}

/** Bars per day, stacked or side by side; every bar can be focused and says its figures. */
export function BarChart({ label, bars, names, axis, beside = false, height = 220 }: BarChartProps) {
  const [over, setOver] = useState<string | null>(null)
  const top = niceTop(
    Math.max(
      0,
      ...bars.map(({ segments }) =>
        reach(
          segments.map((segment) => Math.max(0, segment.length)),
          beside,
        ),
      ),
    ),
  )
  const shown = bars.find((bar) => bar.key === over)
  const every = Math.max(1, Math.ceil(bars.length / (useNarrow() ? 4 : 10)))
  return (
    <figure className={styles.bars} aria-label={label}>
      <div className={styles.barArea} style={{ height }}>
        {[1, 0.75, 0.5, 0.25, 0].map((share) => (
          <div key={share} className={styles.barGrid} style={{ bottom: `${share * 100}%` }}>
            <span>{axis(top * share)}</span>
          </div>
        ))}
        <ol className={styles.barRow}>
          {bars.map((bar) => (
            <li key={bar.key}>
              <button
                type="button"
                data-beside={beside || undefined}
                aria-label={`${bar.label}: ${bar.text}`}
                onMouseEnter={() => setOver(bar.key)}
                onMouseLeave={() => setOver(null)}
                onFocus={() => setOver(bar.key)}
                onBlur={() => setOver(null)}
              >
                {bar.segments.map((segment) => (
                  <i
                    key={segment.name}
                    style={{
                      height: `${(Math.max(0, segment.length) / top) * 100}%`,
                      background: `var(--series-${(names.indexOf(segment.name) % 8) + 1})`,
                    }}
                  />
                ))}
              </button>
            </li>
          ))}
        </ol>
        {shown && (
          <div className={styles.tip} role="status">
            <strong>{shown.label}</strong>
            {(beside ? shown.segments : [...shown.segments].reverse()).map((segment) => (
              <span key={segment.name}>
                <i style={{ background: `var(--series-${(names.indexOf(segment.name) % 8) + 1})` }} />
                <span className="grow">{segment.name}</span>
                <span className="num">{segment.text}</span>
              </span>
            ))}
            <span className={styles.tipTotal}>
              <span className="grow" />
              <span className="num">{shown.text}</span>
            </span>
          </div>
        )}
      </div>
      <ol className={styles.barLabels} aria-hidden="true">
        {bars.map((bar, index) => (
          <li key={bar.key}>{index % every === 0 ? bar.label : ''}</li>
        ))}
      </ol>
      <ul className={styles.barLegend}>
        {names.map((name, index) => (
          <li key={name}>
            <i style={{ background: `var(--series-${(index % 8) + 1})` }} />
            {name}
          </li>
        ))}
      </ul>
    </figure>
  )
}
