/** The states every screen has besides "here it is": loading, empty, error, forbidden, stale, offline. */
import { IconAlertTriangle, IconCloudOff, IconLock, IconRefresh } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem, type ProblemError } from '@/api/problem'
import { Button } from './controls'
import styles from './states.module.css'
import { Since } from './time'

/** Waits 200 ms, so that fast answers do not flicker. */
export function Skeleton({
  rows = 6,
  kind = 'rows',
}: {
  readonly rows?: number
  readonly kind?: 'rows' | 'cards' | 'chart'
}) {
  const { t } = useTranslation('ui')
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <div className={styles.skeleton} data-kind={kind} role="status" aria-label={t('state.loading')}>
      {Array.from({ length: kind === 'chart' ? 1 : rows }, (_unused, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars are alike
        <span key={index} style={{ animationDelay: `${index * 60}ms` }} />
      ))}
    </div>
  )
}

interface MessageProps {
  readonly icon?: ReactNode
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
  readonly small?: boolean
}

/** Why there is nothing, and the one next step. */
export function EmptyState({ icon, title, children, action, small = false }: MessageProps) {
  return (
    <div className={styles.message} data-small={small || undefined}>
      {icon && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <p className={styles.title}>{title}</p>
      {children && <p className={styles.text}>{children}</p>}
      {action}
    </div>
  )
}

export function ErrorState({
  error,
  onRetry,
  small = false,
}: {
  readonly error: unknown
  readonly onRetry?: () => void
  readonly small?: boolean
}) {
  const { t } = useTranslation('ui')
  const problem = asProblem(error)
  const icon =
    problem.kind === 'forbidden' ? <IconLock /> : problem.kind === 'offline' ? <IconCloudOff /> : <IconAlertTriangle />
  return (
    <div className={styles.message} role="alert" data-small={small || undefined}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <p className={styles.title}>{t(`problem.${problem.kind}.title`)}</p>
      <p className={styles.text}>{t(`problem.${problem.kind}.text`)}</p>
      {problem.kind !== 'forbidden' && problem.kind !== 'offline' && problem.detail && (
        <p className={styles.detail}>{problem.detail}</p>
      )}
      {onRetry && problem.kind !== 'forbidden' && (
        <Button icon={<IconRefresh />} onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
      <TraceId problem={problem} />
    </div>
  )
}

function TraceId({ problem }: { readonly problem: ProblemError }) {
  const { t } = useTranslation('ui')
  if (!problem.traceId) return null
  return (
    <p className={styles.trace}>
      {t('problem.trace')} <code className="mono">{problem.traceId}</code>
    </p>
  )
}

/** One line over what is still shown although it could not be refreshed. */
export function StaleBanner({
  error,
  since,
  onRetry,
}: {
  readonly error: unknown
  readonly since: number
  readonly onRetry: () => void
}) {
  const { t } = useTranslation('ui')
  return (
    <div className={styles.stale} role="status">
      <IconCloudOff aria-hidden="true" />
      <span className="grow">
        {t(`problem.${asProblem(error).kind}.title`)} {t('state.lastData')} <Since at={new Date(since).toISOString()} />
      </span>
      <Button small look="quiet" onClick={onRetry}>
        {t('action.retry')}
      </Button>
    </div>
  )
}

interface QueryGateProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'isError' | 'dataUpdatedAt' | 'refetch'>
  readonly skeleton?: ReactNode
  readonly small?: boolean
  readonly children: (data: T) => ReactNode
}

/** Shows what a query has, in whichever state it is. */
export function QueryGate<T>({ query, skeleton, small = false, children }: QueryGateProps<T>) {
  if (query.data === undefined) {
    if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} small={small} />
    return skeleton ?? <Skeleton rows={small ? 3 : 6} />
  }
  return (
    <>
      {query.isError && (
        <StaleBanner error={query.error} since={query.dataUpdatedAt} onRetry={() => void query.refetch()} />
      )}
      {children(query.data)}
    </>
  )
}
