/** The gateway as far as the app can tell: every path the app calls, answering from data.ts and keeping what is written. */
import { type DefaultBodyType, HttpResponse, http, type StrictRequest } from 'msw'
import type { ScrapeTarget } from '@/api/types/collector'
import type { Rule } from '@/api/types/event'
import type {
  BulkWish,
  CustomField,
  Draft,
  Job,
  Names,
  OwnFields,
  PeoplePresent,
  PersonRef,
  Task,
  Ticket,
  TicketDetail,
  TimelineItem,
} from '@/api/types/ticket'
import { automationHandlers } from './automation'
import * as data from './data'
import * as deskReport from './deskReport'
import * as prometheus from './prometheus'
import { similarHandlers } from './similar'
import { slaHandlers } from './sla'
import * as targets from './targets'
import * as usage from './usage'
import { DELIVERIES, WEBHOOKS } from './webhooks'

const told = (data: unknown) => HttpResponse.json({ status: 'success', data })

/** A query in the address or, when it is long, in a form; a bad one is told as Prometheus does. */
async function answered(request: Request, answer: (params: URLSearchParams, empty: boolean) => object) {
  const params =
    request.method === 'POST' ? new URLSearchParams(await request.text()) : new URL(request.url).searchParams
  const fault = prometheus.faultOf(params.get('query') ?? '')
  return fault
    ? HttpResponse.json(fault.body, { status: fault.status })
    : HttpResponse.json(answer(params, world.empty))
}

export interface World {
  role: string
  tickets: TicketDetail[]
  tasks: Map<string, Task[]>
  watchers: Map<string, PersonRef[]>
  checklist: { items: Names[] } | null
  customFields: CustomField[]
  jobs: Job[]
  present: PeoplePresent[]
  drafts: Map<string, Draft[]>
  timeline: Map<string, TimelineItem[]>
  rules: Rule[]
  targets: ScrapeTarget[]
  empty: boolean
}

export function aWorld(role = 'admin'): World {
  const tickets = data.TICKETS.map(data.ticketDetail)
  return {
    role,
    tickets,
    tasks: new Map(),
    watchers: new Map(),
    checklist: null,
    customFields: [],
    jobs: [],
    present: data.presentOn(tickets),
    drafts: new Map(),
    timeline: new Map(
      tickets.map((ticket, index) => [ticket.id, index === 0 ? [...data.TIMELINE] : data.TIMELINE.slice(0, 1)]),
    ),
    rules: [...data.RULES],
    targets: targets.TARGETS.map((each) => ({ ...each })),
    empty: false,
  }
}

export const world: World = aWorld()

const page = <T>(items: readonly T[]) =>
  HttpResponse.json({ items: world.empty ? [] : items, next: null, count: world.empty ? 0 : items.length })
const problem = (status: number, title: string, change: object = {}) =>
  HttpResponse.json(
    {
      type: `/problems/${title.toLowerCase().replace(/ /g, '-')}`,
      title,
      status,
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      ...change,
    },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )
const param = (request: Request, name: string) => new URL(request.url).searchParams.get(name)
const among = (list: string | null, value: string) => list === null || list.split(',').includes(value)
const ticketOf = (id: unknown) => world.tickets.find((ticket) => ticket.id === id || ticket.number === id)

function stale(request: StrictRequest<DefaultBodyType>, version: number) {
  const match = request.headers.get('If-Match')
  if (match === null) return problem(428, 'Precondition Required')
  return match === `"${version}"` ? null : problem(412, 'Precondition Failed')
}

const change = (ticket: TicketDetail, next: Partial<TicketDetail>) =>
  Object.assign(ticket, next, { version: ticket.version + 1, updatedAt: new Date().toISOString() })

function note(ticket: Ticket, item: Omit<TimelineItem, 'id' | 'at' | 'actor'>) {
  const me = data.meAs(world.role)
  const made: TimelineItem = {
    id: crypto.randomUUID(),
    at: new Date().toISOString(),
    actor: { id: me.id, name: me.name, kind: 'person' },
    ...item,
  }
  world.timeline.get(ticket.id)?.push(made)
  return made
}

const CATEGORY = {
  new: 'new',
  assigned: 'active',
  inProgress: 'active',
  onHold: 'hold',
  resolved: 'done',
  closed: 'closed',
  cancelled: 'cancelled',
  draft: 'new',
  assess: 'active',
  knownError: 'active',
} as const

