import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/ui/surface'
import { Tabs } from '@/ui/Tabs'
import { QueueList } from './QueueList'
import { ReplyList } from './ReplyList'
import { RuleList } from './RuleList'

const KINDS = ['triggers', 'macros', 'schedulers', 'assignment', 'replies'] as const

/** What takes work off people's hands: when something happens, when an agent asks, when time has passed. */
export function AutomationPage() {
  const { t } = useTranslation('automation')
  const search: { kind?: string | undefined } = useSearch({ strict: false })
  const kind = KINDS.find((known) => known === search.kind) ?? 'triggers'
  return (
    <Page title={t('title')}>
      <Tabs label={t('title')}>
        {KINDS.map((each) => (
          <Link
            key={each}
            to="/settings/automation"
            search={{ kind: each }}
            activeOptions={{ includeSearch: true }}
            aria-current={each === kind ? 'page' : undefined}
          >
            {t(`kind.${each}`)}
          </Link>
        ))}
      </Tabs>
      <p className="muted small">{t(`about.${kind}`)}</p>
      {kind === 'replies' && <ReplyList />}
      {kind === 'assignment' && <QueueList />}
      {kind !== 'replies' && kind !== 'assignment' && <RuleList key={kind} kind={kind} />}
    </Page>
  )
}
