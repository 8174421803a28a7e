/** A small estate for tests and for looking at screens without a server. */
import type { Budget, CostRow, Delivery } from '@/api/types/billing'
import type { IngestKey } from '@/api/types/collector'
import type { Alert, Rule, Situation } from '@/api/types/event'
import type { Me, Permission } from '@/api/types/gateway'
import type {
  PeoplePresent,
  Person,
  SlaClock,
  SlaStory,
  Ticket,
  TicketDetail,
  TicketType,
  TicketView,
  TimelineItem,
} from '@/api/types/ticket'
import type { Entity, EntityMap, MapNode } from '@/api/types/topology'

export const NOW = Date.now()
export const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString()
const id = (kind: number, number: number) => `0000000${kind}-0000-7000-8000-${String(number).padStart(12, '0')}`

const READS: Permission[] = [
  'telemetry:read',
  'alert:read',
  'situation:read',
  'rule:read',
  'ticket:read',
  'person:read',
  'entity:read',
  'cost:read',
]
export const ROLES: Record<string, Permission[]> = {
  admin: [
    ...READS,
    'ingest-key:write',
    'alert:write',
    'situation:write',
    'rule:write',
    'ticket:write',
    'ticket:request',
    'policy:write',
    'entity:write',
    'cost:write',
    'budget:write',
  ],
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
  viewer: READS,
}

export const PEOPLE: Person[] = [
  { id: id(9, 1), name: '김민준', username: 'admin', roles: ['admin'] },
  { id: id(9, 2), name: '이서연', username: 'operator', roles: ['operator'] },
  { id: id(9, 3), name: '박지훈', username: 'agent', roles: ['agent'] },
  { id: id(9, 4), name: '최유진', username: 'requester', roles: ['requester'] },
  { id: id(9, 5), name: 'Grace Lee', username: 'finance', roles: ['finance'] },
]
const person = (index: number) => {
  const found = PEOPLE[index]
  if (!found) throw new Error(`no person ${index}`)
  return { id: found.id, name: found.name }
}

export function meAs(role: string): Me {
  const found = PEOPLE.find((each) => each.username === role) ?? {
    id: id(9, 9),
    name: role,
    username: role,
    roles: [role],
  }
  return {
    id: found.id,
    name: found.name,
    username: found.username,
    email: `${role}@bongsu.local`,
    tenant: { id: id(0, 1), name: 'default' },
    roles: [role],
    permissions: ROLES[role] ?? [],
  }
}

const HOSTS = [
  ['db-primary-1', 5, 'Ubuntu 24.04.3 LTS'],
  ['web-1', 3, 'Debian GNU/Linux 12'],
  ['web-2', 0, 'Debian GNU/Linux 12'],
  ['batch-1', 2, 'Rocky Linux 9.6'],
  ['cache-1', 0, 'Debian GNU/Linux 12'],
  ['queue-1', 0, 'Debian GNU/Linux 12'],
  ['file-seoul-1', 4, 'Windows Server 2025'],
  ['bongsu-host', 0, 'Debian GNU/Linux 12'],
] as const

export const ENTITIES: Entity[] = [
  ...HOSTS.map(([name, health, system], index) => ({
    id: id(1, index + 1),
    type: 'host',
    name,
    identifiers: [
      { kind: 'host.name', value: name },
      { kind: 'host.id', value: `${index}f3a9c1e7b2d40${index}`.slice(0, 14) },
    ],
    attributes: {
      'os.description': system,
      'os.type': system.startsWith('Windows') ? 'windows' : 'linux',
      'host.arch': 'amd64',
      'host.ip': `10.20.0.${index + 11}`,
      'deployment.environment.name': 'production',
    },
    health,
    firstSeenAt: ago(60 * 24 * 40),
    lastSeenAt: ago(0.1),
    version: 3,
  })),
  ...(['checkout', 'catalog', 'payment', 'gateway', 'member'] as const).map((name, index) => ({
    id: id(2, index + 1),
    type: 'service',
    name,
    identifiers: [{ kind: 'service.name', value: name }],
    attributes: { 'service.version': `2.${index}.1` },
    health: name === 'checkout' ? 4 : name === 'payment' ? 3 : 0,
    firstSeenAt: ago(60 * 24 * 40),
    lastSeenAt: ago(0.1),
    version: 1,
  })),
  ...(['orders', 'members'] as const).map((name, index) => ({
    id: id(3, index + 1),
    type: 'database',
    name,
    identifiers: [{ kind: 'db.namespace', value: name }],
    attributes: { 'db.system.name': 'postgresql' },
    health: name === 'orders' ? 5 : 0,
    firstSeenAt: ago(60 * 24 * 40),
    lastSeenAt: ago(0.1),
    version: 1,
  })),
]

