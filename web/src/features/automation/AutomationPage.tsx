import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { RuleKind } from '@/api/types/automation'
import { Page } from '@/ui/surface'
import { Tabs } from '@/ui/Tabs'
import { RuleList } from './RuleList'

const KINDS: readonly RuleKind[] = ['triggers', 'macros', 'schedulers']

/** What happens to tickets by rules: when something happens, when an agent asks, when time has passed. */
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
            aria-current={each === kind ? 'page' : undefined}
          >
            {t(`kind.${each}`)}
          </Link>
        ))}
      </Tabs>
      <p className="muted small">{t(`about.${kind}`)}</p>
      <RuleList key={kind} kind={kind} />
    </Page>
  )
}
