/** Webhooks and what they were told, as ticket-svc tells them. */
import type { Webhook, WebhookDelivery } from '@/api/types/webhook'
import { ago } from './data'

export const WEBHOOKS: Webhook[] = [
  {
    id: 'w1',
    name: 'Chat',
    url: 'https://chat.example.org/hooks/bongsu-6f2a',
    events: ['ticket.opened', 'ticket.resolved'],
    state: 'active',
    signature: 'v1',
    createdAt: ago(9_000),
    updatedAt: ago(9_000),
    version: 1,
  },
  {
    id: 'w2',
    name: 'ERP',
    url: 'https://erp.example.com/in/tickets',
    events: ['ticket.changed'],
    state: 'disabled',
    signature: 'v1a',
    publicKey: 'whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
    why: 'gone',
    createdAt: ago(20_000),
    updatedAt: ago(90),
    version: 4,
  },
]

export const DELIVERIES: WebhookDelivery[] = [
  {
    id: 'd2',
    messageId: 'msg_0197c0ffee',
    type: 'io.bongsu.ticket.ticket.opened.v1',
    body: '{"specversion":"1.0","type":"io.bongsu.ticket.ticket.opened.v1","data":{"number":"INC-2026-000111"}}',
    state: 'waiting',
    attempts: 2,
    nextAt: ago(-5),
    status: 503,
    problem: 'answered 503',
    durationMs: 1_204,
    attemptedAt: ago(1),
    createdAt: ago(2),
  },
  {
    id: 'd1',
    messageId: 'msg_0197bead',
    type: 'io.bongsu.ticket.ticket.resolved.v1',
    body: '{"specversion":"1.0"}',
    state: 'delivered',
    attempts: 1,
    status: 204,
    durationMs: 48,
    attemptedAt: ago(30),
    createdAt: ago(30),
  },
]
