import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import styles from './controls.module.css'

interface ButtonLinkProps {
  readonly to: LinkProps['to']
  readonly search?: LinkProps['search']
  readonly icon?: ReactNode
  readonly children: ReactNode
}

interface DownloadLinkProps {
  readonly href: string
  readonly icon?: ReactNode
  readonly children: ReactNode
}

/** A file the browser fetches by itself, however long it is. */
export function DownloadLink({ href, icon, children }: DownloadLinkProps) {
  return (
    <a href={href} download className={styles.button} data-look="primary">
      {icon}
      <span className={styles.label}>{children}</span>
    </a>
  )
}

/** A link that looks like the main button: it goes somewhere, so it is a link. */
export function ButtonLink({ to, search, icon, children }: ButtonLinkProps) {
  return (
    <Link to={to} {...(search ? { search } : {})} className={styles.button} data-look="primary">
      {icon}
      <span className={styles.label}>{children}</span>
    </Link>
  )
}
