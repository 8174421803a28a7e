import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Tabs } from '@/ui/Tabs'

export function ExploreTabs() {
  const { t } = useTranslation('app')
  return (
    <Tabs label={t('title.explore')}>
      <Link to="/explore" activeOptions={{ exact: true, includeSearch: false }}>
        {t('explore.queries')}
      </Link>
      <Link to="/explore/usage">{t('explore.usage')}</Link>
    </Tabs>
  )
}
