/**
 * Who may do what, written down a second time on purpose: the services' own table is the thing under test. Each endpoint says
 * which permissions open it and what a caller who has one is answered.
 */
import type { Person } from './suite'

export type Permission =
  | 'telemetry:read'
  | 'telemetry:write'
  | 'ingest-key:write'
  | 'alert:read'
  | 'alert:write'
  | 'situation:read'
  | 'situation:write'
  | 'rule:read'
  | 'rule:write'
  | 'ticket:read'
  | 'ticket:write'
  | 'ticket:request'
  | 'policy:write'
  | 'person:read'
  | 'entity:read'
  | 'entity:write'
  | 'cost:read'
  | 'cost:write'
  | 'budget:write'

const ALL: readonly Permission[] = [
  'telemetry:read',
  'telemetry:write',
  'ingest-key:write',
  'alert:read',
  'alert:write',
  'situation:read',
  'situation:write',
  'rule:read',
  'rule:write',
  'ticket:read',
  'ticket:write',
  'ticket:request',
  'policy:write',
  'person:read',
  'entity:read',
  'entity:write',
  'cost:read',
  'cost:write',
  'budget:write',
]

export const GRANTED: Readonly<Record<Person, readonly Permission[]>> = {
  admin: ALL,
  'acme-admin': ALL,
  operator: ALL.filter(
    (one) => !['telemetry:write', 'ingest-key:write', 'policy:write', 'cost:write', 'budget:write'].includes(one),
  ),
  agent: [
    'ticket:read',
    'ticket:write',
    'ticket:request',
    'person:read',
    'alert:read',
    'alert:write',
    'situation:read',
    'rule:read',
    'telemetry:read',
    'entity:read',
  ],
  requester: ['ticket:request'],
  finance: ['cost:read', 'cost:write', 'budget:write', 'entity:read'],
  viewer: ALL.filter((one) => one.endsWith(':read')),
}

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  /** Any of these opens it; none at all: whoever is signed in. */
  readonly needs: readonly Permission[]
  /** What those are answered who may. */
  readonly answers: readonly number[]
  readonly body?: unknown
  readonly type?: string
  readonly versioned?: boolean
}

/** An id that nobody has: a caller who may is told 404, one who may not is told 403 and learns nothing. */
const NONE = '0190a000-0000-7000-8000-000000000000'
const now = Math.floor(Date.now() / 1000)

const get = (path: string, ...needs: Permission[]): Endpoint => ({ method: 'GET', path, needs, answers: [200] })
const getNone = (path: string, ...needs: Permission[]): Endpoint => ({ method: 'GET', path, needs, answers: [404] })
const post = (path: string, needs: Permission, answers: readonly number[], body: unknown = {}): Endpoint => ({
  method: 'POST',
  path,
  needs: [needs],
  answers,
  body,
})
const patchNone = (path: string, needs: Permission, body: unknown): Endpoint => ({
  method: 'PATCH',
  path,
  needs: [needs],
  answers: [404],
  body,
  versioned: true,
})
const removeNone = (path: string, needs: Permission): Endpoint => ({
  method: 'DELETE',
  path,
  needs: [needs],
  answers: [404],
  versioned: true,
})

