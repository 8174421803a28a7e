import { IconCopy, IconKey, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IngestKey } from '@/api/types/collector'
import { Button, IconButton, TextField } from '@/ui/controls'
import { ConfirmDialog } from '@/ui/overlays'
import { EmptyState, QueryGate } from '@/ui/states'
import { Panel } from '@/ui/surface'
import { Instant } from '@/ui/time'
import { toast, toastFailure } from '@/ui/toasts'
import { keysQuery, useCreateKey, useRevokeKey } from './queries'
import styles from './settings.module.css'

export function IngestKeys() {
  const { t } = useTranslation('settings')
  const query = useQuery(keysQuery)
  const create = useCreateKey()
  const [name, setName] = useState('')
  const [made, setMade] = useState<IngestKey | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    create.mutate(name.trim(), {
      onSuccess: (key) => {
        setMade(key)
        setName('')
      },
      onError: toastFailure,
    })
  }
  return (
    <Panel title={t('keys.title')}>
      <div className="form">
        <p className="muted small">{t('keys.text')}</p>
        <form className={styles.create} onSubmit={submit}>
          <TextField
            label={t('keys.name')}
            placeholder={t('keys.nameHint')}
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" look="primary" busy={create.isPending} disabled={name.trim() === ''}>
            {t('keys.create')}
          </Button>
        </form>
        {made?.key && <Secret secret={made.key} onClose={() => setMade(null)} />}
        <QueryGate query={query} small>
          {(page) =>
            page.items.length === 0 ? (
              <EmptyState small icon={<IconKey />} title={t('keys.empty')} />
            ) : (
              <ul className={styles.keys}>
                {page.items.map((key) => (
                  <KeyRow key={key.id} ingestKey={key} />
                ))}
              </ul>
            )
          }
        </QueryGate>
      </div>
    </Panel>
  )
}

/** Shown once; only its hash is kept. */
function Secret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const { t } = useTranslation(['settings', 'ui'])
  return (
    <div className={styles.secret} role="status">
      <p>{t('keys.once')}</p>
      <div className="row wrap">
        <code className="mono grow" data-testid="ingest-key">
          {secret}
        </code>
        <Button
          icon={<IconCopy />}
          onClick={() =>
            void navigator.clipboard.writeText(secret).then(() => toast({ tone: 'ok', text: t('ui:action.copied') }))
          }
        >
          {t('ui:action.copy')}
        </Button>
        <Button onClick={onClose}>{t('keys.kept')}</Button>
      </div>
    </div>
  )
}

function KeyRow({ ingestKey }: { readonly ingestKey: IngestKey }) {
  const { t } = useTranslation('settings')
  const [asking, ask] = useState(false)
  const revoke = useRevokeKey()
  return (
    <li>
      <span className="grow stack" style={{ gap: 0 }}>
        <strong className="truncate">{ingestKey.name}</strong>
        <span className="small muted">
          <code className="mono">{ingestKey.prefix}…</code> · {ingestKey.lastUsedAt ? t('keys.used') : t('keys.unused')}{' '}
          {ingestKey.lastUsedAt && <Instant at={ingestKey.lastUsedAt} />}
        </span>
      </span>
      <IconButton label={t('keys.revokeOf', { name: ingestKey.name })} onClick={() => ask(true)}>
        <IconTrash />
      </IconButton>
      <ConfirmDialog
        open={asking}
        title={t('keys.revoke')}
        text={t('keys.revokeText', { name: ingestKey.name })}
        confirm={t('keys.revoke')}
        busy={revoke.isPending}
        onClose={() => ask(false)}
        onConfirm={() =>
          revoke.mutate(ingestKey.id, {
            onSuccess: () => ask(false),
            onError: toastFailure,
          })
        }
      />
    </li>
  )
}