const entity = (name: string) => {
  const found = ENTITIES.find((each) => each.name === name)
  if (!found) throw new Error(`no entity ${name}`)
  return { id: found.id, type: found.type, name: found.name }
}

function alert(number: number, change: Partial<Alert>): Alert {
  return {
    id: id(5, number),
    key: `k${number}`,
    state: 'firing',
    severity: 3,
    worstSeverity: change.severity ?? 3,
    summary: '',
    entity: null,
    source: 'rule',
    check: 'threshold',
    count: 1,
    firstSeenAt: ago(30),
    lastSeenAt: ago(0.2),
    resolvedAt: null,
    acknowledgedBy: null,
    situationId: null,
    ruleId: null,
    value: null,
    version: 1,
    ...change,
  }
}

export const ALERTS: Alert[] = [
  alert(1, {
    severity: 5,
    summary: 'db-primary-1: 데이터 디스크 사용률 97%',
    entity: entity('db-primary-1'),
    situationId: id(6, 1),
    ruleId: id(7, 3),
    value: 0.97,
    firstSeenAt: ago(134),
    count: 1608,
    decisions: [{ at: ago(134), step: 'rule', outcome: 'raised', reason: '0.97 > 0.95 for PT2M' }],
  }),
  alert(2, {
    severity: 4,
    summary: 'checkout: p95 latency 4.8 s',
    entity: entity('checkout'),
    situationId: id(6, 1),
    value: 4.8,
    firstSeenAt: ago(121),
    count: 340,
  }),
  alert(3, {
    severity: 3,
    state: 'acknowledged',
    acknowledgedBy: '이서연',
    summary: 'payment: 오류율 3.1%',
    entity: entity('payment'),
    situationId: id(6, 1),
    firstSeenAt: ago(118),
  }),
  alert(4, {
    severity: 4,
    summary: 'file-seoul-1: backup job failed twice',
    entity: entity('file-seoul-1'),
    source: 'pagerduty',
    situationId: id(6, 2),
    firstSeenAt: ago(410),
  }),
  alert(5, {
    severity: 3,
    summary: 'web-1: CPU 사용률 91%',
    entity: entity('web-1'),
    situationId: id(6, 3),
    ruleId: id(7, 1),
    value: 0.91,
    firstSeenAt: ago(14),
    count: 160,
  }),
  alert(6, {
    severity: 2,
    summary: 'batch-1: memory above 85%',
    entity: entity('batch-1'),
    ruleId: id(7, 2),
    value: 0.86,
    firstSeenAt: ago(52),
  }),
  alert(7, {
    severity: 0,
    worstSeverity: 4,
    state: 'resolved',
    summary: 'queue-1: 소비자 없음',
    entity: entity('queue-1'),
    firstSeenAt: ago(900),
    resolvedAt: ago(860),
  }),
  alert(8, {
    severity: 3,
    worstSeverity: 3,
    state: 'resolved',
    summary: 'web-1: CPU 사용률 88%',
    entity: entity('web-1'),
    firstSeenAt: ago(600),
    resolvedAt: ago(590),
  }),
]