export const ENDPOINTS: readonly Endpoint[] = [
  // gateway
  get('/api/v1/me'),
  get('/api/v1/openapi.json'),
  // collector-svc
  get('/prometheus/api/v1/query?query=system_cpu_utilization', 'telemetry:read'),
  get(
    `/prometheus/api/v1/query_range?query=system_cpu_utilization&start=${now - 60}&end=${now}&step=15`,
    'telemetry:read',
  ),
  get('/prometheus/api/v1/series?match[]=system_cpu_utilization', 'telemetry:read'),
  get('/prometheus/api/v1/labels', 'telemetry:read'),
  get('/prometheus/api/v1/label/host_name/values', 'telemetry:read'),
  get('/prometheus/api/v1/metadata', 'telemetry:read'),
  get('/prometheus/api/v1/status/buildinfo', 'telemetry:read'),
  get('/prometheus/api/v1/status/tsdb', 'telemetry:read'),
  get('/api/v1/metrics/usage', 'telemetry:read'),
  {
    method: 'POST',
    path: '/prometheus/api/v1/query',
    needs: ['telemetry:read'],
    answers: [200],
    body: 'query=system_cpu_utilization',
    type: 'application/x-www-form-urlencoded',
  },
  get('/api/v1/traces', 'telemetry:read'),
  getNone('/api/v1/traces/00000000000000000000000000000001', 'telemetry:read'),
  get('/api/v1/logs', 'telemetry:read'),
  get('/api/v1/ingest-keys', 'ingest-key:write'),
  post('/api/v1/ingest-keys', 'ingest-key:write', [201], { name: 'e2e access table' }),
  removeNone(`/api/v1/ingest-keys/${NONE}`, 'ingest-key:write'),
  get('/api/v1/targets', 'telemetry:read'),
  getNone(`/api/v1/targets/${NONE}`, 'telemetry:read'),
  post('/api/v1/targets/try', 'ingest-key:write', [400]),
  post('/api/v1/targets', 'ingest-key:write', [400]),
  patchNone(`/api/v1/targets/${NONE}`, 'ingest-key:write', { enabled: false }),
  removeNone(`/api/v1/targets/${NONE}`, 'ingest-key:write'),
  // event-svc
  get('/prometheus/api/v1/rules', 'rule:read'),
  get('/prometheus/api/v1/alerts', 'alert:read'),
  get('/api/v1/alerts', 'alert:read'),
  getNone(`/api/v1/alerts/${NONE}`, 'alert:read'),
  post(`/api/v1/alerts/${NONE}/acknowledge`, 'alert:write', [404]),
  get('/api/v1/situations', 'situation:read'),
  getNone(`/api/v1/situations/${NONE}`, 'situation:read'),
  post(`/api/v1/situations/${NONE}/ticket`, 'situation:write', [404]),
  get('/api/v1/rules', 'rule:read'),
  getNone(`/api/v1/rules/${NONE}`, 'rule:read'),
  post('/api/v1/rules', 'rule:write', [201], {
    name: 'e2e access table',
    enabled: false,
    expr: null,
    series: { metric: 'e2e.nothing', labels: {} },
    condition: { op: 'gt', value: 1, recover: 1 },
    for: 'PT1M',
    noData: null,
    severity: 2,
    summary: 'never',
  }),
  patchNone(`/api/v1/rules/${NONE}`, 'rule:write', { enabled: false }),
  removeNone(`/api/v1/rules/${NONE}`, 'rule:write'),
  // ticket-svc
  get('/api/v1/webhooks', 'policy:write'),
  getNone(`/api/v1/webhooks/${NONE}`, 'policy:write'),
  // an address that nobody may name
  post('/api/v1/webhooks', 'policy:write', [400], {
    name: 'e2e access table',
    url: 'http://169.254.169.254/',
    events: ['ticket.opened'],
  }),
  post(`/api/v1/webhooks/${NONE}/test`, 'policy:write', [404]),
  removeNone(`/api/v1/webhooks/${NONE}`, 'policy:write'),
  get('/api/v1/ticket-imports', 'policy:write'),
  getNone(`/api/v1/ticket-imports/${NONE}`, 'policy:write'),
  getNone(`/api/v1/tickets/${NONE}/attachments`, 'ticket:read', 'ticket:request'),
  get('/api/v1/tickets', 'ticket:read', 'ticket:request'),
  getNone(`/api/v1/tickets/${NONE}`, 'ticket:read', 'ticket:request'),
  getNone(`/api/v1/tickets/${NONE}/timeline`, 'ticket:read', 'ticket:request'),
  post('/api/v1/tickets', 'ticket:request', [201], {
    type: 'incident',
    title: 'e2e access table',
    description: 'May I?',
    impact: 'low',
    urgency: 'low',
  }),
  patchNone(`/api/v1/tickets/${NONE}`, 'ticket:write', { title: 'changed' }),
  {
    method: 'POST',
    path: `/api/v1/tickets/${NONE}/messages`,
    needs: ['ticket:write', 'ticket:request'],
    answers: [404],
    body: { visibility: 'public', body: 'hello' },
  },
  get('/api/v1/search?q=e2e', 'ticket:read', 'ticket:request'),
  getNone(`/api/v1/tickets/${NONE}/links`, 'ticket:read'),
  post(`/api/v1/tickets/${NONE}/links`, 'ticket:write', [404], {
    kind: 'relatesTo',
    target: { type: 'ticket', id: NONE },
  }),
  getNone(`/api/v1/tickets/${NONE}/tasks`, 'ticket:read'),
  post(`/api/v1/tickets/${NONE}/tasks`, 'ticket:write', [404], { title: 'e2e access table' }),
  getNone(`/api/v1/tickets/${NONE}/watchers`, 'ticket:read'),
  getNone(`/api/v1/tickets/${NONE}/merged`, 'ticket:read'),
  post(`/api/v1/tickets/${NONE}/merge/preview`, 'ticket:write', [404], { tickets: [NONE] }),
  post(`/api/v1/tickets/${NONE}/split`, 'ticket:write', [404], { messageId: NONE, title: 'e2e access table' }),
  get('/api/v1/people', 'person:read'),
  getNone(`/api/v1/tickets/${NONE}/drafts`, 'ticket:write', 'ticket:request'),
  get('/api/v1/presence', 'ticket:read'),
  get('/api/v1/ticket-views', 'ticket:read'),
  getNone(`/api/v1/ticket-views/${NONE}`, 'ticket:read'),
  post('/api/v1/tickets:bulk', 'ticket:write', [422], {
    filter: { tag: 'nobody has this' },
    action: { tags: { add: ['e2e'] } },
  }),
  getNone(`/api/v1/tickets/${NONE}/similar`, 'ticket:read'),
  post('/api/v1/tickets:suggest', 'ticket:read', [200], { title: 'e2e access table' }),
  get('/api/v1/jobs', 'ticket:write'),
  getNone(`/api/v1/jobs/${NONE}`, 'ticket:write'),
  post(`/api/v1/jobs/${NONE}/undo`, 'ticket:write', [404], {}),
  get('/api/v1/custom-fields', 'ticket:read', 'ticket:request'),
  // a kind of field there is not
  post('/api/v1/custom-fields', 'policy:write', [400], {
    key: 'e2eAccess',
    kind: 'choice',
    types: ['incident'],
    name: { ko: '접근', en: 'Access' },
    choices: [],
  }),
  patchNone(`/api/v1/custom-fields/${NONE}`, 'policy:write', { required: false }),
  removeNone(`/api/v1/custom-fields/${NONE}`, 'policy:write'),
  get('/api/v1/ticket-policies/incident', 'ticket:read'),
  get('/api/v1/ticket-policies/major-incident', 'ticket:read'),
  // no version: let in, and told that one is needed
  {
    method: 'PATCH',
    path: '/api/v1/ticket-policies/major-incident',
    needs: ['policy:write'],
    answers: [428],
    body: { items: [{ ko: '알림', en: 'Tell' }] },
  },
  {
    method: 'POST',
    path: `/api/v1/tickets/${NONE}/major-incident`,
    needs: ['ticket:write'],
    answers: [404],
    body: { majorIncident: true, reason: 'e2e access table' },
    versioned: true,
  },
  getNone(`/api/v1/tickets/${NONE}/checklist`, 'ticket:read'),
  patchNone(`/api/v1/tickets/${NONE}/checklist/${NONE}`, 'ticket:write', { done: true }),
  // topology-svc
  get('/api/v1/entities', 'entity:read'),
  getNone(`/api/v1/entities/${NONE}`, 'entity:read'),
  get('/api/v1/relations', 'entity:read'),
  get('/api/v1/maps', 'entity:read'),
  get('/api/v1/maps/all', 'entity:read'),
  // billing-svc
  get('/api/v1/deliveries', 'cost:read'),
  getNone(`/api/v1/deliveries/${NONE}`, 'cost:read'),
  {
    method: 'POST',
    path: '/api/v1/deliveries?name=access.csv',
    needs: ['cost:write'],
    answers: [422], // let in, and told that this is no bill
    body: 'BilledCost\n1\n',
    type: 'text/csv',
  },
  get('/api/v1/costs?from=2026-01-01&to=2026-02-01&groupBy=serviceName&metric=billedCost', 'cost:read'),
  get('/api/v1/budgets', 'cost:read'),
  getNone(`/api/v1/budgets/${NONE}`, 'cost:read'),
  post('/api/v1/budgets', 'budget:write', [201], {
    name: 'e2e access table',
    amount: '1.00',
    currency: 'USD',
    metric: 'billedCost',
    period: 'monthly',
    scope: { serviceName: 'no such service' },
    thresholds: [{ kind: 'actual', percent: 100 }],
  }),
  patchNone(`/api/v1/budgets/${NONE}`, 'budget:write', { amount: '2.00' }),
  removeNone(`/api/v1/budgets/${NONE}`, 'budget:write'),
]

export function may(person: Person, endpoint: Endpoint): boolean {
  return endpoint.needs.length === 0 || endpoint.needs.some((need) => GRANTED[person].includes(need))
}
