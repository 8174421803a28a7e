import { useTranslation } from 'react-i18next'
import { Page } from '@/ui/surface'
import { Checklist } from './Checklist'
import { CustomFieldList } from './CustomFieldList'
import styles from './deskSettings.module.css'

/** What the desk's records are made of. */
export function DeskSettingsPage() {
  const { t } = useTranslation('desk-settings')
  return (
    <Page title={t('title')}>
      <div className={styles.page}>
        <CustomFieldList />
        <Checklist />
      </div>
    </Page>
  )
}
