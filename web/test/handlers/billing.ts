/** What it costs. */
import { HttpResponse, http } from 'msw'
import { page, param, problem } from '../answers'
import * as data from '../data'
import { world } from '../world'

export const billingHandlers = [
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
