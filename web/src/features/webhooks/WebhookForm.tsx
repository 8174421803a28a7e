import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { type Signature, WEBHOOK_EVENTS, type Webhook, type WebhookEvent } from '@/api/types/webhook'
import { Button, SelectField, Switch, TextField } from '@/ui/controls'
import { FormProblem, Wrong } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'
import { useSaveWebhook } from './queries'
import styles from './webhooks.module.css'

/** Offered when a webhook is made; afterwards it stays what it is. */
const SIGNATURES: readonly Signature[] = ['v1', 'v1a']

interface WebhookFormProps {
  readonly existing: Webhook | null
  readonly onMade: (webhook: Webhook) => void
  readonly onClose: () => void
}

export function WebhookForm({ existing, onMade, onClose }: WebhookFormProps) {
  const { t } = useTranslation(['webhooks', 'ui'])
  const [name, setName] = useState(existing?.name ?? '')
  const [url, setUrl] = useState(existing?.url ?? '')
  const [events, setEvents] = useState<readonly WebhookEvent[]>(existing?.events ?? ['ticket.opened'])
  const [signature, setSignature] = useState<Signature>('v1')
  const [tried, setTried] = useState(false)
  const save = useSaveWebhook(existing)
  const problem = save.error ? asProblem(save.error) : null
  const wrongName = name.trim() === ''
  const wrongUrl = !/^https?:\/\/\S+$/.test(url.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (wrongName || wrongUrl || events.length === 0) return
    save.mutate(
      { name: name.trim(), url: url.trim(), events: [...events], ...(existing ? {} : { signature }) },
      {
        onSuccess: (made) => {
          if (!existing) onMade(made)
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={t(existing ? 'editTitle' : 'create')} open onClose={onClose}>
      <form className="form" onSubmit={submit} noValidate>
        <FormProblem error={problem} kept />
        <TextField
          label={t('field.name')}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
          error={tried && wrongName ? t('wrong.name') : null}
          data-autofocus
        />
        <TextField
          label={t('field.url')}
          hint={t('field.urlHint')}
          placeholder="https://example.org/hooks/bongsu"
          value={url}
          maxLength={2_000}
          inputMode="url"
          onChange={(event) => setUrl(event.target.value)}
          error={(tried && wrongUrl) || problem?.codeAt('/url') ? t('wrong.url') : null}
        />
        <fieldset className={styles.events}>
          <legend>{t('field.events')}</legend>
          {WEBHOOK_EVENTS.map((one) => (
            <Switch
              key={one}
              label={t(`event.${one.replace('.', '_') as 'ticket_opened'}`)}
              hint={one}
              checked={events.includes(one)}
              onToggle={(on) => setEvents(on ? [...events, one] : events.filter((other) => other !== one))}
            />
          ))}
          {tried && events.length === 0 && <Wrong>{t('wrong.events')}</Wrong>}
        </fieldset>
        {!existing && (
          <SelectField
            label={t('field.signature')}
            hint={t(`signature.${signature}.hint`)}
            value={signature}
            onPick={setSignature}
            choices={SIGNATURES.map((value) => ({ value, label: t(`signature.${value}.name`) }))}
          />
        )}
        <DialogActions>
          <Button onClick={onClose}>{t('ui:action.cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            {t('ui:action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
