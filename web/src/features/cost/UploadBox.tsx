import { IconFileTypeCsv, IconUpload } from '@tabler/icons-react'
import { type DragEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '@/api/types/billing'
import { formatQuantity } from '@/lib/units'
import { TextField } from '@/ui/controls'
import { FormProblem, Wrong } from '@/ui/FormProblem'
import { useLocale } from '@/ui/locale'
import { ProgressBar } from '@/ui/surface'
import styles from './cost.module.css'
import { useUpload } from './queries'
import type { Progress } from './upload'

const MAX_BYTES = 512 * 1024 * 1024

/** Drop a FOCUS CSV or choose one; while it travels one sees how far it is, then the server tells by the live stream. */
export function UploadBox({ onReceived }: { readonly onReceived: (delivery: Delivery) => void }) {
  const { t } = useTranslation('cost')
  const locale = useLocale()
  const id = useId()
  const [over, setOver] = useState(false)
  const [name, setName] = useState('default')
  const [refused, setRefused] = useState<'type' | 'size' | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const upload = useUpload(setProgress)
  const take = (file: File | undefined) => {
    if (!file || upload.isPending) return
    const wrong =
      !/\.csv$/i.test(file.name) && file.type !== 'text/csv' ? 'type' : file.size > MAX_BYTES ? 'size' : null
    setRefused(wrong)
    if (wrong) return
    setProgress({ sent: 0, total: file.size })
    upload.mutate(
      { file, name: name.trim() || 'default' },
      { onSuccess: onReceived, onSettled: () => setProgress(null) },
    )
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <section
      className={styles.drop}
      aria-label={t('upload.title')}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconFileTypeCsv className={styles.dropIcon} aria-hidden="true" stroke={1.4} />
      <div className="grow stack" style={{ gap: 4 }}>
        <strong>{t('upload.title')}</strong>
        <span className="muted small">{t('upload.text')}</span>
        {progress && (
          <>
            <ProgressBar label={t('upload.progress')} percent={(progress.sent / Math.max(1, progress.total)) * 100} />
            <span className="small">
              {t('upload.sent', {
                sent: formatQuantity(progress.sent, 'By', locale),
                total: formatQuantity(progress.total, 'By', locale),
              })}
            </span>
          </>
        )}
        {refused && <Wrong role="alert">{t(`upload.refused.${refused}`)}</Wrong>}
        <FormProblem error={upload.error} />
      </div>
      <div className={styles.exportName}>
        <TextField
          label={t('upload.name')}
          hint={t('upload.nameHint')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <label htmlFor={id} className={styles.choose} data-busy={upload.isPending || undefined}>
        <IconUpload size={16} aria-hidden="true" />
        {t('upload.choose')}
      </label>
      <input
        id={id}
        type="file"
        accept=".csv,text/csv"
        className="visually-hidden"
        disabled={upload.isPending}
        onChange={(event) => {
          take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </section>
  )
}