const nodeOf = (each: Entity): MapNode => ({
  id: each.id,
  type: each.type,
  name: each.name,
  health: each.health,
  alertCount: ALERTS.filter((alert) => alert.entity?.id === each.id && alert.state !== 'resolved').length,
})
const EDGES: [string, string, string][] = [
  ['gateway', 'checkout', 'calls'],
  ['gateway', 'catalog', 'calls'],
  ['gateway', 'member', 'calls'],
  ['checkout', 'payment', 'calls'],
  ['checkout', 'orders', 'uses'],
  ['catalog', 'orders', 'uses'],
  ['member', 'members', 'uses'],
  ['orders', 'db-primary-1', 'runsOn'],
  ['members', 'db-primary-1', 'runsOn'],
  ['gateway', 'web-1', 'runsOn'],
  ['checkout', 'web-1', 'runsOn'],
  ['catalog', 'web-2', 'runsOn'],
  ['payment', 'web-2', 'runsOn'],
  ['member', 'web-2', 'runsOn'],
  ['payment', 'queue-1', 'uses'],
  ['catalog', 'cache-1', 'uses'],
  ['batch-1', 'orders', 'uses'],
]
export const MAP: EntityMap = {
  id: 'all',
  name: 'all',
  nodes: ENTITIES.map(nodeOf),
  edges: EDGES.map(([from, to, type], index) => ({ id: id(4, index), type, from: entity(from).id, to: entity(to).id })),
  truncated: false,
  total: ENTITIES.length,
}

export const SITUATIONS: Situation[] = [
  {
    id: id(6, 1),
    state: 'open',
    severity: 5,
    title: '주문 데이터베이스 디스크 부족으로 결제 지연',
    alertCount: 3,
    probableCause: { entityId: entity('db-primary-1').id, confidence: 0.86, evidence: [] },
    ticketId: id(8, 1),
    openedAt: ago(134),
    closedAt: null,
  },
  {
    id: id(6, 2),
    state: 'open',
    severity: 4,
    title: 'Backups of file-seoul-1 fail',
    alertCount: 1,
    probableCause: null,
    ticketId: id(8, 2),
    openedAt: ago(410),
    closedAt: null,
  },
  {
    id: id(6, 3),
    state: 'open',
    severity: 3,
    title: 'web-1: CPU 사용률 91%',
    alertCount: 1,
    probableCause: null,
    ticketId: null,
    openedAt: ago(14),
    closedAt: null,
  },
  {
    id: id(6, 4),
    state: 'closed',
    severity: 4,
    title: 'queue-1: 소비자 없음',
    alertCount: 1,
    probableCause: null,
    ticketId: null,
    openedAt: ago(900),
    closedAt: ago(860),
  },
]
export const situationDetail = (situation: Situation): Situation => ({
  ...situation,
  alerts: ALERTS.filter((each) => each.situationId === situation.id),
})

const ahead = (minutes: number) => ago(-minutes)

function clock(metric: SlaClock['metric'], change: Partial<SlaClock>): SlaClock {
  return {
    metric,
    state: 'running',
    dueAt: null,
    displayDueAt: null,
    remaining: null,
    breached: false,
    cycle: 1,
    party: null,
    ...change,
  }
}

/** Why the first ticket's clocks show what they show. */
export const slasOf = (ticket: Ticket): SlaStory[] =>
  ticket.sla.map((reading) => ({
    reading,
    policy: '장애 P1–P2 · 24x7',
    calendar: '24x7',
    zone: 'Asia/Seoul',
    target: 'PT4H',
    startedAt: ticket.createdAt,
    consumed: 'PT2H43M',
    explanation: [
      { from: ticket.createdAt, to: ago(100), counted: true, why: 'open', duration: 'PT33M' },
      { from: ago(100), to: ago(90), counted: false, why: 'paused', duration: 'PT10M' },
      { from: ago(90), to: ago(0), counted: true, why: 'open', duration: 'PT1H30M' },
    ],
    forecast: [{ from: ago(0), to: ahead(77), counted: true, why: 'open', duration: 'PT1H17M' }],
    levels: [
      { name: '', level: '75%', at: ago(3), told: true },
      { name: 'Team lead', level: '-PT30M', at: ahead(47), told: false },
    ],
  }))

