import { expect, test } from '@playwright/test'
import { Api } from '../suite/api'
import type { Rule, Ticket } from '../suite/shapes'
import { as, nobody, tokenOf, URL_OF_SUITE, unique } from '../suite/suite'
import { eventually } from '../suite/waiting'
import { pipelined, post } from '../suite/wire'

const admin = as('admin')
const ticket = { type: 'incident', title: 'errors', description: 'errors', impact: 'low', urgency: 'low' }

test('401: no token, a token that is none, an empty one; with WWW-Authenticate', async () => {
  for (const token of [null, 'nonsense', 'a.b.c', `bk${'a'.repeat(30)}`]) {
    const answer = await new Api(URL_OF_SUITE, () => Promise.resolve(token)).call('GET', '/api/v1/alerts')
    expect(answer.status, `token ${token}`).toBe(401)
    expect(answer.problem().type).toBe('/problems/unauthorized')
    expect(answer.headers.get('www-authenticate')).toContain('Bearer')
  }
})

test('403: what the role does not allow', async () => {
  const answer = await as('viewer').call('POST', '/api/v1/tickets', { body: ticket })
  expect(answer.status).toBe(403)
  expect(answer.problem().type).toBe('/problems/forbidden')
})

test('404: no such path, no such thing, for people and programs', async () => {
  for (const path of [
    '/api/v1/nothing',
    '/api/v2/alerts',
    '/api/v1/tickets/INC-1999-000001',
    '/prometheus/api/v1/nothing',
  ]) {
    const answer = await admin.call('GET', path)
    expect(answer.status, path).toBe(404)
    answer.problem()
  }
})

test('405: a method that is not there', async () => {
  for (const [method, path] of [
    ['DELETE', '/api/v1/me'],
    ['PUT', '/api/v1/alerts'],
    ['DELETE', '/api/v1/tickets'],
    ['PATCH', '/api/v1/entities'],
    ['PUT', '/api/v1/budgets'],
  ] as const) {
    const answer = await admin.call(method, path, { body: {} })
    expect(answer.status, `${method} ${path}`).toBe(405)
    answer.problem()
  }
})

test('406: a format that nobody makes', async () => {
  for (const path of ['/api/v1/tickets', '/api/v1/alerts', '/api/v1/entities', '/api/v1/budgets', '/api/v1/traces']) {
    const answer = await admin.call('GET', path, { headers: { Accept: 'application/xml' } })
    expect(answer.status, path).toBe(406)
    answer.problem()
  }
})

test('413: more than anybody may send', async () => {
  const answer = await post(`${URL_OF_SUITE}/api/v1/tickets`, Buffer.alloc(5 * 1024 * 1024, 0x20), {
    'Content-Type': 'application/json',
    Authorization: `Bearer ${await tokenOf('admin')}`,
  })
  expect(answer.status, answer.text).toBe(413)
  answer.problem()
})

test('415: a body in a language nobody reads', async () => {
  for (const path of ['/api/v1/tickets', '/api/v1/rules', '/api/v1/budgets', '/api/v1/ingest-keys']) {
    const answer = await admin.call('POST', path, { body: 'hello', headers: { 'Content-Type': 'text/plain' } })
    expect(answer.status, path).toBe(415)
    answer.problem()
  }
})

test('422: the same Idempotency-Key for something else; the same thing again is the same answer', async () => {
  const key = { 'Idempotency-Key': unique('idem') }
  const first = await admin.done('POST', '/api/v1/tickets', { body: ticket, headers: key }, [201])
  const again = await admin.done('POST', '/api/v1/tickets', { body: ticket, headers: key }, [201])
  expect(again.json<Ticket>().number).toBe(first.json<Ticket>().number)
  const other = await admin.call('POST', '/api/v1/tickets', { body: { ...ticket, title: 'another' }, headers: key })
  expect(other.status).toBe(422)
  other.problem()
})

