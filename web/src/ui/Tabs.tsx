import type { ReactNode } from 'react'
import styles from './Tabs.module.css'

/** Sibling views; each tab is a link, the router marks the current one. */
export function Tabs({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {children}
    </nav>
  )
}
