/** Alerts, situations and rules. */
import { HttpResponse, http } from 'msw'
import type { Rule } from '@/api/types/event'
import { among, page, param, problem, stale } from '../answers'
import * as data from '../data'
import { world } from '../world'

export const eventHandlers = [
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
