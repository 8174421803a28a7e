import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatQuantity } from '@/lib/units'
import styles from './FileDrop.module.css'
import { useLocale } from './locale'
import { ProgressBar } from './surface'

interface FileDropProps {
  readonly title: string
  readonly text: ReactNode
  /** As an input of files takes it. */
  readonly accept: string
  readonly icon: ReactNode
  /** How much has left, while it does. */
  readonly sent: { readonly sent: number; readonly total: number } | null
  readonly busy: boolean
  readonly onFile: (file: File) => void
  /** What there is to say of the file. */
  readonly children?: ReactNode
  readonly aside?: ReactNode
}

/** One file, dropped or chosen; while it travels one sees how far it is. */
export function FileDrop({ title, text, accept, icon, sent, busy, onFile, children, aside }: FileDropProps) {
  const { t } = useTranslation('ui')
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (file: File | undefined) => {
    if (file && !busy) onFile(file)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <section
      className={styles.drop}
      aria-label={title}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <div className={styles.text}>
        <strong>{title}</strong>
        <span className="muted small">{text}</span>
        {sent && <Leaving {...sent} />}
        {children}
      </div>
      {aside}
      <label htmlFor={id} className={styles.choose} data-busy={busy || undefined}>
        <IconUpload size={16} aria-hidden="true" />
        {t('upload.choose')}
      </label>
      <input
        id={id}
        type="file"
        accept={accept}
        className="visually-hidden"
        disabled={busy}
        onChange={(event) => {
          take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </section>
  )
}

function Leaving({ sent, total }: { readonly sent: number; readonly total: number }) {
  const { t } = useTranslation('ui')
  const locale = useLocale()
  return (
    <>
      <ProgressBar label={t('upload.progress')} percent={(sent / Math.max(1, total)) * 100} />
      <span className="small">
        {t('upload.sent', {
          sent: formatQuantity(sent, 'By', locale),
          total: formatQuantity(total, 'By', locale),
        })}
      </span>
    </>
  )
}
