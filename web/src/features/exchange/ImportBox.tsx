import { IconFileImport } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import type { TicketImport } from '@/api/types/exchange'
import type { Sent } from '@/api/upload'
import { FileDrop } from '@/ui/FileDrop'
import { FormProblem, Wrong } from '@/ui/FormProblem'
import styles from './exchange.module.css'
import { LARGEST_MIB, type Refusal, refusalOf } from './model'
import { useImport } from './queries'

/** A file of tickets; when it has arrived it is worked through whether somebody looks or not. */
export function ImportBox({ onReceived }: { readonly onReceived: (received: TicketImport) => void }) {
  const { t } = useTranslation('exchange')
  const [refused, setRefused] = useState<Refusal | null>(null)
  const [sent, setSent] = useState<Sent | null>(null)
  const upload = useImport(setSent)
  useStaying(upload.isPending)
  const take = async (file: File) => {
    upload.reset()
    const refusal = await refusalOf(file)
    setRefused(refusal)
    if (refusal) return
    setSent({ sent: 0, total: file.size })
    upload.mutate(file, { onSuccess: onReceived, onSettled: () => setSent(null) })
  }
  const broken = upload.error && asProblem(upload.error).kind === 'offline'
  return (
    <FileDrop
      title={t('import.title')}
      text={t('import.text', { size: LARGEST_MIB })}
      accept=".ndjson,.jsonl,.json,application/x-ndjson"
      icon={<IconFileImport stroke={1.4} />}
      sent={sent}
      busy={upload.isPending}
      onFile={(file) => void take(file)}
    >
      {refused && <Wrong role="alert">{t(`import.refused.${refused}`, { size: LARGEST_MIB })}</Wrong>}
      <FormProblem error={upload.error} instead={broken && t('import.broken')} />
      <details className={styles.format}>
        <summary className="small">{t('import.format')}</summary>
        <pre className="mono small">{t('import.sample')}</pre>
        <p className="small muted">{t('import.formatText')}</p>
      </details>
    </FileDrop>
  )
}

/** Who leaves while a file is on its way loses it; the browser asks. */
function useStaying(sending: boolean) {
  useEffect(() => {
    if (!sending) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [sending])
}
