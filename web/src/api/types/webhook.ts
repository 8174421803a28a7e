export const WEBHOOK_EVENTS = ['ticket.opened', 'ticket.changed', 'ticket.acknowledged', 'ticket.resolved'] as const
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

export interface Webhook {
  id: string
  name: string
  url: string
  events: WebhookEvent[]
  state: 'active' | 'paused' | 'disabled'
  why?: string
  /** How it signs: with a shared secret, or with a key that `publicKey` checks. */
  signature: 'v1' | 'v1a'
  publicKey?: string
  /** Of v1, only in the answer that made it. */
  secret?: string
  /** Until then both secrets sign. */
  oldSecretUntil?: string
  createdAt: string
  updatedAt: string
  version: number
}

export interface NewWebhook {
  name: string
  url: string
  events: WebhookEvent[]
}

export interface WebhookDelivery {
  id: string
  messageId: string
  type: string
  body: string
  state: 'waiting' | 'delivered' | 'failed'
  attempts: number
  nextAt?: string
  status?: number
  problem?: string
  durationMs?: number
  attemptedAt?: string
  createdAt: string
}
