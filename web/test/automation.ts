/** Rules, replies and macros, as the service desk tells them. */
import { HttpResponse, http } from 'msw'
import type {
  AutomationRule,
  CannedReply,
  ConditionWord,
  Fault,
  NewRule,
  QueueAssignment,
  RuleKind,
  RuleRun,
  Trial,
} from '@/api/types/automation'
import { ago } from './data'

const ruleOf = (change: Partial<AutomationRule>): AutomationRule => ({
  id: crypto.randomUUID(),
  name: 'VPN → network',
  position: 10,
  enabled: true,
  events: ['opened'],
  condition: "type == 'incident' && title.contains('VPN') && queue == ''",
  actions: [
    { kind: 'setQueue', queue: 'network' },
    { kind: 'setUrgency', level: 'high' },
    { kind: 'addTags', tags: ['vpn'] },
    { kind: 'reply', body: '{{requester.name}}님, {{ticket.number}} 접수했습니다.' },
  ],
  after: null,
  version: 1,
  ...change,
})

const RULES: Record<RuleKind, readonly AutomationRule[]> = {
  triggers: [
    ruleOf({ id: 'r1' }),
    ruleOf({
      id: 'r2',
      name: 'SLA breach to the lead',
      position: 20,
      events: ['slaWarned', 'slaBreached'],
      condition: "metric == 'ack' && priority <= 2",
      actions: [{ kind: 'watch', personId: 'p2', personName: '오민준' }],
      enabled: false,
    }),
  ],
  macros: [
    ruleOf({
      id: 'm1',
      name: 'Known network outage',
      events: [],
      condition: "category != 'closed'",
      actions: [
        { kind: 'assignMe' },
        { kind: 'setQueue', queue: 'network' },
        { kind: 'move', to: 'resolved', comment: 'Restored.' },
      ],
    }),
  ],
  schedulers: [
    ruleOf({
      id: 's1',
      name: 'Close what was resolved',
      events: [],
      condition: "type == 'incident' && !('major' in tags)",
      actions: [{ kind: 'move', to: 'closed' }],
      after: { since: 'resolvedAt', calendarId: 'c1', target: { kind: 'working-days', days: 3 } },
    }),
  ],
}

const RUNS: RuleRun[] = [
  { id: '1', at: ago(2), ticketId: 't1', ticketNumber: 'INC-2026-000111', outcome: 'acted', detail: '' },
  {
    id: '2',
    at: ago(30),
    ticketId: 't2',
    ticketNumber: 'INC-2026-000113',
    outcome: 'failed',
    detail: 'From new it cannot go to onHold. Allowed: assigned, inProgress, resolved, closed, cancelled.',
  },
]

const REPLIES: CannedReply[] = [
  {
    id: 'c1',
    name: '접수 인사',
    shortcut: '인사',
    language: 'ko',
    body: '한지우님, 접수했습니다. 곧 살펴보겠습니다.',
    version: 1,
  },
  {
    id: 'c2',
    name: 'Greeting',
    shortcut: 'hello',
    language: 'en',
    body: 'Ji-woo Han, we are looking into it.',
    version: 1,
  },
]

const QUEUES: QueueAssignment[] = [
  {
    id: 'q1',
    queue: 'network',
    mode: 'skill',
    members: [
      { id: 'p1', name: '안서연', skills: ['vpn'] },
      { id: 'p2', name: '오민준', skills: ['switch', 'wifi'] },
    ],
    version: 1,
  },
]

const WORDS: ConditionWord[] = [
  ['type', 'string'],
  ['priority', 'int'],
  ['queue', 'string'],
  ['tags', 'list(string)'],
  ['title', 'string'],
  ['state', 'string'],
  ['changed', 'list(string)'],
].map(([name, type]) => ({ name: name ?? '', type: type ?? '' }))

const TRIAL: Trial = {
  tickets: 200,
  events: 214,
  matched: 2,
  truncated: false,
  items: [
    {
      ticketId: 't1',
      number: 'INC-2026-000111',
      title: 'VPN이 끊깁니다',
      at: ago(60),
      event: 'opened',
      changes: [
        { field: 'urgency', from: 'medium', to: 'high' },
        { field: 'queue', to: 'network' },
      ],
      messages: [{ visibility: 'public', body: '한지우님, INC-2026-000111 접수했습니다.' }],
    },
  ],
}

const page = <T>(items: readonly T[]) => HttpResponse.json({ items, next: null })

/** The type checker of the tests knows one mistake. */
function faultsOf(condition: string): Fault[] {
  const column = condition.indexOf("priority == 'high'")
  return column < 0
    ? []
    : [
        {
          line: 1,
          column: column + 10,
          code: 'type',
          detail: "found no matching overload for '_==_' applied to '(int, string)' (candidates: (%A0, %A0))",
        },
      ]
}

export function automationHandlers(isEmpty: () => boolean) {
  const kept: Record<RuleKind, AutomationRule[]> = {
    triggers: [...RULES.triggers],
    macros: [...RULES.macros],
    schedulers: [...RULES.schedulers],
  }
  const of = (kind: unknown) => (isEmpty() ? [] : kept[kind as RuleKind])
  return [
    http.post('/api/v1/automation/triggers/dry-run', () => HttpResponse.json(TRIAL)),
    http.get('/api/v1/automation/:kind', ({ params }) => page(of(params.kind))),
    http.get('/api/v1/automation/:kind/:id/runs', () => page(RUNS)),
    http.post('/api/v1/automation/:kind', async ({ params, request }) => {
      const made = ruleOf((await request.json()) as NewRule)
      kept[params.kind as RuleKind].push(made)
      return HttpResponse.json(made, { status: 201 })
    }),
    http.patch('/api/v1/automation/:kind/:id', async ({ params, request }) => {
      const at = kept[params.kind as RuleKind].findIndex((rule) => rule.id === params.id)
      const changed = ruleOf({ ...of(params.kind)[at], ...((await request.json()) as Partial<AutomationRule>) })
      kept[params.kind as RuleKind][at] = { ...changed, version: changed.version + 1 }
      return HttpResponse.json(changed)
    }),
    http.delete('/api/v1/automation/:kind/:id', ({ params }) => {
      kept[params.kind as RuleKind] = kept[params.kind as RuleKind].filter((rule) => rule.id !== params.id)
      return new HttpResponse(null, { status: 204 })
    }),
    http.get('/api/v1/conditions/words', () => HttpResponse.json({ items: WORDS })),
    http.post('/api/v1/conditions/check', async ({ request }) => {
      const faults = faultsOf(((await request.json()) as { condition: string }).condition)
      return HttpResponse.json({ valid: faults.length === 0, faults })
    }),
    http.get('/api/v1/replies', () => page(isEmpty() ? [] : REPLIES)),
    http.get('/api/v1/queue-assignments', () => page(isEmpty() ? [] : QUEUES)),
    http.get('/api/v1/tickets/:id/replies', () => page(REPLIES)),
    http.get('/api/v1/tickets/:id/macros', () => page([{ id: 'm1', name: 'Known network outage' }])),
    http.post('/api/v1/tickets/:id/macros/:macro/preview', () =>
      HttpResponse.json({
        changes: [
          { field: 'queue', to: 'network' },
          { field: 'state', from: 'inProgress', to: 'resolved' },
        ],
        messages: [{ visibility: 'public', body: 'Restored.' }],
        watchers: [],
      }),
    ),
    http.post('/api/v1/tickets/:id/macros/:macro', () =>
      HttpResponse.json({ changes: [], messages: [], watchers: [], version: 2 }),
    ),
  ]
}