function ticket(number: number, change: Partial<Ticket>): Ticket {
  return {
    id: id(8, number),
    number: `INC-2026-${String(110 + number).padStart(6, '0')}`,
    type: 'incident',
    state: 'new',
    category: 'new',
    priority: 3,
    impact: 'medium',
    urgency: 'medium',
    title: '',
    requester: person(3),
    assignee: null,
    queue: 'service-desk',
    entityIds: [],
    situationId: null,
    createdAt: ago(60),
    updatedAt: ago(5),
    resolvedAt: null,
    sla: [],
    tags: [],
    majorIncident: false,
    version: 4,
    ...change,
  }
}

export const TICKETS: Ticket[] = [
  ticket(1, {
    title: '주문 데이터베이스 디스크 부족으로 결제 지연',
    priority: 1,
    impact: 'high',
    urgency: 'high',
    state: 'inProgress',
    category: 'active',
    assignee: person(2),
    situationId: id(6, 1),
    entityIds: [entity('db-primary-1').id],
    createdAt: ago(133),
    requester: person(1),
    sla: [
      clock('resolve', { dueAt: ahead(77), displayDueAt: ahead(77), remaining: 'PT1H17M' }),
      clock('ack', { state: 'stopped', remaining: 'PT10M' }),
      clock('firstResponse', { state: 'stopped', breached: true, remaining: '-PT4M' }),
    ],
  }),
  ticket(2, {
    title: 'Backups of file-seoul-1 fail',
    priority: 2,
    impact: 'high',
    urgency: 'medium',
    situationId: id(6, 2),
    entityIds: [entity('file-seoul-1').id],
    createdAt: ago(409),
    requester: null,
  }),
  ticket(3, {
    title: '결제 화면이 열리지 않습니다',
    priority: 2,
    impact: 'medium',
    urgency: 'high',
    state: 'onHold',
    category: 'hold',
    assignee: person(2),
    createdAt: ago(95),
  }),
  ticket(4, {
    title: 'VPN 접속이 10분마다 끊깁니다',
    priority: 3,
    createdAt: ago(240),
    state: 'assigned',
    category: 'active',
    assignee: person(1),
  }),
  ticket(5, {
    title: '회의실 3 화상 장비 소리가 나오지 않음',
    priority: 4,
    impact: 'low',
    urgency: 'medium',
    createdAt: ago(380),
  }),
  ticket(6, {
    title: 'Cannot print to floor-7 printer',
    priority: 5,
    impact: 'low',
    urgency: 'low',
    createdAt: ago(1400),
  }),
  ticket(7, {
    title: '신규 입사자 메일 계정 오류',
    priority: 3,
    state: 'resolved',
    category: 'done',
    assignee: person(2),
    createdAt: ago(3000),
    resolvedAt: ago(2880),
  }),
  ticket(8, {
    number: 'PRB-2026-000001',
    type: 'problem',
    title: 'order-service runs out of memory every Friday',
    priority: 5,
    state: 'assess',
    category: 'active',
    assignee: person(2),
    tags: ['order-service', '메모리'],
    createdAt: ago(30),
  }),
  ticket(9, {
    number: 'CHG-2026-000001',
    type: 'change',
    title: '서울 코어 스위치 교체',
    priority: 5,
    state: 'draft',
    createdAt: ago(20),
  }),
]

export const CHECKLIST = [
  { id: 'c1', name: { ko: '지휘자를 정한다', en: 'Name a commander' }, doneAt: null, doneBy: null, version: 1 },
  { id: 'c2', name: { ko: '사후 검토를 잡는다', en: null }, doneAt: null, doneBy: null, version: 1 },
]

