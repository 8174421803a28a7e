export const WEBHOOK_EVENTS = ['ticket.opened', 'ticket.changed', 'ticket.acknowledged', 'ticket.resolved'] as const
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

/** With a shared secret, or with a key that only we have and `publicKey` checks. */
export type Signature = 'v1' | 'v1a'

export interface Webhook {
  id: string
  name: string
  url: string
  events: WebhookEvent[]
  state: 'active' | 'paused' | 'disabled'
  why?: string
  signature: Signature
  publicKey?: string
  /** Of v1, only in the answer that made it. */
  secret?: string
  /** Until then the old secret or key signs as well. */
  oldSecretUntil?: string
  createdAt: string
  updatedAt: string
  version: number
}

export interface NewWebhook {
  name: string
  url: string
  events: WebhookEvent[]
  signature?: Signature
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
