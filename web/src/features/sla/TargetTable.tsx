import { useTranslation } from 'react-i18next'
import { Wrong } from '@/ui/FormProblem'
import { type Cells, METRICS, PRIORITIES } from './model'
import styles from './sla.module.css'

interface TargetTableProps {
  readonly cells: Cells
  readonly wrong: ReadonlySet<string>
  readonly onType: (place: string, text: string) => void
}

/** Promised times by metric and priority; an empty cell promises nothing. */
export function TargetTable({ cells, wrong, onType }: TargetTableProps) {
  const { t } = useTranslation('sla')
  const unread = [...wrong].some((place) => place.includes('.'))
  return (
    <fieldset className={styles.group}>
      <legend>{t('policy.targets')}</legend>
      <p className="small muted">{t('policy.targetsHint')}</p>
      <div className={styles.scroll}>
        <table className={styles.cells}>
          <PriorityHead />
          <tbody>
            {METRICS.map((metric) => (
              <tr key={metric}>
                <th scope="row">{t(`metric.${metric}`)}</th>
                {PRIORITIES.map((priority) => (
                  <td key={priority}>
                    <input
                      type="text"
                      autoComplete="off"
                      aria-label={t('policy.cell', { metric: t(`metric.${metric}`), priority })}
                      aria-invalid={wrong.has(`${metric}.${priority}`) || undefined}
                      value={cells[`${metric}.${priority}`] ?? ''}
                      onChange={(event) => onType(`${metric}.${priority}`, event.target.value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(unread || wrong.has('targets')) && <Wrong role="alert">{t(unread ? 'wrong.target' : 'wrong.targets')}</Wrong>}
    </fieldset>
  )
}

/** Metrics down, priorities across. */
export function PriorityHead() {
  const { t } = useTranslation('sla')
  return (
    <thead>
      <tr>
        <th scope="col">{t('policy.metric')}</th>
        {PRIORITIES.map((priority) => (
          <th key={priority} scope="col">
            P{priority}
          </th>
        ))}
      </tr>
    </thead>
  )
}
