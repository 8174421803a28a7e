import { useTranslation } from 'react-i18next'
import type { ProblemError } from '@/api/problem'
import styles from './explore.module.css'
import { type Fault, faultKind } from './fault'

interface FaultLineProps {
  readonly id: string
  readonly problem: ProblemError
  readonly fault: Fault | null
}

/** What the engine says is wrong, right under what was typed; services that do not answer are told where the chart would be. */
export function FaultLine({ id, problem, fault }: FaultLineProps) {
  const { t } = useTranslation('explore')
  const kind = faultKind(problem)
  if (!kind) return null
  return (
    <p id={id} className={styles.fault} role="alert">
      <strong>{t(`fault.${kind}`)}</strong>{' '}
      {fault && <span className={styles.place}>{t('fault.place', { line: fault.line, column: fault.column })}</span>}{' '}
      <span lang="en">{fault?.message ?? problem.detail}</span>
    </p>
  )
}
