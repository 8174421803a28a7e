/** Metrics, targets and keys. */
import { HttpResponse, http } from 'msw'
import type { ScrapeTarget } from '@/api/types/collector'
import { page, problem, stale } from '../answers'
import * as data from '../data'
import * as prometheus from '../prometheus'
import * as targets from '../targets'
import * as usage from '../usage'
import { world } from '../world'

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

export const collectorHandlers = [
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
  http.get('/api/v1/metrics/usage', ({ request }) =>
    HttpResponse.json(usage.answer(new URL(request.url).searchParams, world.empty)),
  ),
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
