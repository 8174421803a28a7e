import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import { Tabs } from '@/ui/Tabs'

export function AlertTabs() {
  const { t } = useTranslation('alerts')
  const situations = useMay('situation:read')
  const alerts = useMay('alert:read')
  return (
    <Tabs label={t('tabs')}>
      {situations && <Link to="/situations">{t('situations')}</Link>}
      {alerts && <Link to="/alerts">{t('alerts')}</Link>}
    </Tabs>
  )
}