const ticketHandlers = [
  ...similarHandlers,
  http.get('/api/v1/search', ({ request }) => {
    const q = param(request, 'q') ?? ''
    const found = world.tickets.filter(
      (ticket) => ticket.title.toLowerCase().includes(q.toLowerCase()) || ticket.number === q,
    )
    const items = found.map(({ id, number, type, state, category, priority, title, updatedAt, mergedInto }) => {
      const from = title.toLowerCase().indexOf(q.toLowerCase())
      const highlights = from < 0 ? [] : [{ field: 'title', text: title, ranges: [{ from, to: from + q.length }] }]
      const merged = mergedInto !== null
      return { kind: 'ticket', id, number, type, state, category, priority, title, updatedAt, merged, highlights }
    })
    return HttpResponse.json({ items, exact: found.find((ticket) => ticket.number === q)?.id ?? null })
  }),
  http.get('/api/v1/presence', () => HttpResponse.json({ items: world.present })),
  http.put('/api/v1/tickets/:id/presence', () => HttpResponse.json({})),
  http.delete('/api/v1/tickets/:id/presence', () => new HttpResponse(null, { status: 204 })),
  http.get('/api/v1/tickets/:id/drafts', ({ params }) => page(world.drafts.get(ticketOf(params.id)?.id ?? '') ?? [])),
  http.put('/api/v1/tickets/:id/drafts/:visibility', async ({ params, request }) => {
    const { body } = (await request.json()) as { body: string }
    const visibility = params.visibility === 'internal' ? 'internal' : 'public'
    world.drafts.set(ticketOf(params.id)?.id ?? '', [{ visibility, body, updatedAt: new Date().toISOString() }])
    return new HttpResponse(null, { status: 204 })
  }),
  http.get('/api/v1/jobs', () => page(world.jobs)),
  http.post('/api/v1/tickets\\:bulk', async ({ request }) => {
    const { action, tickets = [] } = (await request.json()) as BulkWish
    const counts = { total: tickets.length, done: 0, failed: 0, cancelled: 0, undone: 0, undoFailed: 0 }
    const createdAt = new Date().toISOString()
    const id = `job-${world.jobs.length + 1}`
    world.jobs.unshift({
      ...{ id, kind: 'tickets', state: 'running', action, counts, createdAt },
      ...{ finishedAt: null, undoUntil: null, failures: [] },
    })
    return HttpResponse.json(world.jobs[0], { status: 202 })
  }),
  http.post('/api/v1/jobs/:id/undo', ({ params }) => {
    const job = world.jobs.find((each) => each.id === params.id)
    if (job) job.state = 'undoing'
    return HttpResponse.json(job, { status: 202 })
  }),
  http.get('/api/v1/ticket-views', () => page(data.viewsOf(world.tickets, data.meAs(world.role).id))),
  http.get('/api/v1/tickets', ({ request }) => {
    const me = data.meAs(world.role)
    const q = param(request, 'q')?.toLowerCase()
    const assignee = param(request, 'assignee')
    return page(
      world.tickets.filter(
        (ticket) =>
          ticket.mergedInto === null &&
          among(param(request, 'category'), ticket.category) &&
          among(param(request, 'type'), ticket.type) &&
          (assignee === null || (assignee === 'none' ? ticket.assignee === null : ticket.assignee?.id === assignee)) &&
          (!q || `${ticket.number} ${ticket.title}`.toLowerCase().includes(q)) &&
          (world.role !== 'requester' || ticket.requester?.id === me.id),
      ),
    )
  }),
  http.post('/api/v1/tickets', async ({ request }) => {
    const body = (await request.json()) as Partial<Ticket>
    if (!body.title) return problem(422, 'Invalid ticket', { errors: [{ pointer: '/title', code: 'blank' }] })
    const number = world.tickets.length + 1
    const made = data.ticketDetail({
      ...data.TICKETS[3],
      ...body,
      id: `new-${number}`,
      number: `INC-2026-${String(110 + number).padStart(6, '0')}`,
      state: 'new',
      category: 'new',
      assignee: null,
      createdAt: new Date().toISOString(),
      version: 1,
    } as Ticket)
    world.tickets.push(made)
    world.timeline.set(made.id, [])
    return HttpResponse.json(made, { status: 201 })
  }),
  http.get('/api/v1/tickets/:id/links', () => page([])),
  http.get('/api/v1/tickets/:id/watchers', ({ params }) =>
    page(world.watchers.get(ticketOf(params.id)?.id ?? '') ?? []),
  ),
  http.put('/api/v1/tickets/:id/watchers/:person', ({ params }) => {
    const me = data.meAs(world.role)
    const person =
      params.person === 'me' ? { id: me.id, name: me.name } : data.PEOPLE.find((each) => each.id === params.person)
    const id = ticketOf(params.id)?.id ?? ''
    if (person) world.watchers.set(id, [...(world.watchers.get(id) ?? []), person])
    return new HttpResponse(null, { status: 204 })
  }),
  http.get('/api/v1/tickets/:id/checklist', ({ params }) =>
    page(ticketOf(params.id)?.majorIncident ? data.CHECKLIST : []),
  ),
  http.post('/api/v1/tickets/:id/major-incident', async ({ params, request }) => {
    const ticket = ticketOf(params.id)
    if (!ticket) return problem(404, 'Not Found')
    const { majorIncident } = (await request.json()) as { majorIncident: boolean }
    change(ticket, { majorIncident })
    return HttpResponse.json(ticket)
  }),
  http.get('/api/v1/tickets/:id/tasks', ({ params }) => page(world.tasks.get(ticketOf(params.id)?.id ?? '') ?? [])),
  http.post('/api/v1/tickets/:id/tasks', async ({ params, request }) => {
    const { title } = (await request.json()) as { title: string }
    const id = ticketOf(params.id)?.id ?? ''
    const tasks = world.tasks.get(id) ?? []
    const task = {
      id: `t${tasks.length}`,
      title,
      position: tasks.length,
      dependsOn: null,
      assignee: null,
      doneAt: null,
      doneBy: null,
      version: 1,
    }
    world.tasks.set(id, [...tasks, task])
    return HttpResponse.json(task, { status: 201 })
  }),
  http.get('/api/v1/tickets/:id/merged', ({ params }) =>
    page(world.tickets.filter((ticket) => ticket.mergedInto?.id === ticketOf(params.id)?.id && ticket.mergedInto)),
  ),
  http.post('/api/v1/tickets/:id/merge/preview', async ({ params, request }) => {
    const into = ticketOf(params.id)
    const { tickets } = (await request.json()) as { tickets: string[] }
    const merged = world.tickets.filter((ticket) => tickets.includes(ticket.id))
    return HttpResponse.json({ into, merged, requesters: [data.PEOPLE[0]], messages: 3, version: into?.version })
  }),
  http.post('/api/v1/tickets/:id/merge', async ({ params, request }) => {
    const into = ticketOf(params.id)
    if (!into) return problem(404, 'Not Found')
    const { tickets } = (await request.json()) as { tickets: string[] }
    const merged = world.tickets.filter((ticket) => tickets.includes(ticket.id))
    for (const ticket of merged) change(ticket, { mergedInto: { id: into.id, number: into.number } })
    return HttpResponse.json({ into, merged, requesters: [], messages: 3, version: into.version + 1 })
  }),
  http.post('/api/v1/tickets/:id/split', async ({ params, request }) => {
    const ticket = ticketOf(params.id)
    const { title } = (await request.json()) as { title: string }
    if (!ticket) return problem(404, 'Not Found')
    const made = { ...ticket, id: 'split', number: 'INC-2026-000900', title }
    world.tickets.push(made)
    world.timeline.set(made.id, [])
    return HttpResponse.json(made, { status: 201 })
  }),
  http.post('/api/v1/tickets/:id/unmerge', ({ params }) => {
    const ticket = ticketOf(params.id)
    if (!ticket) return problem(404, 'Not Found')
    change(ticket, { mergedInto: null })
    return HttpResponse.json(ticket)
  }),
  http.get('/api/v1/tickets/:id/slas', ({ params }) => {
    const ticket = ticketOf(params.id)
    return ticket
      ? HttpResponse.json({ items: data.slasOf(ticket), now: new Date().toISOString() })
      : problem(404, 'Not Found')
  }),
  http.get('/api/v1/tickets/:id', ({ params }) => {
    const ticket = ticketOf(params.id)
    return ticket ? HttpResponse.json(ticket, { headers: { ETag: `"${ticket.version}"` } }) : problem(404, 'Not Found')
  }),
  http.patch('/api/v1/tickets/:id', async ({ params, request }) => {
    const ticket = ticketOf(params.id)
    if (!ticket) return problem(404, 'Not Found')
    const refused = stale(request, ticket.version)
    if (refused) return refused
    const { assigneeId, ...rest } = (await request.json()) as { assigneeId?: string } & Partial<TicketDetail>
    const person = data.PEOPLE.find((each) => each.id === assigneeId)
    if (person)
      note(ticket, { kind: 'change', field: 'assignee', from: ticket.assignee?.name ?? null, to: person.name })
    change(ticket, {
      ...rest,
      ...(person
        ? {
            assignee: { id: person.id, name: person.name },
            ...(ticket.state === 'new' ? { state: 'assigned' as const, category: 'active' as const } : {}),
          }
        : {}),
    })
    return HttpResponse.json(ticket)
  }),
  http.post('/api/v1/tickets/:id/transitions', async ({ params, request }) => {
    const ticket = ticketOf(params.id)
    if (!ticket) return problem(404, 'Not Found')
    const refused = stale(request, ticket.version)
    if (refused) return refused
    const { to, comment, fields } = (await request.json()) as {
      to: keyof typeof CATEGORY
      comment?: string
      fields?: OwnFields
    }
    note(ticket, { kind: 'change', field: 'state', from: ticket.state, to })
    if (comment) note(ticket, { kind: 'message', visibility: 'public', body: comment })
    change(ticket, {
      state: to,
      category: CATEGORY[to],
      fields: { ...ticket.fields, ...fields },
      ...(to === 'resolved'
        ? {
            resolvedAt: new Date().toISOString(),
            resolution: comment ?? null,
            transitions: [{ to: 'closed', category: 'closed' }],
          }
        : {}),
    })
    return HttpResponse.json(ticket)
  }),
  http.post('/api/v1/tickets/:id/messages', async ({ params, request }) => {
    const ticket = ticketOf(params.id)
    if (!ticket) return problem(404, 'Not Found')
    const { visibility, body } = (await request.json()) as { visibility: 'public' | 'internal'; body: string }
    return HttpResponse.json(note(ticket, { kind: 'message', visibility, body }), { status: 201 })
  }),
  http.get('/api/v1/tickets/:id/timeline', ({ params }) => {
    const items = world.timeline.get(ticketOf(params.id)?.id ?? '') ?? []
    return page(world.role === 'requester' ? items.filter((item) => item.visibility !== 'internal') : items)
  }),
  http.get('/api/v1/people', () => page(data.PEOPLE)),
  http.get('/api/v1/custom-fields', () => page(world.customFields)),
  http.post('/api/v1/custom-fields', async ({ request }) => {
    const made = { ...((await request.json()) as CustomField), id: `field-${world.customFields.length}`, version: 1 }
    world.customFields.push(made)
    return HttpResponse.json(made, { status: 201 })
  }),
  http.get('/api/v1/ticket-policies/major-incident', () =>
    HttpResponse.json({ items: data.CHECKLIST.map(({ name }) => name), version: 0 }),
  ),
  http.patch('/api/v1/ticket-policies/major-incident', async ({ request }) => {
    world.checklist = (await request.json()) as typeof world.checklist
    return HttpResponse.json({ ...world.checklist, version: 1 })
  }),
  http.get('/api/v1/ticket-policies/incident', () =>
    HttpResponse.json({ openFromSeverity: 3, resolveOnRecovery: true, reopenWithinDays: 7, version: 1 }),
  ),
  http.patch('/api/v1/ticket-policies/incident', async ({ request }) =>
    HttpResponse.json({ ...((await request.json()) as object), version: 2 }),
  ),
]

