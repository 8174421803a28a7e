import { useTranslation } from 'react-i18next'
import { Page } from '@/ui/surface'
import { KindTabs, useKind } from '@/ui/Tabs'
import { QueueList } from './QueueList'
import { ReplyList } from './ReplyList'
import { RuleList } from './RuleList'

const KINDS = ['triggers', 'macros', 'schedulers', 'assignment', 'replies'] as const

/** What takes work off people's hands: when something happens, when an agent asks, when time has passed. */
export function AutomationPage() {
  const { t } = useTranslation('automation')
  const kind = useKind(KINDS)
  return (
    <Page title={t('title')}>
      <KindTabs
        label={t('title')}
        to="/settings/automation"
        kinds={KINDS}
        kind={kind}
        say={(each) => t(`kind.${each}`)}
      />
      <p className="muted small">{t(`about.${kind}`)}</p>
      {kind === 'replies' && <ReplyList />}
      {kind === 'assignment' && <QueueList />}
      {kind !== 'replies' && kind !== 'assignment' && <RuleList key={kind} kind={kind} />}
    </Page>
  )
}
