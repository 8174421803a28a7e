import { IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Webhook } from '@/api/types/webhook'
import { Button } from '@/ui/controls'
import { toast } from '@/ui/toasts'
import styles from './webhooks.module.css'

interface SecretBoxProps {
  readonly webhook: Webhook
  readonly secret: string
  readonly onClose: () => void
}

/** Shown once: it is never told again. */
export function SecretBox({ webhook, secret, onClose }: SecretBoxProps) {
  const { t } = useTranslation(['webhooks', 'ui'])
  const copy = () =>
    void navigator.clipboard.writeText(secret).then(() => toast({ tone: 'ok', text: t('ui:action.copied') }))
  return (
    <div className={styles.secret} role="status">
      <p>{t(webhook.oldSecretUntil ? 'secret.rotated' : 'secret.once', { name: webhook.name })}</p>
      <div className="row wrap">
        <code className="mono grow" data-testid="webhook-secret">
          {secret}
        </code>
        <Button icon={<IconCopy />} onClick={copy}>
          {t('ui:action.copy')}
        </Button>
        <Button onClick={onClose}>{t('secret.kept')}</Button>
      </div>
    </div>
  )
}
