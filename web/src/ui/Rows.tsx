/** A short list of things that are kept, and what can be done with each. */
import type { ReactNode } from 'react'
import styles from './Rows.module.css'

interface RowsProps {
  readonly children: ReactNode
  /** Their order says something: they are asked one after the other. */
  readonly ordered?: boolean
}

export function Rows({ children, ordered = false }: RowsProps) {
  const List = ordered ? 'ol' : 'ul'
  return <List className={styles.rows}>{children}</List>
}

interface RowProps {
  readonly label: string
  /** What it is. */
  readonly children: ReactNode
  /** Switched off: kept, but without effect. */
  readonly off?: boolean
  /** Before it, beside it. */
  readonly lead?: ReactNode
  readonly aside?: ReactNode
  /** What can be done with it. */
  readonly acts?: ReactNode
  /** What opens under it. */
  readonly below?: ReactNode
}

export function Row({ label, children, off = false, lead, aside, acts, below }: RowProps) {
  return (
    <li className={styles.item} aria-label={label} data-off={off || undefined}>
      <div className={styles.row}>
        {lead}
        <div className={styles.what}>{children}</div>
        {aside}
        {acts && <span className={styles.acts}>{acts}</span>}
      </div>
      {below}
    </li>
  )
}
