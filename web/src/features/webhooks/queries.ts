import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send } from '@/api/client'
import { roots } from '@/api/keys'
import type { Page } from '@/api/types/gateway'
import type { NewWebhook, Webhook, WebhookDelivery } from '@/api/types/webhook'

const PATH = '/api/v1/webhooks'

export const webhooksQuery = queryOptions({
  queryKey: [roots.webhooks],
  queryFn: ({ signal }) => get<Page<Webhook>>(PATH, undefined, signal),
})

/** Looked at again as telemetry comes in: nobody tells the browser what a receiver answered. */
const LIVE = [roots.metrics, 'live', 'webhooks'] as const

export const deliveriesQuery = (id: string, state: WebhookDelivery['state'] | 'all') =>
  infiniteQueryOptions({
    queryKey: [...LIVE, id, state],
    queryFn: ({ pageParam, signal }) =>
      get<Page<WebhookDelivery>>(
        `${PATH}/${id}/deliveries`,
        { limit: 50, after: pageParam, state: state === 'all' ? undefined : state },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    meta: { freshMs: 5_000 },
  })

function useWebhookWrite<I, O>(write: (input: I) => Promise<O>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: [roots.webhooks] }),
        client.invalidateQueries({ queryKey: LIVE }),
      ]),
  })
}

export function useSaveWebhook(existing: Webhook | null) {
  return useWebhookWrite((webhook: Partial<NewWebhook> & { state?: 'active' | 'paused' }) =>
    existing
      ? send<Webhook>('PATCH', `${PATH}/${existing.id}`, { body: webhook, version: existing.version })
      : send<Webhook>('POST', PATH, { body: webhook }),
  )
}

export function useDeleteWebhook() {
  return useWebhookWrite((webhook: Webhook) =>
    send<void>('DELETE', `${PATH}/${webhook.id}`, { version: webhook.version }),
  )
}

export function useRotate() {
  return useWebhookWrite((webhook: Webhook) =>
    send<Webhook>('POST', `${PATH}/${webhook.id}/secret`, { version: webhook.version }),
  )
}

export function useTest() {
  return useWebhookWrite((webhook: Webhook) => send<WebhookDelivery>('POST', `${PATH}/${webhook.id}/test`))
}

export function useReplay(webhook: Webhook) {
  return useWebhookWrite((delivery: WebhookDelivery) =>
    send<WebhookDelivery>('POST', `${PATH}/${webhook.id}/deliveries/${delivery.id}/replay`),
  )
}

/** Everything that failed in the time deliveries are kept for. */
export function useReplayFailed(webhook: Webhook) {
  return useWebhookWrite(() =>
    send<{ queued: number }>('POST', `${PATH}/${webhook.id}/replay`, { body: { since: webhook.createdAt } }),
  )
}
