import { IconChevronDown, IconChevronRight, IconKey, IconPencil, IconSend, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Webhook } from '@/api/types/webhook'
import { Button, IconButton, Switch } from '@/ui/controls'
import { Wrong } from '@/ui/FormProblem'
import { ConfirmDialog } from '@/ui/overlays'
import { Row } from '@/ui/Rows'
import { Badge } from '@/ui/surface'
import { toastFailure } from '@/ui/toasts'
import { Deliveries } from './Deliveries'
import { useDeleteWebhook, useRotate, useSaveWebhook, useTest } from './queries'

const TONES = { active: 'ok', paused: 'hold', disabled: 'danger' } as const

interface WebhookRowProps {
  readonly webhook: Webhook
  readonly open: boolean
  readonly onOpen: () => void
  readonly onEdit: () => void
  readonly onKey: (webhook: Webhook) => void
}

export function WebhookRow({ webhook, open, onOpen, onEdit, onKey }: WebhookRowProps) {
  const { t } = useTranslation(['webhooks', 'ui'])
  const [asking, ask] = useState<'delete' | 'rotate' | null>(null)
  const save = useSaveWebhook(webhook)
  const remove = useDeleteWebhook()
  const rotate = useRotate()
  const test = useTest()
  const closing = { onError: toastFailure, onSettled: () => ask(null) }
  return (
    <Row
      label={webhook.name}
      lead={
        <IconButton label={t(open ? 'hide' : 'show', { name: webhook.name })} aria-expanded={open} onClick={onOpen}>
          {open ? <IconChevronDown /> : <IconChevronRight />}
        </IconButton>
      }
      acts={
        <>
          <Switch
            hideLabel
            label={t('enabled', { name: webhook.name })}
            checked={webhook.state === 'active'}
            disabled={save.isPending}
            onToggle={(on) => save.mutate({ state: on ? 'active' : 'paused' }, { onError: toastFailure })}
          />
          <Button
            small
            icon={<IconSend />}
            busy={test.isPending}
            disabled={webhook.state !== 'active'}
            onClick={() => test.mutate(webhook, { onSuccess: open ? () => undefined : onOpen, onError: toastFailure })}
          >
            {t('test')}
          </Button>
          <IconButton label={t(`rotate.${webhook.signature}.of`, { name: webhook.name })} onClick={() => ask('rotate')}>
            <IconKey />
          </IconButton>
          <IconButton label={t('edit', { name: webhook.name })} onClick={onEdit}>
            <IconPencil />
          </IconButton>
          <IconButton label={t('deleteOf', { name: webhook.name })} onClick={() => ask('delete')}>
            <IconTrash />
          </IconButton>
        </>
      }
      below={
        <>
          {open && <Deliveries webhook={webhook} />}
          <ConfirmDialog
            open={asking === 'delete'}
            title={t('delete')}
            text={t('deleteText', { name: webhook.name })}
            confirm={t('ui:action.delete')}
            busy={remove.isPending}
            onClose={() => ask(null)}
            onConfirm={() => {
              if (open) onOpen() // its deliveries go with it: nobody asks for them again
              remove.mutate(webhook, closing)
            }}
          />
          <ConfirmDialog
            open={asking === 'rotate'}
            title={t(`rotate.${webhook.signature}.title`)}
            text={t(`rotate.${webhook.signature}.text`, { name: webhook.name })}
            confirm={t(`rotate.${webhook.signature}.title`)}
            busy={rotate.isPending}
            onClose={() => ask(null)}
            onConfirm={() => rotate.mutate(webhook, { ...closing, onSuccess: onKey })}
          />
        </>
      }
    >
      <span className="row wrap">
        <strong>{webhook.name}</strong>
        <Badge tone={TONES[webhook.state]}>{t(`state.${webhook.state}`)}</Badge>
        <span className="mono small">{webhook.url}</span>
      </span>
      <span className="small muted">{webhook.events.join(' · ')}</span>
      {webhook.publicKey && <span className="mono small muted">{webhook.publicKey}</span>}
      {webhook.state === 'disabled' && <Wrong>{t('gone')}</Wrong>}
    </Row>
  )
}
