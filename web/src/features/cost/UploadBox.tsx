import { IconFileTypeCsv } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '@/api/types/billing'
import type { Sent } from '@/api/upload'
import { TextField } from '@/ui/controls'
import { FileDrop } from '@/ui/FileDrop'
import { FormProblem, Wrong } from '@/ui/FormProblem'
import styles from './cost.module.css'
import { useUpload } from './queries'

const MAX_BYTES = 512 * 1024 * 1024

/** A FOCUS CSV; when it has arrived the server tells by the live stream. */
export function UploadBox({ onReceived }: { readonly onReceived: (delivery: Delivery) => void }) {
  const { t } = useTranslation('cost')
  const [name, setName] = useState('default')
  const [refused, setRefused] = useState<'type' | 'size' | null>(null)
  const [sent, setSent] = useState<Sent | null>(null)
  const upload = useUpload(setSent)
  const take = (file: File) => {
    const wrong =
      !/\.csv$/i.test(file.name) && file.type !== 'text/csv' ? 'type' : file.size > MAX_BYTES ? 'size' : null
    setRefused(wrong)
    if (wrong) return
    setSent({ sent: 0, total: file.size })
    upload.mutate({ file, name: name.trim() || 'default' }, { onSuccess: onReceived, onSettled: () => setSent(null) })
  }
  return (
    <FileDrop
      title={t('upload.title')}
      text={t('upload.text')}
      accept=".csv,text/csv"
      icon={<IconFileTypeCsv stroke={1.4} />}
      sent={sent}
      busy={upload.isPending}
      onFile={take}
      aside={
        <div className={styles.exportName}>
          <TextField
            label={t('upload.name')}
            hint={t('upload.nameHint')}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
      }
    >
      {refused && <Wrong role="alert">{t(`upload.refused.${refused}`)}</Wrong>}
      <FormProblem error={upload.error} />
    </FileDrop>
  )
}
