import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Tabs } from '@/ui/Tabs'

export function CostTabs() {
  const { t } = useTranslation('cost')
  return (
    <Tabs label={t('title')}>
      <Link to="/cost" activeOptions={{ exact: true, includeSearch: false }}>
        {t('tab.costs')}
      </Link>
      <Link to="/cost/budgets">{t('tab.budgets')}</Link>
      <Link to="/cost/deliveries">{t('tab.deliveries')}</Link>
    </Tabs>
  )
}