const eventHandlers = [
  http.get('/api/v1/alerts', ({ request }) =>
    page(
      data.ALERTS.filter(
        (alert) =>
          among(param(request, 'state'), alert.state) &&
          among(param(request, 'severity'), String(alert.severity)) &&
          (param(request, 'entityId') === null || alert.entity?.id === param(request, 'entityId')),
      ),
    ),
  ),
  http.get('/api/v1/alerts/:id', ({ params }) => {
    const alert = data.ALERTS.find((each) => each.id === params.id)
    return alert ? HttpResponse.json(alert) : problem(404, 'Not Found')
  }),
  http.post('/api/v1/alerts/:id/acknowledge', ({ params }) => {
    const alert = data.ALERTS.find((each) => each.id === params.id)
    if (!alert) return problem(404, 'Not Found')
    alert.state = 'acknowledged'
    alert.acknowledgedBy = data.meAs(world.role).name
    return HttpResponse.json(alert)
  }),
  http.get('/api/v1/situations', ({ request }) =>
    page(data.SITUATIONS.filter((situation) => among(param(request, 'state'), situation.state))),
  ),
  http.get('/api/v1/situations/:id', ({ params }) => {
    const situation = data.SITUATIONS.find((each) => each.id === params.id)
    return situation ? HttpResponse.json(data.situationDetail(situation)) : problem(404, 'Not Found')
  }),
  http.post('/api/v1/situations/:id/ticket', () => new HttpResponse(null, { status: 202 })),
  http.get('/api/v1/rules', () => page(world.rules)),
  http.get('/api/v1/rules/:id', ({ params }) => {
    const rule = world.rules.find((each) => each.id === params.id)
    return rule ? HttpResponse.json(rule) : problem(404, 'Not Found')
  }),
  http.post('/api/v1/rules', async ({ request }) => {
    const rule = {
      ...((await request.json()) as Rule),
      id: crypto.randomUUID(),
      origin: 'user' as const,
      version: 1,
      createdAt: new Date().toISOString(),
      updatedAt: new Date().toISOString(),
    }
    world.rules.push(rule)
    return HttpResponse.json(rule, { status: 201 })
  }),
  http.patch('/api/v1/rules/:id', async ({ params, request }) => {
    const rule = world.rules.find((each) => each.id === params.id)
    if (!rule) return problem(404, 'Not Found')
    return (
      stale(request, rule.version) ??
      HttpResponse.json(Object.assign(rule, await request.json(), { version: rule.version + 1 }))
    )
  }),
  http.delete('/api/v1/rules/:id', ({ params }) => {
    world.rules = world.rules.filter((each) => each.id !== params.id)
    return new HttpResponse(null, { status: 204 })
  }),
]

