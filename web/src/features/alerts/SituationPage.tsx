import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '@/ui/surface'
import { situationQuery } from './queries'
import { SituationDetail } from './SituationDetail'

export function SituationPage() {
  const { t } = useTranslation('alerts')
  const { id } = useParams({ from: '/situations/$id' })
  const { data } = useQuery(situationQuery(id))
  return (
    <Page title={data?.title ?? t('situation')}>
      <SituationDetail id={id} />
    </Page>
  )
}
