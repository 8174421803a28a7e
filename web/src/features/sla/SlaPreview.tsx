import type { UseMutationResult } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClockPreview } from '@/api/types/sla'
import { Button } from '@/ui/controls'
import { FormProblem } from '@/ui/FormProblem'
import { PreviewText } from './PreviewText'
import styles from './sla.module.css'

interface SlaPreviewProps {
  readonly preview: UseMutationResult<ClockPreview, Error, object>
  readonly wish: object
  /** Whether the wish can be read; else trying it shows what is wrong. */
  readonly sound: boolean
  readonly onTry: () => void
}

/** What would change if this were saved; gone when the wish is another one. */
export function SlaPreview({ preview, wish, sound, onTry }: SlaPreviewProps) {
  const { t } = useTranslation('sla')
  const [of, setOf] = useState('')
  const current = of === JSON.stringify(wish)
  return (
    <div className={styles.preview}>
      <Button
        busy={preview.isPending}
        onClick={() => {
          onTry()
          if (!sound) return
          setOf(JSON.stringify(wish))
          preview.mutate(wish)
        }}
      >
        {t('preview.ask')}
      </Button>
      {current && <FormProblem error={preview.error} />}
      {current && preview.data && <PreviewText preview={preview.data} />}
    </div>
  )
}