const topologyHandlers = [
  http.get('/api/v1/entities', ({ request }) => {
    const q = param(request, 'q')?.toLowerCase()
    return page(
      data.ENTITIES.filter(
        (entity) => among(param(request, 'type'), entity.type) && (!q || entity.name.toLowerCase().includes(q)),
      ),
    )
  }),
  http.get('/api/v1/entities/:id', ({ params }) => {
    const entity = data.ENTITIES.find((each) => each.id === params.id)
    return entity ? HttpResponse.json(entity) : problem(404, 'Not Found')
  }),
  http.get('/api/v1/relations', ({ request }) => {
    const id = param(request, 'entityId')
    return page(
      data.MAP.edges
        .filter((edge) => edge.from === id || edge.to === id)
        .map((edge) => ({ ...edge, evidence: [], validFrom: data.ago(9000), validTo: null })),
    )
  }),
  http.get('/api/v1/maps/all', () =>
    HttpResponse.json(world.empty ? { ...data.MAP, nodes: [], edges: [], total: 0 } : data.MAP),
  ),
]

const billingHandlers = [
  http.get('/api/v1/costs', ({ request }) => {
    const month = (param(request, 'from') ?? '').slice(0, 7)
    const rows = world.empty ? [] : data.costRows(param(request, 'groupBy') ?? '', month)
    return HttpResponse.json({
      rows,
      total: rows.length ? [{ amount: '18420.61000000080', currency: 'USD' }] : [],
      metric: param(request, 'metric'),
    })
  }),
  http.get('/api/v1/deliveries', () => page(data.DELIVERIES)),
  http.get('/api/v1/deliveries/:id', ({ params }) => {
    const delivery = data.DELIVERIES.find((each) => each.id === params.id)
    return delivery ? HttpResponse.json(delivery) : problem(404, 'Not Found')
  }),
  http.post('/api/v1/deliveries', ({ request }) => {
    const made = {
      ...data.DELIVERIES[0],
      id: crypto.randomUUID(),
      name: param(request, 'name') ?? 'file.csv',
      state: 'running' as const,
      rowsRead: 0,
      bytesRead: 0,
      activatedAt: null,
      sums: [],
      receivedAt: new Date().toISOString(),
    } as (typeof data.DELIVERIES)[number]
    data.DELIVERIES.unshift(made)
    return HttpResponse.json(made, { status: 202 })
  }),
  http.get('/api/v1/budgets', () => page(data.BUDGETS)),
  http.post('/api/v1/budgets', async ({ request }) =>
    HttpResponse.json(
      { ...((await request.json()) as object), id: 'b', actual: '0', firedThresholds: [], version: 1 },
      { status: 201 },
    ),
  ),
  http.patch('/api/v1/budgets/:id', async ({ request }) => HttpResponse.json(await request.json())),
  http.delete('/api/v1/budgets/:id', () => new HttpResponse(null, { status: 204 })),
]

