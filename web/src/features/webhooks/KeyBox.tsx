import { IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Webhook } from '@/api/types/webhook'
import { Button } from '@/ui/controls'
import { toast } from '@/ui/toasts'
import styles from './webhooks.module.css'

interface KeyBoxProps {
  readonly webhook: Webhook
  readonly onClose: () => void
}

/** What the receiver checks signatures with: a secret, which is never told again, or a public key. */
export function KeyBox({ webhook, onClose }: KeyBoxProps) {
  const { t } = useTranslation(['webhooks', 'ui'])
  const { name, signature } = webhook
  const key = signature === 'v1a' ? webhook.publicKey : webhook.secret
  if (!key) return null
  const copy = () =>
    void navigator.clipboard.writeText(key).then(() => toast({ tone: 'ok', text: t('ui:action.copied') }))
  return (
    <div className={styles.key} role="status">
      <p>{t(`key.${signature}.${webhook.oldSecretUntil ? 'rotated' : 'made'}`, { name })}</p>
      <div className="row wrap">
        <code className="mono grow" data-testid={signature === 'v1a' ? 'webhook-public-key' : 'webhook-secret'}>
          {key}
        </code>
        <Button icon={<IconCopy />} onClick={copy}>
          {t('ui:action.copy')}
        </Button>
        <Button onClick={onClose}>{t(`key.${signature}.done`)}</Button>
      </div>
    </div>
  )
}
