import { IconRefresh } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Webhook, WebhookDelivery } from '@/api/types/webhook'
import { Button, Segmented } from '@/ui/controls'
import { EmptyState, QueryGate } from '@/ui/states'
import { Badge } from '@/ui/surface'
import { Instant } from '@/ui/time'
import { toast, toastFailure } from '@/ui/toasts'
import { deliveriesQuery, useReplay, useReplayFailed } from './queries'
import styles from './webhooks.module.css'

const STATES = ['all', 'waiting', 'delivered', 'failed'] as const
const TONES = { waiting: 'hold', delivered: 'ok', failed: 'danger' } as const

/** What a receiver was told, newest first; anything can be sent again. */
export function Deliveries({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation('webhooks')
  const [state, setState] = useState<(typeof STATES)[number]>('all')
  const query = useInfiniteQuery(deliveriesQuery(webhook.id, state))
  const replayFailed = useReplayFailed(webhook)
  return (
    <section className={styles.deliveries} aria-label={t('deliveries.of', { name: webhook.name })}>
      <div className="row spread wrap">
        <Segmented
          label={t('deliveries.filter')}
          value={state}
          onPick={setState}
          choices={STATES.map((value) => ({ value, label: t(`deliveries.state.${value}`) }))}
        />
        <Button
          small
          icon={<IconRefresh />}
          busy={replayFailed.isPending}
          onClick={() =>
            replayFailed.mutate(undefined, {
              onSuccess: ({ queued }) => toast({ tone: 'ok', text: t('deliveries.queued', { queued }) }),
              onError: toastFailure,
            })
          }
        >
          {t('deliveries.replayFailed')}
        </Button>
      </div>
      <QueryGate query={query} small>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          return items.length === 0 ? (
            <EmptyState small title={t('deliveries.empty')} />
          ) : (
            <>
              <ul className={styles.told}>
                {items.map((delivery) => (
                  <DeliveryRow key={delivery.id} webhook={webhook} delivery={delivery} />
                ))}
              </ul>
              {query.hasNextPage && (
                <Button small busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('more')}
                </Button>
              )}
            </>
          )
        }}
      </QueryGate>
    </section>
  )
}

function DeliveryRow({ webhook, delivery }: { readonly webhook: Webhook; readonly delivery: WebhookDelivery }) {
  const { t } = useTranslation('webhooks')
  const replay = useReplay(webhook)
  return (
    <li>
      <details>
        <summary>
          <Badge tone={TONES[delivery.state]}>{t(`deliveries.state.${delivery.state}`)}</Badge>
          <span className="mono small">{delivery.type.replace(/^io\.bongsu\.ticket\.|\.v1$/g, '')}</span>
          <span className="small muted grow truncate">
            {delivery.status ? t('deliveries.answered', { status: delivery.status }) : delivery.problem}
          </span>
          <Instant at={delivery.createdAt} />
        </summary>
        <div className={styles.detail}>
          <p className="small muted">
            {t('deliveries.attempts', { attempts: delivery.attempts })}
            {delivery.durationMs !== undefined && ` · ${t('deliveries.took', { ms: delivery.durationMs })}`}
            {delivery.state === 'waiting' && delivery.nextAt && (
              <>
                {' · '}
                {t('deliveries.next')} <Instant at={delivery.nextAt} style="clock" />
              </>
            )}
          </p>
          <p className="small">
            <code className="mono">webhook-id: {delivery.messageId}</code>
          </p>
          <pre className="mono small">{delivery.body}</pre>
          <Button
            small
            icon={<IconRefresh />}
            busy={replay.isPending}
            onClick={() =>
              replay.mutate(delivery, {
                onSuccess: () => toast({ tone: 'ok', text: t('deliveries.queued', { queued: 1 }) }),
                onError: toastFailure,
              })
            }
          >
            {t('deliveries.replay')}
          </Button>
        </div>
      </details>
    </li>
  )
}
