import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import styles from './FormProblem.module.css'

interface WrongProps {
  readonly children: ReactNode
  readonly role?: 'alert' | 'status'
}

/** What is wrong with a form or a row as a whole, not with one field. */
export function Wrong({ children, role }: WrongProps) {
  return (
    <div className={styles.wrong} role={role}>
      {children}
    </div>
  )
}

interface FormProblemProps {
  /** Why the request failed; nothing is shown without one. */
  readonly error: unknown
  /** What the form itself knows of this failure: said in place of the service's words. */
  readonly instead?: ReactNode
  /** After somebody else's change the form already stands on the newest version: pressing again saves. */
  readonly kept?: boolean
  /** What the form has to add. */
  readonly children?: ReactNode
}

/** The line of a form whose request failed. The detail is the service's own, in English. */
export function FormProblem({ error, instead, kept = false, children }: FormProblemProps) {
  const { t } = useTranslation('ui')
  if (!error) return null
  const { kind, detail } = asProblem(error)
  return (
    <Wrong role="alert">
      {instead || (
        <>
          {t(`problem.${kind}.title`)}{' '}
          {kept && kind === 'preconditionFailed' ? t('problem.kept') : detail && <span lang="en">{detail}</span>}
        </>
      )}{' '}
      {children}
    </Wrong>
  )
}
