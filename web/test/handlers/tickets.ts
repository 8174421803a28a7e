/** The service desk. */
import { HttpResponse, http } from 'msw'
import type { CustomField } from '@/api/types/customField'
import type { OwnFields, Ticket, TicketDetail, TimelineItem } from '@/api/types/ticket'
import type { BulkWish } from '@/api/types/ticketList'
import { among, page, param, problem, stale } from '../answers'
import * as data from '../data'
import * as deskReport from '../deskReport'
import { exchangeHandlers } from '../exchange'
import { similarHandlers } from '../similar'
import { slaHandlers } from '../sla'
import { DELIVERIES, WEBHOOKS } from '../webhooks'
import { world } from '../world'

const ticketOf = (id: unknown) => world.tickets.find((ticket) => ticket.id === id || ticket.number === id)

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

export const ticketHandlers = [
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
  http.get('/api/v1/reports/desk', ({ request }) =>
    HttpResponse.json(deskReport.answer(new URL(request.url).searchParams, world.empty)),
  ),
  ...slaHandlers,
  ...exchangeHandlers,
  http.get('/api/v1/webhooks', () => page(WEBHOOKS)),
  http.get('/api/v1/webhooks/:id/deliveries', () => page(DELIVERIES)),
]
