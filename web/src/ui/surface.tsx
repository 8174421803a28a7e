/** The parts pages are laid out with. */
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './controls'
import { useShortcuts } from './keyboard'
import styles from './surface.module.css'

interface PageProps {
  readonly title: ReactNode
  readonly count?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** Fills the height and scrolls inside, for tables and maps. */
  readonly fill?: boolean
}

export function Page({ title, count, actions, children, fill = false }: PageProps) {
  return (
    <div className={styles.page} data-fill={fill || undefined}>
      <header className={styles.head}>
        <h1 className="row">
          {title}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </h1>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

interface PanelProps {
  readonly title?: ReactNode
  readonly aside?: ReactNode
  readonly children: ReactNode
  readonly flush?: boolean
  readonly label?: string
}

export function Panel({ title, aside, children, flush = false, label }: PanelProps) {
  return (
    <section className={styles.panel} aria-label={label ?? (typeof title === 'string' ? title : undefined)}>
      {(title || aside) && (
        <header className={styles.panelHead}>
          <h2>{title}</h2>
          {aside}
        </header>
      )}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  )
}

/** What was picked, beside the list; Esc closes it. */
export function SidePanel({
  label,
  onClose,
  children,
}: {
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const { t } = useTranslation('ui')
  useShortcuts({ esc: onClose })
  return (
    <aside className={styles.side} aria-label={label}>
      <IconButton label={t('action.close')} className={styles.close ?? ''} onClick={onClose}>
        <IconX />
      </IconButton>
      {children}
    </aside>
  )
}

export function Toolbar({ children, label }: { readonly children: ReactNode; readonly label: string }) {
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={label}>
      {children}
    </div>
  )
}

export function Facts({ items }: { readonly items: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {items.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  )
}

export function Badge({
  children,
  tone = 'neutral',
}: {
  readonly children: ReactNode
  readonly tone?: 'neutral' | 'accent' | 'ok' | 'info' | 'danger' | 'hold'
}) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  )
}

export function ProgressBar({
  percent,
  label,
  tone = 'accent',
  marks = [],
}: {
  readonly percent: number
  readonly label: string
  readonly tone?: 'accent' | 'ok' | 'danger'
  readonly marks?: readonly number[]
}) {
  const width = Math.max(0, Math.min(100, percent))
  return (
    <div
      className={styles.progress}
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(percent)}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <span style={{ width: `${width}%` }} data-tone={tone} />
      {marks.map((mark) => (
        <i key={mark} style={{ left: `${Math.min(100, mark)}%` }} aria-hidden="true" />
      ))}
    </div>
  )
}
