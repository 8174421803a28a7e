import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { expect, test } from '@playwright/test'
import { ENDPOINTS, type Endpoint, GRANTED, may } from '../suite/access'
import type { Api, Request } from '../suite/api'
import { photograph, profile, settled, signIn } from '../suite/browser'
import { enqueue, trigger } from '../suite/enqueue'
import { charge, csvOf } from '../suite/focus'
import { logsOf, metricsOf, send, tracesOf } from '../suite/otlp'
import type { Alert, Budget, Delivery, Entity, Matrix, Rule, Situation, Ticket } from '../suite/shapes'
import { Stream } from '../suite/stream'
import { as, newIngestKey, nobody, PEOPLE, URL_OF_SUITE, unique } from '../suite/suite'
import { eventually, present, theOnly } from '../suite/waiting'

const LIMIT = 10_000

function requestOf(endpoint: Endpoint): Request {
  return {
    ...(endpoint.body === undefined ? {} : { body: endpoint.body }),
    headers: {
      ...(endpoint.type ? { 'Content-Type': endpoint.type } : {}),
      ...(endpoint.versioned ? { 'If-Match': '"1"' } : {}),
    },
  }
}

test.describe('endpoint × role → status', () => {
  for (const person of PEOPLE) {
    test(`${person} is let in where the role allows it, and nowhere else`, async () => {
      const api = as(person)
      const wrong: string[] = []
      for (const endpoint of ENDPOINTS) {
        const answer = await api.call(endpoint.method, endpoint.path, requestOf(endpoint))
        const expected = may(person, endpoint) ? endpoint.answers : [403]
        if (!expected.includes(answer.status)) {
          wrong.push(`${answer.what}: ${answer.status}, not ${expected.join(' or ')}: ${answer.text.slice(0, 160)}`)
        } else if (answer.status >= 400) {
          answer.problem()
        }
      }
      expect(wrong, `of ${ENDPOINTS.length} endpoints`).toEqual([])
    })
  }

  test('nobody is told 401 everywhere', async () => {
    const wrong: string[] = []
    for (const endpoint of ENDPOINTS) {
      const answer = await nobody.call(endpoint.method, endpoint.path, requestOf(endpoint))
      if (answer.status === 401) answer.problem()
      else wrong.push(`${answer.what}: ${answer.status}`)
    }
    expect(wrong).toEqual([])
  })

  test('an ingest key opens the doors of telemetry and no other', async () => {
    const key = await newIngestKey()
    const wrong: string[] = []
    for (const endpoint of ENDPOINTS) {
      for (const headers of [{ Authorization: `Bearer ${key}` }, { 'X-Bongsu-Ingest-Key': key }] as const) {
        const request = requestOf(endpoint)
        const answer = await nobody.call(endpoint.method, endpoint.path, {
          ...request,
          headers: { ...request.headers, ...headers },
        })
        if (answer.status === 401) answer.problem()
        else wrong.push(`${answer.what} with ${Object.keys(headers)[0]}: ${answer.status}`)
      }
    }
    expect(wrong).toEqual([])
    expect((await send('metrics', key, metricsOf([{ metric: 'e2e.door', value: 1, host: 'door' }]))).status).toBe(200)
  })

  test('telemetry is refused without a key, with a wrong key, with a revoked key and with a token of a person', async () => {
    const admin = as('admin')
    const body = metricsOf([{ metric: 'e2e.door', value: 1, host: 'door' }])
    const key = await admin.post<{ id: string; key: string }>('/api/v1/ingest-keys', { name: 'to be revoked' })
    expect(key.key).toMatch(/^bk[a-z2-7]{30}$/)
    expect((await send('metrics', key.key, body)).status).toBe(200)
    const listed = await admin.get<{ items: { id: string; key?: string }[] }>('/api/v1/ingest-keys')
    expect(JSON.stringify(listed), 'a key is shown once').not.toContain(key.key)
    await admin.done('DELETE', `/api/v1/ingest-keys/${key.id}`, { headers: { 'If-Match': '"1"' } }, [200, 204])
    await eventually('the revoked key is refused', LIMIT, async () => {
      expect((await send('metrics', key.key, body)).status).toBe(401)
    })
    const wrong = `bk${'a'.repeat(30)}`
    for (const signal of ['metrics', 'traces', 'logs'] as const) {
      for (const base of [URL_OF_SUITE, undefined] as const) {
        expect((await send(signal, wrong, {}, base)).status, `${signal} at ${base ?? 'OTLP port'}`).toBe(401)
      }
    }
    for (const person of ['admin', 'agent'] as const) {
      const answer = await as(person).call('POST', '/v1/metrics', { body })
      expect(answer.status, `token of ${person} as ingest key`).toBe(401)
    }
    expect((await nobody.call('POST', '/v1/metrics', { body })).status).toBe(401)
    const refused = await enqueue(trigger(wrong, 'x', 'x', 'x'))
    expect([400, 401, 403]).toContain(refused.status)
  })

  test('me tells everyone what the table says', async () => {
    for (const person of PEOPLE) {
      const me = await as(person).get<{ username: string; permissions: string[]; tenant: { name: string } }>(
        '/api/v1/me',
      )
      expect(me.username).toBe(person)
      expect([...me.permissions].sort(), person).toEqual([...GRANTED[person]].sort())
      expect(me.tenant.name).toBe(person === 'acme-admin' ? 'acme' : 'default')
    }
  })

  test('the policy of incidents is read by the desk and changed by administrators alone', async () => {
    for (const person of PEOPLE) {
      const answer = await as(person).call('PATCH', '/api/v1/ticket-policies/incident', {
        body: { openFromSeverity: 3 },
      })
      expect(answer.status, person).toBe(GRANTED[person].includes('policy:write') ? 428 : 403)
      answer.problem()
    }
    const policy = await as('admin').patch<{ openFromSeverity: number }>('/api/v1/ticket-policies/incident', {
      openFromSeverity: 3,
    })
    expect(policy.openFromSeverity).toBe(3)
  })
})

