import { Link, useSearch } from '@tanstack/react-router'
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

/** Which kind of things the address asks for; the first when it names none. */
export function useKind<K extends string>(kinds: readonly [K, ...K[]]): K {
  const search: { kind?: string | undefined } = useSearch({ strict: false })
  return kinds.find((known) => known === search.kind) ?? kinds[0]
}

interface KindTabsProps<K extends string> {
  readonly label: string
  readonly to: '/settings/sla' | '/settings/automation'
  readonly kinds: readonly K[]
  readonly kind: K
  readonly say: (kind: K) => string
}

/** One page, a tab for each kind of things on it. */
export function KindTabs<K extends string>({ label, to, kinds, kind, say }: KindTabsProps<K>) {
  return (
    <Tabs label={label}>
      {kinds.map((each) => (
        <Link
          key={each}
          to={to}
          search={{ kind: each }}
          activeOptions={{ includeSearch: true }}
          aria-current={each === kind ? 'page' : undefined}
        >
          {say(each)}
        </Link>
      ))}
    </Tabs>
  )
}
