import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/ui/surface'
import { Tabs } from '@/ui/Tabs'
import { CalendarList } from './CalendarList'
import { PolicyList } from './PolicyList'

const KINDS = ['policies', 'calendars'] as const

/** What is promised to whom, and whose hours count. */
export function SlaPage() {
  const { t } = useTranslation('sla')
  const search: { kind?: string | undefined } = useSearch({ strict: false })
  const kind = KINDS.find((known) => known === search.kind) ?? 'policies'
  return (
    <Page title={t('title')}>
      <Tabs label={t('title')}>
        {KINDS.map((each) => (
          <Link
            key={each}
            to="/settings/sla"
            search={{ kind: each }}
            activeOptions={{ includeSearch: true }}
            aria-current={each === kind ? 'page' : undefined}
          >
            {t(`kind.${each}`)}
          </Link>
        ))}
      </Tabs>
      <p className="muted small">{t(`about.${kind}`)}</p>
      {kind === 'policies' ? <PolicyList /> : <CalendarList />}
    </Page>
  )
}
