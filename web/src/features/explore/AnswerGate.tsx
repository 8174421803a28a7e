import { IconChartLine, IconPlayerStop } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { EmptyState, ErrorState, Skeleton, StaleBanner } from '@/ui/states'
import styles from './explore.module.css'
import { faultKind } from './fault'
import type { Answered } from './queries'

interface AnswerGateProps<T extends Answered> {
  readonly query: UseQueryResult<T>
  readonly children: (answer: T) => ReactNode
}

/** What a query shows while it runs, when it was stopped, refused, failed, or found nothing. */
export function AnswerGate<T extends Answered>({ query, children }: AnswerGateProps<T>) {
  const { t } = useTranslation('explore')
  const retry = () => void query.refetch()
  if (query.data === undefined) {
    // What is wrong with the text stands under the text.
    if (query.isError)
      return faultKind(asProblem(query.error)) ? null : <ErrorState error={query.error} onRetry={retry} />
    if (query.fetchStatus === 'idle') return <EmptyState small icon={<IconPlayerStop />} title={t('stopped')} />
    return <Skeleton kind="chart" />
  }
  return (
    <div className={styles.answer} data-old={query.isPlaceholderData || undefined} aria-busy={query.isPlaceholderData}>
      {query.isError && <StaleBanner error={query.error} since={query.dataUpdatedAt} onRetry={retry} />}
      {query.isPlaceholderData && query.fetchStatus === 'idle' && (
        <p className={styles.warning} role="status">
          {t('stopped')}
        </p>
      )}
      {query.data.warnings.map((warning) => (
        <p key={warning} className={styles.warning} role="status" lang="en">
          {warning}
        </p>
      ))}
      {query.data.result.length === 0 ? (
        <EmptyState small icon={<IconChartLine />} title={t('empty.series')}>
          {t('empty.seriesNext')}
        </EmptyState>
      ) : (
        children(query.data)
      )}
    </div>
  )
}
