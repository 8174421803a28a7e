import { useTranslation } from 'react-i18next'
import { Page } from '@/ui/surface'
import { KindTabs, useKind } from '@/ui/Tabs'
import { CalendarList } from './CalendarList'
import { PolicyList } from './PolicyList'

const KINDS = ['policies', 'calendars'] as const

/** What is promised to whom, and whose hours count. */
export function SlaPage() {
  const { t } = useTranslation('sla')
  const kind = useKind(KINDS)
  return (
    <Page title={t('title')}>
      <KindTabs label={t('title')} to="/settings/sla" kinds={KINDS} kind={kind} say={(each) => t(`kind.${each}`)} />
      <p className="muted small">{t(`about.${kind}`)}</p>
      {kind === 'policies' ? <PolicyList /> : <CalendarList />}
    </Page>
  )
}