const STEPS: Partial<Record<TicketType, TicketDetail['transitions']>> = {
  problem: [
    { to: 'rootCause', category: 'active' },
    { to: 'knownError', category: 'active', required: ['workaround'] },
  ],
  change: [
    { to: 'assess', category: 'active', required: ['plan'] },
    { to: 'cancelled', category: 'cancelled' },
  ],
}

const OWN: Partial<Record<TicketType, TicketDetail['fields']>> = {
  change: { kind: 'normal', risk: 'medium', plannedStart: '2026-12-05T13:00:00Z', plannedEnd: '2026-12-05T15:00:00Z' },
}

export function ticketDetail(of: Ticket): TicketDetail {
  const done = of.category === 'done'
  return {
    fields: OWN[of.type] ?? {},
    custom: {},
    mergedInto: null,
    ...of,
    description: of.situationId
      ? '상황에서 자동으로 등록되었습니다. 데이터 디스크 사용률이 95%를 넘은 뒤 주문 저장이 느려졌고 결제 서비스의 오류율이 함께 올랐습니다.'
      : '오늘 오전부터 같은 증상이 반복됩니다.',
    resolution: done ? '계정 동기화를 다시 실행했습니다.' : null,
    transitions:
      STEPS[of.type] ??
      (done
        ? [
            { to: 'closed', category: 'closed' },
            { to: 'inProgress', category: 'active' },
          ]
        : [
            { to: 'inProgress', category: 'active' },
            { to: 'onHold', category: 'hold', reasons: ['requester', 'change', 'problem', 'vendor'] },
            { to: 'resolved', category: 'done' },
            { to: 'cancelled', category: 'cancelled' },
          ]),
    entities: ENTITIES.filter((each) => of.entityIds.includes(each.id)).map(({ id: entityId, type, name }) => ({
      id: entityId,
      type,
      name,
    })),
    alerts: ALERTS.filter((each) => of.situationId !== null && each.situationId === of.situationId).map(
      ({ id: alertId, summary, severity, state }) => ({ id: alertId, summary, severity, state }),
    ),
  }
}

const system = { id: 'system', name: 'Bongsu', kind: 'system' } as const
const by = (index: number) => ({ ...person(index), kind: 'person' as const })
export const TIMELINE: TimelineItem[] = [
  {
    id: 't1',
    at: ago(133),
    kind: 'fact',
    actor: system,
    field: 'opened',
    body: 'Opened by a situation of severity 5.',
  },
  { id: 't2', at: ago(120), kind: 'change', actor: by(2), field: 'assignee', from: null, to: '박지훈' },
  { id: 't3', at: ago(119), kind: 'change', actor: by(2), field: 'state', from: 'new', to: 'inProgress' },
  {
    id: 't4',
    at: ago(96),
    kind: 'message',
    visibility: 'public',
    actor: by(1),
    body: '매장에서 결제가 30초 넘게 걸린다고 합니다. 얼마나 걸릴까요?',
  },
  {
    id: 't5',
    at: ago(90),
    kind: 'message',
    visibility: 'internal',
    actor: by(2),
    body: 'WAL 보관 디렉터리가 디스크를 다 썼습니다. 보관 프로세스가 어젯밤부터 멈춰 있습니다.\n11일 이전 파일부터 옮기고 있습니다.',
  },
  {
    id: 't6',
    at: ago(84),
    kind: 'message',
    visibility: 'public',
    actor: by(2),
    body: '원인을 찾아 공간을 확보하고 있습니다. 20분 안에 정상으로 돌아올 것으로 봅니다.',
  },
  { id: 't7', at: ago(30), kind: 'fact', actor: system, body: '알림 해소: checkout p95 latency 4.8 s' },
  {
    id: 't8',
    at: ago(26),
    kind: 'fact',
    actor: by(2),
    field: 'attached',
    body: 'pg_wal 용량 추이.png',
    from: 'internal',
    to: 'f1',
  },
  {
    id: 't9',
    at: ago(25),
    kind: 'fact',
    actor: by(1),
    field: 'attached',
    body: '결제 화면.pdf',
    from: 'public',
    to: 'f2',
  },
]

