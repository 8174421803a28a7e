import { IconPlus, IconWebhook } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Webhook } from '@/api/types/webhook'
import { newest } from '@/lib/newest'
import { Button } from '@/ui/controls'
import { Rows } from '@/ui/Rows'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Page } from '@/ui/surface'
import { KeyBox } from './KeyBox'
import { webhooksQuery } from './queries'
import { WebhookForm } from './WebhookForm'
import { WebhookRow } from './WebhookRow'

/** Who is told of tickets, and what became of it. */
export function WebhooksPage() {
  const { t } = useTranslation('webhooks')
  const query = useQuery(webhooksQuery)
  const [edited, edit] = useState<Webhook | 'new' | null>(null)
  const [opened, open] = useState<string | null>(null)
  const [made, setMade] = useState<Webhook | null>(null)
  const create = (
    <Button look="primary" icon={<IconPlus />} onClick={() => edit('new')}>
      {t('create')}
    </Button>
  )
  return (
    <Page title={t('title')} actions={create}>
      <p className="muted">{t('text')}</p>
      {made && <KeyBox webhook={made} onClose={() => setMade(null)} />}
      <QueryGate query={query} skeleton={<Skeleton rows={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconWebhook />} title={t('empty.title')} action={create}>
              {t('empty.text')}
            </EmptyState>
          ) : (
            <Rows>
              {items.map((webhook) => (
                <WebhookRow
                  key={webhook.id}
                  webhook={webhook}
                  open={opened === webhook.id}
                  onOpen={() => open(opened === webhook.id ? null : webhook.id)}
                  onEdit={() => edit(webhook)}
                  onKey={setMade}
                />
              ))}
            </Rows>
          )
        }
      </QueryGate>
      {edited && (
        <WebhookForm existing={newest(edited, query.data?.items)} onMade={setMade} onClose={() => edit(null)} />
      )}
    </Page>
  )
}
