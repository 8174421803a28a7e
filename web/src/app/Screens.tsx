import { IconMapQuestion } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { asProblem, ProblemError } from '@/api/problem'
import { Button } from '@/ui/controls'
import { EmptyState, ErrorState } from '@/ui/states'

/** A part of the app that could not be drawn; the rest keeps working. */
export function CrashScreen({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('ui')
  if (asProblem(error).kind !== 'unexpected')
    return <ErrorState error={error} onRetry={() => window.location.reload()} />
  return (
    <EmptyState
      title={t('crash.title')}
      action={<Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>}
    >
      {error instanceof Error ? error.message : null}
    </EmptyState>
  )
}

export function NotFoundScreen() {
  const { t } = useTranslation('app')
  return (
    <EmptyState
      icon={<IconMapQuestion />}
      title={t('notFound.title')}
      action={
        <Link to="/" className="link">
          {t('notFound.home')}
        </Link>
      }
    >
      {t('notFound.text')}
    </EmptyState>
  )
}

export function ForbiddenScreen() {
  return <ErrorState error={new ProblemError(403, {})} />
}