test('428 without If-Match and 412 with an old one, which shows what stands now', async () => {
  const mine = await admin.post<Ticket>('/api/v1/tickets', ticket)
  const rule = await admin.post<Rule>('/api/v1/rules', {
    name: 'errors',
    enabled: false,
    expr: null,
    series: { metric: 'e2e.errors', labels: {} },
    condition: { op: 'gt', value: 1, recover: 1 },
    for: 'PT0S',
    noData: null,
    severity: 2,
    summary: 'errors',
  })
  for (const [path, change] of [
    [`/api/v1/tickets/${mine.id}`, { title: 'changed' }],
    [`/api/v1/rules/${rule.id}`, { name: 'changed' }],
  ] as const) {
    const old = (await admin.done('GET', path)).etag()
    const without = await admin.call('PATCH', path, { body: change })
    expect(without.status, path).toBe(428)
    without.problem()
    await admin.done('PATCH', path, { body: change, headers: { 'If-Match': old } }, [200])
    const late = await admin.call('PATCH', path, { body: change, headers: { 'If-Match': old } })
    expect(late.status, path).toBe(412)
    expect(late.problem().current, 'what stands now').toMatchObject(change)
    expect(late.problem().type).toBe('/problems/precondition-failed')
  }
  const transition = await admin.call('POST', `/api/v1/tickets/${mine.id}/transitions`, {
    body: { to: 'cancelled', comment: 'x' },
  })
  expect(transition.status).toBe(428)
  await admin.remove(`/api/v1/rules/${rule.id}`)
  const gone = await admin.call('GET', `/api/v1/rules/${rule.id}`)
  expect(gone.status).toBe(404)
})

test('a transition that the state does not allow is a problem of its own kind', async () => {
  const mine = await admin.post<Ticket>('/api/v1/tickets', ticket)
  const etag = (await admin.done('GET', `/api/v1/tickets/${mine.id}`)).etag()
  const answer = await admin.call('POST', `/api/v1/tickets/${mine.id}/transitions`, {
    body: { to: 'closed', comment: 'at once' },
    headers: { 'If-Match': etag },
  })
  expect([409, 422]).toContain(answer.status)
  expect(answer.problem().type).toMatch(/^\/problems\/.*(transition|illegal)/)
})

test('traversal, encoded slashes and header tricks end at the gateway', async () => {
  for (const path of [
    '/api/v1/../../actuator/env',
    '/api/v1/%2e%2e/actuator',
    '/api/v1/tickets;x=1',
    '/actuator/env',
    '/v3/api-docs',
  ]) {
    const answer = await admin.call('GET', path)
    expect([400, 401, 403, 404], `${path} → ${answer.text.slice(0, 100)}`).toContain(answer.status)
  }
  const spoofed = await nobody.call('GET', '/api/v1/alerts', {
    headers: { 'X-Forwarded-User': 'admin', 'X-Tenant-Id': '00000000-0000-7000-8000-000000000001' },
  })
  expect(spoofed.status).toBe(401)
})

test('429 with Retry-After for a caller who does not stop, while another is still served', async () => {
  const headers = { Accept: 'application/json', Authorization: `Bearer ${await tokenOf('finance')}` }
  const statuses: number[] = []
  await eventually('enough is enough', 30_000, async () => {
    const some = await Promise.all([1, 2, 3, 4].map(() => pipelined(`${URL_OF_SUITE}/api/v1/me`, headers, 250)))
    statuses.push(...some.flat())
    expect(statuses).toContain(429)
  })
  expect(statuses.filter((status) => ![200, 429].includes(status))).toEqual([])
  console.log(`      429 after ${statuses.indexOf(429)} requests`)

  const refused = await eventually('it is told so', 20_000, async () => {
    let flooding = true
    const flood = Promise.all([1, 2, 3, 4].map(() => pipelined(`${URL_OF_SUITE}/api/v1/me`, headers, 250))).finally(
      () => {
        flooding = false
      },
    )
    let answer = await as('finance').call('GET', '/api/v1/me')
    while (flooding && answer.status !== 429) answer = await as('finance').call('GET', '/api/v1/me')
    await flood
    expect(answer.status).toBe(429)
    return answer
  })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.problem().type).toBe('/problems/too-many-requests')
  expect((await as('viewer').call('GET', '/api/v1/me')).status, 'another caller').toBe(200)
  await eventually('it may go on after the pause', 30_000, async () => {
    expect((await as('finance').call('GET', '/api/v1/me')).status).toBe(200)
  })
})
