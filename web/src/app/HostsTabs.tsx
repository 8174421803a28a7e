import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import { Tabs } from '@/ui/Tabs'

export function HostsTabs() {
  const { t } = useTranslation('app')
  const seesTargets = useMay('telemetry:read')
  if (!seesTargets) return null
  return (
    <Tabs label={t('title.hosts')}>
      <Link to="/hosts" activeOptions={{ exact: true, includeSearch: false }}>
        {t('hosts.list')}
      </Link>
      <Link to="/hosts/targets">{t('hosts.targets')}</Link>
    </Tabs>
  )
}