export const RULES: Rule[] = [
  {
    id: id(7, 1),
    name: '호스트 CPU 높음',
    enabled: true,
    expr: null,
    series: { metric: 'system.cpu.utilization', labels: {} },
    condition: { op: 'gt', value: 0.9, recover: 0.8 },
    for: 'PT1M',
    noData: 'PT5M',
    severity: 3,
    summary: '{{entity.name}}: CPU 사용률이 높습니다',
    origin: 'default',
    version: 1,
    createdAt: ago(90_000),
    updatedAt: ago(90_000),
  },
  {
    id: id(7, 2),
    name: '호스트 메모리 높음',
    enabled: true,
    expr: null,
    series: { metric: 'system.memory.utilization', labels: {} },
    condition: { op: 'gt', value: 0.85, recover: 0.8 },
    for: 'PT5M',
    noData: null,
    severity: 2,
    summary: '{{entity.name}}: 메모리 사용률이 높습니다',
    origin: 'default',
    version: 1,
    createdAt: ago(90_000),
    updatedAt: ago(90_000),
  },
  {
    id: id(7, 3),
    name: '파일 시스템 거의 가득 참',
    enabled: true,
    expr: null,
    series: { metric: 'system.filesystem.utilization', labels: {} },
    condition: { op: 'gt', value: 0.95, recover: 0.9 },
    for: 'PT2M',
    noData: null,
    severity: 5,
    summary: '{{entity.name}}: 디스크가 거의 가득 찼습니다',
    origin: 'default',
    version: 1,
    createdAt: ago(90_000),
    updatedAt: ago(90_000),
  },
  {
    id: id(7, 4),
    name: 'Checkout errors',
    enabled: false,
    expr: 'sum by (service_name) (rate(http_server_errors[1m]))',
    series: null,
    condition: { op: 'ge', value: 5, recover: null },
    for: 'PT30S',
    noData: null,
    severity: 4,
    summary: 'Too many errors',
    origin: 'user',
    version: 2,
    createdAt: ago(5000),
    updatedAt: ago(300),
  },
]

export const KEYS: IngestKey[] = [
  { id: id(7, 91), name: 'web 서버 수집기', prefix: 'bk3f7q', createdAt: ago(40_000), lastUsedAt: ago(1) },
  { id: id(7, 92), name: 'CI telemetry', prefix: 'bkx2ma', createdAt: ago(4_000), lastUsedAt: null },
]

const SERVICES: [string, number][] = [
  ['Amazon Elastic Compute Cloud', 412.18],
  ['Amazon Relational Database Service', 233.4],
  ['Amazon Simple Storage Service', 96.07],
  ['AWS Data Transfer', 71.9],
  ['Amazon CloudFront', 38.11],
  ['AWS Lambda', 21.5],
  ['Amazon Simple Queue Service', 4.02],
  ['AWS Key Management Service', 0.0000008],
]
const money = (value: number) => value.toFixed(11)

export function costRows(groupBy: string, month: string): CostRow[] {
  const groups = groupBy.split(',')
  const days = groups.includes('day')
    ? Array.from({ length: 21 }, (_unused, index) => `${month}-${String(index + 1).padStart(2, '0')}`)
    : [undefined]
  const names: [string | undefined, number][] = groups.includes('serviceName')
    ? SERVICES
    : groups.includes('billingAccountId')
      ? [
          ['1234567890123', 600],
          ['9876543210987', 277.18],
        ]
      : [[undefined, 877.18]]
  return days.flatMap((day, at) =>
    names.map(([name, amount], index) => ({
      amount: money(amount * (day ? 1 + 0.35 * Math.sin(at * 0.9 + index) : 21)),
      currency: 'USD',
      ...(day ? { day } : {}),
      ...(groups.includes('serviceName') && name ? { serviceName: name } : {}),
      ...(groups.includes('billingAccountId') && name ? { billingAccountId: name } : {}),
    })),
  )
}