const collectorHandlers = [
  http.all('/prometheus/api/v1/query_range', ({ request }) => answered(request, prometheus.queryRange)),
  http.all('/prometheus/api/v1/query', ({ request }) => answered(request, prometheus.queryInstant)),
  http.all('/prometheus/api/v1/query_exemplars', ({ request }) =>
    answered(request, (params, empty) => ({ status: 'success', data: empty ? [] : prometheus.exemplars(params) })),
  ),
  http.get('/prometheus/api/v1/labels', ({ request }) =>
    told(prometheus.labelNames(new URL(request.url).searchParams.get('match[]'))),
  ),
  http.get('/prometheus/api/v1/label/:name/values', ({ params, request }) =>
    told(prometheus.labelValues(String(params.name), new URL(request.url).searchParams.get('match[]'))),
  ),
  http.get('/prometheus/api/v1/metadata', () => told(world.empty ? {} : prometheus.metadata)),
  http.get('/api/v1/reports/desk', ({ request }) =>
    HttpResponse.json(deskReport.answer(new URL(request.url).searchParams, world.empty)),
  ),
  http.get('/api/v1/metrics/usage', ({ request }) =>
    HttpResponse.json(usage.answer(new URL(request.url).searchParams, world.empty)),
  ),
  ...slaHandlers,
  http.get('/api/v1/webhooks', () => page(WEBHOOKS)),
  http.get('/api/v1/webhooks/:id/deliveries', () => page(DELIVERIES)),
  http.get('/api/v1/targets', () => page(world.targets)),
  http.post('/api/v1/targets/try', async ({ request }) =>
    HttpResponse.json(targets.trialOf(((await request.json()) as { url: string }).url)),
  ),
  http.post('/api/v1/targets', async ({ request }) => {
    const made = targets.targetOf((await request.json()) as Partial<ScrapeTarget>)
    if (/169\.254|127\.0|localhost/.test(made.url))
      return problem(422, 'Target not allowed', {
        detail: 'addresses like 169.254.169.254 are not asked',
        errors: [{ pointer: '/url', code: 'not-allowed' }],
      })
    world.targets.unshift(made)
    return HttpResponse.json(made, { status: 201 })
  }),
  http.patch('/api/v1/targets/:id', async ({ params, request }) => {
    const target = world.targets.find((each) => each.id === params.id)
    if (!target) return problem(404, 'Not Found')
    const refused = stale(request, target.version)
    if (refused) return refused
    return HttpResponse.json(Object.assign(target, await request.json(), { version: target.version + 1 }))
  }),
  http.delete('/api/v1/targets/:id', ({ params }) => {
    world.targets = world.targets.filter((each) => each.id !== params.id)
    return new HttpResponse(null, { status: 204 })
  }),
  http.get('/api/v1/ingest-keys', () => page(data.KEYS)),
  http.post('/api/v1/ingest-keys', async ({ request }) => {
    const { name } = (await request.json()) as { name: string }
    const key = {
      id: crypto.randomUUID(),
      name,
      prefix: 'bkabcd',
      createdAt: new Date().toISOString(),
      lastUsedAt: null,
    }
    data.KEYS.unshift(key)
    return HttpResponse.json({ ...key, key: 'bkabcdefghijklmnopqrstuvwxyz2345' }, { status: 201 })
  }),
  http.delete('/api/v1/ingest-keys/:id', () => new HttpResponse(null, { status: 204 })),
]

export const handlers = [
  http.get('/api/v1/me', () => HttpResponse.json(data.meAs(world.role))),
  ...ticketHandlers,
  ...eventHandlers,
  ...topologyHandlers,
  ...billingHandlers,
  ...collectorHandlers,
  ...automationHandlers(() => world.empty),
]
