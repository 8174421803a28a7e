import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page, Panel } from '@/ui/surface'
import { AlertDetail } from './AlertDetail'
import { alertQuery } from './queries'

export function AlertPage() {
  const { t } = useTranslation('alerts')
  const { id } = useParams({ from: '/alerts/$id' })
  const { data } = useQuery(alertQuery(id))
  return (
    <Page title={data?.summary ?? t('alert')}>
      <Panel label={t('alert')}>
        <AlertDetail id={id} />
      </Panel>
    </Page>
  )
}
