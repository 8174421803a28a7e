import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import { Page } from '@/ui/surface'
import { ExportPanel } from './ExportPanel'
import styles from './exchange.module.css'
import { Imports } from './Imports'

/** Tickets in from files, and out to one. Who brings in a past writes under other people's names: administrators only. */
export function ExchangePage() {
  const { t } = useTranslation('exchange')
  const mayImport = useMay('policy:write')
  return (
    <Page title={t('title')}>
      <div className={styles.page}>
        {mayImport && <Imports />}
        <ExportPanel />
      </div>
    </Page>
  )
}