test.describe('tenant default and tenant acme', () => {
  const acme = as('acme-admin')
  const admin = as('admin')
  const viewer = as('viewer')
  const secret = unique('secret')
  let alert: Alert
  let ticket: Ticket
  let rule: Rule
  let budget: Budget
  let delivery: Delivery
  let keyId: string
  let traceId: string
  let entities: readonly Entity[]
  let heard: Stream

  test.beforeAll(async () => {
    heard = await Stream.open('acme-admin')
    const key = await admin.post<{ id: string; key: string }>('/api/v1/ingest-keys', { name: secret })
    keyId = key.id
    rule = await admin.post<Rule>('/api/v1/rules', {
      name: secret,
      enabled: false,
      expr: null,
      series: { metric: 'e2e.secret', labels: {} },
      condition: { op: 'gt', value: 1, recover: 1 },
      for: 'PT0S',
      noData: null,
      severity: 3,
      summary: secret,
    })
    budget = await admin.post<Budget>('/api/v1/budgets', {
      name: secret,
      amount: '1000.00',
      currency: 'USD',
      metric: 'billedCost',
      period: 'monthly',
      scope: { serviceName: secret },
      thresholds: [{ kind: 'actual', percent: 100 }],
    })
    const begun = await admin.done(
      'POST',
      '/api/v1/deliveries',
      {
        query: { name: `${secret}.csv` },
        body: csvOf([charge(secret, '5', secret)]),
        headers: { 'Content-Type': 'text/csv' },
      },
      [202],
    )
    delivery = begun.json<Delivery>()
    traceId = randomBytes(16).toString('hex')
    const sent = [
      await send('metrics', key.key, metricsOf([{ metric: 'e2e.secret', value: 7, host: secret }])),
      await send('logs', key.key, logsOf(secret, `log of ${secret}`)),
      await send(
        'traces',
        key.key,
        tracesOf([
          { traceId, spanId: '00000000000000a1', service: secret, name: `GET /${secret}`, kind: 2 },
          {
            traceId,
            spanId: '00000000000000a2',
            parentSpanId: '00000000000000a1',
            service: secret,
            name: 'x',
            kind: 3,
          },
        ]),
      ),
    ]
    expect(sent.map((answer) => answer.status)).toEqual([200, 200, 200])
    await eventually('the event is accepted', LIMIT, async () => {
      expect((await enqueue(trigger(key.key, secret, secret, `${secret} is down`))).status).toBe(202)
    })
    alert = await eventually('its alert', LIMIT, async () => {
      const mine = (await viewer.all<Alert>('/api/v1/alerts')).filter((one) => one.entity?.name === secret)
      expect(mine[0]?.situationId).toBeTruthy()
      return theOnly(mine, 'alert')
    })
    ticket = await eventually('its incident', LIMIT, async () =>
      theOnly(await viewer.all<Ticket>('/api/v1/tickets', { situationId: alert.situationId ?? '' }), 'incident'),
    )
    entities = await eventually('its entities', LIMIT, async () => {
      const mine = (await viewer.all<Entity>('/api/v1/entities')).filter((one) => one.name === secret)
      expect(mine.map((one) => one.type)).toEqual(expect.arrayContaining(['host', 'service']))
      return mine
    })
    await eventually('its trace and log', LIMIT, async () => {
      expect((await viewer.get<{ spans: unknown[] }>(`/api/v1/traces/${traceId}`)).spans).toHaveLength(2)
      expect(await viewer.all('/api/v1/logs', { service: secret })).toHaveLength(1)
    })
    await eventually('its bill', LIMIT, async () => {
      expect((await viewer.get<Delivery>(`/api/v1/deliveries/${delivery.id}`)).state).toBe('active')
    })
  })

  test.afterAll(() => heard.close())

  test('every list of acme is without anything of default', async () => {
    const lists = [
      '/api/v1/alerts',
      '/api/v1/situations',
      '/api/v1/rules',
      '/api/v1/tickets',
      '/api/v1/entities',
      '/api/v1/relations',
      '/api/v1/traces',
      '/api/v1/logs',
      '/api/v1/deliveries',
      '/api/v1/budgets',
      '/api/v1/ingest-keys',
      '/api/v1/people',
    ]
    for (const path of lists) {
      const mine = JSON.stringify(await acme.all<unknown>(path))
      const theirs = JSON.stringify(await admin.all<unknown>(path))
      expect(theirs.length, `default has something in ${path}`).toBeGreaterThan(2)
      expect(mine, path).not.toContain(secret)
      expect(mine, path).not.toContain(hostname())
      const ids = idsOf(theirs)
      expect(
        [...idsOf(mine)].filter((id) => ids.has(id)),
        `ids of default in acme's ${path}`,
      ).toEqual([])
    }
    for (const path of [
      '/api/v1/alerts',
      '/api/v1/situations',
      '/api/v1/traces',
      '/api/v1/logs',
      '/api/v1/relations',
    ]) {
      expect(await acme.all<unknown>(path), path).toEqual([])
    }
  })

  test('searching and filtering by ids of default finds nothing', async () => {
    const queries: [string, Record<string, string>][] = [
      ['/api/v1/tickets', { q: secret }],
      ['/api/v1/tickets', { situationId: alert.situationId ?? '' }],
      ['/api/v1/tickets', { entityId: entities[0]?.id ?? '' }],
      ['/api/v1/alerts', { entityId: entities[0]?.id ?? '' }],
      ['/api/v1/alerts', { situationId: alert.situationId ?? '' }],
      ['/api/v1/entities', { q: secret }],
      ['/api/v1/relations', { entityId: entities[0]?.id ?? '' }],
      ['/api/v1/traces', { service: secret }],
      ['/api/v1/logs', { q: secret }],
      ['/api/v1/people', { q: 'agent' }],
    ]
    for (const [path, query] of queries) {
      expect(await acme.all<unknown>(path, query), `${path} ${JSON.stringify(query)}`).toEqual([])
    }
    const map = await acme.get<{ nodes: unknown[] }>('/api/v1/maps/all')
    expect(JSON.stringify(map)).not.toContain(secret)
    const day = new Date().toISOString().slice(0, 8)
    const costs = await acme.get<{ rows: unknown[] }>('/api/v1/costs', {
      from: `${day}01`,
      to: `${day}28`,
      groupBy: 'serviceName',
      metric: 'billedCost',
    })
    expect(costs.rows).toEqual([])
  })

  test('metrics, labels and series of default do not exist for acme', async () => {
    for (const query of ['e2e_secret', 'system_cpu_utilization', `{"e2e.secret", "host.name"="${secret}"}`]) {
      const ours = await viewer.get<Matrix>('/prometheus/api/v1/query', { query })
      expect(ours.data.result.length, query).toBeGreaterThan(0)
      const theirs = await acme.get<Matrix>('/prometheus/api/v1/query', { query })
      expect(theirs.data.result, query).toEqual([])
    }
    const paths = [
      '/prometheus/api/v1/labels',
      '/prometheus/api/v1/label/host_name/values',
      '/prometheus/api/v1/label/__name__/values',
      '/prometheus/api/v1/series?match[]=e2e_secret',
      '/prometheus/api/v1/metadata',
    ]
    for (const path of paths) {
      const answer = await acme.get<{ data: unknown }>(path)
      expect(JSON.stringify(answer.data), path).not.toContain('secret')
      expect(JSON.stringify(answer.data), path).not.toContain(hostname())
    }
  })

  test('what default owns cannot be read, changed or deleted by its id', async () => {
    const situation = alert.situationId ?? ''
    const entity = present(entities[0], 'entity').id
    const calls: [string, string, unknown?][] = [
      ['GET', `/api/v1/alerts/${alert.id}`],
      ['POST', `/api/v1/alerts/${alert.id}/acknowledge`, {}],
      ['GET', `/api/v1/situations/${situation}`],
      ['POST', `/api/v1/situations/${situation}/ticket`, {}],
      ['GET', `/api/v1/rules/${rule.id}`],
      ['PATCH', `/api/v1/rules/${rule.id}`, { enabled: true }],
      ['DELETE', `/api/v1/rules/${rule.id}`],
      ['GET', `/api/v1/tickets/${ticket.id}`],
      ['GET', `/api/v1/tickets/${ticket.number}`],
      ['GET', `/api/v1/tickets/${ticket.id}/timeline`],
      ['PATCH', `/api/v1/tickets/${ticket.id}`, { title: 'mine' }],
      ['POST', `/api/v1/tickets/${ticket.id}/messages`, { visibility: 'public', body: 'mine' }],
      ['POST', `/api/v1/tickets/${ticket.id}/transitions`, { to: 'resolved', comment: 'mine' }],
      ['GET', `/api/v1/entities/${entity}`],
      ['GET', `/api/v1/traces/${traceId}`],
      ['DELETE', `/api/v1/ingest-keys/${keyId}`],
      ['GET', `/api/v1/deliveries/${delivery.id}`],
      ['GET', `/api/v1/budgets/${budget.id}`],
      ['PATCH', `/api/v1/budgets/${budget.id}`, { amount: '1.00' }],
      ['DELETE', `/api/v1/budgets/${budget.id}`],
    ]
    const wrong: string[] = []
    for (const [method, path, body] of calls) {
      const changes = method === 'PATCH' || method === 'DELETE' || path.endsWith('/transitions')
      const answer = await acme.call(method, path, {
        ...(body === undefined ? {} : { body }),
        headers: changes ? { 'If-Match': '"1"' } : {},
      })
      if (answer.status !== 404) wrong.push(`${answer.what}: ${answer.status} ${answer.text.slice(0, 160)}`)
      else answer.problem()
    }
    expect(wrong).toEqual([])
    await stillThere(admin)
  })

  async function stillThere(api: Api): Promise<void> {
    expect((await api.get<Rule>(`/api/v1/rules/${rule.id}`)).version).toBe(rule.version)
    expect((await api.get<Ticket>(`/api/v1/tickets/${ticket.id}`)).version).toBe(ticket.version)
    expect((await api.get<Alert>(`/api/v1/alerts/${alert.id}`)).state).toBe('firing')
    expect((await api.get<Situation>(`/api/v1/situations/${alert.situationId}`)).ticketId).toBe(ticket.id)
    expect((await api.get<Budget>(`/api/v1/budgets/${budget.id}`)).name).toBe(secret)
  }

  test("acme's own telemetry is acme's alone", async () => {
    const host = unique('acme-host')
    const key = await newIngestKey('acme-admin')
    expect((await send('metrics', key, metricsOf([{ metric: 'e2e.acme', value: 1, host }]))).status).toBe(200)
    await eventually('acme sees it', LIMIT, async () => {
      expect((await acme.get<Matrix>('/prometheus/api/v1/query', { query: 'e2e_acme' })).data.result).toHaveLength(1)
      expect((await acme.all<Entity>('/api/v1/entities')).map((one) => one.name)).toContain(host)
    })
    expect((await admin.get<Matrix>('/prometheus/api/v1/query', { query: 'e2e_acme' })).data.result).toEqual([])
    expect(JSON.stringify(await admin.all<Entity>('/api/v1/entities'))).not.toContain(host)
    await heard.until('of its own entity', LIMIT, (one) => one.raw.includes(host))
  })

  test('the live stream of acme never told a word of default', async () => {
    const sentinel = unique('sentinel')
    const stream = await Stream.open('admin')
    await admin.post('/api/v1/tickets', {
      type: 'incident',
      title: sentinel,
      description: sentinel,
      impact: 'low',
      urgency: 'low',
    })
    await stream.until('default of its ticket', LIMIT, (one) => one.raw.includes(sentinel))
    stream.close()
    const all = heard.heard.map((one) => one.raw).join('\n')
    for (const word of [secret, sentinel, hostname(), ticket.id, alert.id, rule.id]) expect(all).not.toContain(word)
    expect(heard.heard.filter((one) => ['alert', 'situation'].includes(one.event))).toEqual([])
  })

  test('the app shows acme none of it, on any screen', async ({ browser }) => {
    const context = await profile(browser)
    const page = await context.newPage()
    await signIn(page, 'acme-admin')
    const screens = [
      '/',
      '/situations',
      '/alerts',
      '/tickets',
      `/tickets?q=${secret}`,
      '/hosts',
      '/map',
      '/cost',
      '/cost/budgets',
      '/cost/deliveries',
      '/rules',
      '/settings',
      `/tickets/${ticket.number}`,
      `/alerts/${alert.id}`,
      `/situations/${alert.situationId}`,
      `/entities/${entities[0]?.id}`,
    ]
    for (const path of screens) {
      await page.goto(`${URL_OF_SUITE}${path}`)
      await expect(page.getByRole('main')).toBeVisible()
      await settled(page)
      const shown = await page.getByRole('main').textContent()
      expect(shown, path).not.toContain(`${secret} is down`)
      expect(shown, path).not.toContain(ticket.title)
      expect(shown, path).not.toContain(hostname())
    }
    await photograph(page, 'isolation-acme')
    await context.close()
  })
})

function idsOf(json: string): Set<string> {
  return new Set(json.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [])
}