export const BUDGETS: Budget[] = [
  {
    id: id(7, 71),
    name: '클라우드 전체',
    amount: '20000.00',
    currency: 'USD',
    metric: 'billedCost',
    period: 'monthly',
    scope: {},
    thresholds: [
      { kind: 'actual', percent: 80 },
      { kind: 'actual', percent: 100 },
    ],
    actual: '18420.61',
    firedThresholds: [80],
    version: 1,
  },
  {
    id: id(7, 72),
    name: '데이터베이스',
    amount: '7000.00',
    currency: 'USD',
    metric: 'billedCost',
    period: 'monthly',
    scope: { serviceName: 'Amazon Relational Database Service' },
    thresholds: [{ kind: 'actual', percent: 90 }],
    actual: '4901.40',
    firedThresholds: [],
    version: 1,
  },
]

export const DELIVERIES: Delivery[] = [
  {
    id: id(7, 81),
    name: 'focus-2026-11.csv',
    state: 'active',
    rowsRead: 48_211,
    rowsRejected: 0,
    bytesRead: 39_120_004,
    bytesTotal: 39_120_004,
    receivedAt: ago(900),
    activatedAt: ago(899),
    version: '1.0',
    sums: [{ currency: 'USD', billedCost: '18420.61000000080' }],
    errors: [],
    errorCount: 0,
    periods: ['2026-11'],
  },
  {
    id: id(7, 82),
    name: 'azure-october-broken.csv',
    state: 'rejected',
    rowsRead: 1_000,
    rowsRejected: 3,
    bytesRead: 812_004,
    bytesTotal: 812_004,
    receivedAt: ago(2000),
    activatedAt: null,
    version: '1.2',
    sums: [],
    errors: [
      { row: 17, column: 'BilledCost', value: '12,40', reason: 'not a decimal number' },
      { row: 231, column: 'ChargePeriodStart', value: '2026-13-01', reason: 'not a date and time' },
      { row: 812, column: 'BillingCurrency', value: null, reason: 'must not be null' },
    ],
    errorCount: 3,
    periods: [],
  },
]

const EVERYTHING = { type: [], state: [], category: [], priority: [], queue: [], tag: [], sla: [], assignee: null }

/** What the service keeps: built-in views and one that a colleague shares, with what is in them. */
export function viewsOf(tickets: readonly Ticket[], me: string): TicketView[] {
  const open = (ticket: Ticket) => ['new', 'active', 'hold'].includes(ticket.category)
  const contents: Record<string, (ticket: Ticket) => boolean> = {
    mine: (ticket) => open(ticket) && ticket.assignee?.id === me,
    unassigned: (ticket) => open(ticket) && ticket.assignee === null,
    open,
    atRisk: () => false,
    urgent: (ticket) => open(ticket) && ticket.priority <= 2,
    waiting: (ticket) => ticket.category === 'hold',
    resolved: (ticket) => !open(ticket),
  }
  const view = { shared: true, editable: false, filter: EVERYTHING, sort: 'priority', columns: [], version: 1 }
  return [
    ...Object.entries(contents).map(([key, isIn]) => {
      return { ...view, id: `view-${key}`, key, name: key, owner: null, count: tickets.filter(isIn).length }
    }),
    {
      ...view,
      id: 'view-shared',
      key: null,
      name: '결제 장애',
      owner: { id: 'u-operator', name: '김운영' },
      filter: { ...EVERYTHING, category: ['new', 'active', 'hold'], priority: [1, 2] },
      count: tickets.filter((ticket) => open(ticket) && ticket.priority <= 2).length,
    },
  ]
}

/** A colleague writes on the second one. */
export function presentOn(tickets: readonly Ticket[]): PeoplePresent[] {
  return tickets
    .slice(1, 2)
    .map(({ id: ticketId }) => ({ ticketId, people: [{ id: 'u-colleague', name: '최상담', typing: true }] }))
}
