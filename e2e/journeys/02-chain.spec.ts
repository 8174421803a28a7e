import { expect, test } from '@playwright/test'
import { enqueue, trigger } from '../suite/enqueue'
import { charge, csvOf } from '../suite/focus'
import { metricsOf, Sensor, send } from '../suite/otlp'
import type { Alert, Budget, Costs, Delivery, Entity, Matrix, Rule, Situation, Ticket } from '../suite/shapes'
import { Stream } from '../suite/stream'
import { as, newIngestKey, URL_OF_SUITE, unique } from '../suite/suite'
import { eventually, present, theOnly } from '../suite/waiting'

const LIMIT = 10_000
const viewer = as('viewer')
let key: string

test.beforeAll(async () => {
  key = await newIngestKey()
})

/** Alerts of an entity; of one rule, when it is given: the default rules watch every host, too. */
const alertsNamed = async (name: string, ruleId?: string) =>
  (await viewer.all<Alert>('/api/v1/alerts')).filter(
    (alert) => alert.entity?.name === name && (ruleId === undefined || alert.ruleId === ruleId),
  )

const ticketsOf = (situationId: string) => viewer.all<Ticket>('/api/v1/tickets', { type: 'incident', situationId })

/** The chain from an alert to its one incident, each link looked up in the API. */
async function chainOf(name: string, state: Alert['state'] = 'firing', ruleId?: string) {
  const alert = await eventually(`an alert of ${name} is ${state}`, LIMIT, async () => {
    const one = theOnly(await alertsNamed(name, ruleId), `alert of ${name}`)
    expect(one.state).toBe(state)
    expect(one.situationId, 'its situation').not.toBeNull()
    return one
  })
  const situationId = present(alert.situationId, 'situation')
  const ticket = await eventually(`the situation of ${name} has its incident`, LIMIT, async () =>
    theOnly(await ticketsOf(situationId), `incident of ${name}`),
  )
  const situation = await eventually('the situation knows its ticket', LIMIT, async () => {
    const one = await viewer.get<Situation>(`/api/v1/situations/${situationId}`)
    expect(one.ticketId).toBe(ticket.id)
    return one
  })
  return { alert, situation, ticket }
}

test('a host that gets hot becomes one alert, one situation and one incident, and all end when it cools', async () => {
  const host = unique('hot')
  const rule = await as('operator').post<Rule>('/api/v1/rules', {
    name: `CPU of ${host}`,
    enabled: true,
    expr: null,
    series: { metric: 'system.cpu.utilization', labels: { 'host.name': host } },
    condition: { op: 'gt', value: 0.9, recover: 0.7 },
    for: 'PT0S',
    noData: null,
    severity: 4,
    summary: 'CPU of {{entity.name}} is busy',
  })
  expect(rule).toMatchObject({ enabled: true, severity: 4, origin: 'user' })
  const stream = await Stream.open('operator')
  const sensor = Sensor.start(key, {
    metric: 'system.cpu.utilization',
    value: 0.2,
    host,
    labels: { 'cpu.mode': 'user' },
  })
  try {
    const entity = await eventually('the host is an entity', LIMIT, async () =>
      theOnly(
        (await viewer.all<Entity>('/api/v1/entities', { type: 'host' })).filter((one) => one.name === host),
        `entity ${host}`,
      ),
    )
    expect(await alertsNamed(host, rule.id), 'while it is cool').toEqual([])

    sensor.now(0.97)
    const { alert, situation, ticket } = await chainOf(host, 'firing', rule.id)
    expect(alert).toMatchObject({ severity: 4, ruleId: rule.id, entity: { id: entity.id, type: 'host', name: host } })
    expect(alert.summary).toContain(host)
    expect(situation).toMatchObject({ state: 'open', severity: 4, alertCount: 1 })
    expect(ticket).toMatchObject({ type: 'incident', state: 'new', category: 'new', assignee: null })
    expect(ticket.entityIds).toContain(entity.id)
    expect(ticket.number).toMatch(/^INC-\d{4}-\d{6}$/)

    await stream.until('the alert', LIMIT, (heard) => heard.event === 'alert' && heard.raw.includes(alert.id))
    await stream.until(
      'the situation',
      LIMIT,
      (heard) => heard.event === 'situation' && heard.raw.includes(situation.id),
    )
    await stream.until('the ticket', LIMIT, (heard) => heard.event === 'ticket' && heard.raw.includes(ticket.id))
    await eventually('the map shows the host burning', LIMIT, async () => {
      const now = await viewer.get<Entity>(`/api/v1/entities/${entity.id}`)
      expect(now.health).toBe(4)
    })

    sensor.now(0.1)
    await eventually('the alert is resolved', LIMIT, async () => {
      expect((await viewer.get<Alert>(`/api/v1/alerts/${alert.id}`)).state).toBe('resolved')
    })
    await eventually('the untouched incident resolves itself', 2 * LIMIT, async () => {
      expect(await viewer.get<Ticket>(`/api/v1/tickets/${ticket.id}`)).toMatchObject({
        state: 'resolved',
        category: 'done',
      })
    })
    await eventually('the host is healthy again', LIMIT, async () => {
      expect((await viewer.get<Entity>(`/api/v1/entities/${entity.id}`)).health).toBeLessThanOrEqual(1)
    })
    theOnly(await ticketsOf(situation.id), 'incident after all')
    theOnly(await alertsNamed(host, rule.id), 'alert after all')
  } finally {
    stream.close()
    await sensor.stop()
    await as('operator').remove(`/api/v1/rules/${rule.id}`)
  }
})

test('a host that gets hot again a moment later reopens its incident and burns on the map again', async () => {
  const host = unique('flapping')
  const rule = await as('operator').post<Rule>('/api/v1/rules', {
    name: `Load of ${host}`,
    enabled: true,
    expr: null,
    series: { metric: 'e2e.load', labels: { 'host.name': host } },
    condition: { op: 'gt', value: 0.9, recover: 0.7 },
    for: 'PT0S',
    noData: null,
    severity: 4,
    summary: 'Load of {{entity.name}} is high',
  })
  const sensor = Sensor.start(key, { metric: 'e2e.load', value: 0.97, host })
  const ticketIs = (situationId: string, state: string) =>
    eventually(`the incident is ${state}`, 2 * LIMIT, async () => {
      expect(theOnly(await ticketsOf(situationId), 'incident').state).toBe(state)
    })
  const healthIs = (entityId: string, health: number) =>
    eventually(`the health of the host is ${health}`, LIMIT, async () => {
      expect((await viewer.get<Entity>(`/api/v1/entities/${entityId}`)).health).toBe(health)
    })
  try {
    const { alert, situation } = await chainOf(host, 'firing', rule.id)
    const entity = present(alert.entity, 'entity').id
    await healthIs(entity, 4)
    sensor.now(0.1)
    await ticketIs(situation.id, 'resolved')
    await healthIs(entity, 0)
    sensor.now(0.97)
    await ticketIs(situation.id, 'new')
    await healthIs(entity, 4)
    sensor.now(0.1)
    await ticketIs(situation.id, 'resolved')
    await healthIs(entity, 0)
  } finally {
    await sensor.stop()
    await as('operator').remove(`/api/v1/rules/${rule.id}`)
  }
})

test('what was sent by OTLP JSON is there, under both spellings of its name', async () => {
  const host = unique('metered')
  const at = Date.now()
  // The same door is open on the gateway.
  expect(
    (await send('metrics', key, metricsOf([{ metric: 'e2e.some-thing', value: 42.5, host, at }]), URL_OF_SUITE)).status,
  ).toBe(200)
  for (const query of [`{"e2e.some-thing", "host.name"="${host}"}`, `e2e_some_thing{host_name="${host}"}`]) {
    const answer = await eventually(query, 5_000, async () => {
      const found = await viewer.get<Matrix>('/prometheus/api/v1/query_range', {
        query,
        start: at / 1000 - 5,
        end: at / 1000 + 5,
        step: '1s',
      })
      expect(found.data.result).toHaveLength(1)
      return found
    })
    const values = present(answer.data.result[0]?.values, 'values')
    expect(new Set(values.map(([, value]) => value))).toEqual(new Set(['42.5']))
  }
})

test('an expression that the language does not know is refused with its place, never answered wrongly', async () => {
  const answer = await viewer.call('GET', '/prometheus/api/v1/query', {
    query: { query: 'sum(e2e_some_thing) + holt_winters(e2e_some_thing[5m], 0.5, 0.5)' },
  })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('1:23: parse error: unknown function')
})

test('an event by PagerDuty Events v2 walks the same chain, and its sender can resolve it', async () => {
  const source = unique('switch')
  const dedup = unique('dedup')
  const event = trigger(key, dedup, source, `Link of ${source} is down`)
  const accepted = await eventually('the key is known', LIMIT, async () => {
    const answer = await enqueue(event)
    expect(answer.status, answer.text).toBe(202)
    return answer.json<{ status: string; message: string; dedup_key: string }>()
  })
  expect(accepted).toMatchObject({ status: 'success', message: 'Event processed', dedup_key: dedup })
  for (let again = 0; again < 5; again += 1) expect((await enqueue(event)).status).toBe(202)

  const { alert, situation, ticket } = await chainOf(source)
  expect(alert).toMatchObject({ severity: 5 })
  expect(alert.summary).toContain(source)
  expect(situation).toMatchObject({ state: 'open', alertCount: 1 })

  expect((await enqueue({ routing_key: key, event_action: 'resolve', dedup_key: dedup })).status).toBe(202)
  await chainOf(source, 'resolved')
  await eventually('the untouched incident resolves itself', 2 * LIMIT, async () => {
    expect((await viewer.get<Ticket>(`/api/v1/tickets/${ticket.id}`)).state).toBe('resolved')
  })
})

test('a bill over its budget becomes an alert and an incident', async () => {
  const finance = as('finance')
  const service = unique('Compute')
  const budget = await finance.post<Budget>('/api/v1/budgets', {
    name: `Budget of ${service}`,
    amount: '100.00',
    currency: 'USD',
    metric: 'billedCost',
    period: 'monthly',
    scope: { serviceName: service },
    thresholds: [
      { kind: 'actual', percent: 80 },
      { kind: 'actual', percent: 100 },
    ],
  })
  const account = unique('account')
  const csv = csvOf([charge(service, '70.10', account), charge(service, '80.2000000001', account)])
  const begun = await finance.done(
    'POST',
    '/api/v1/deliveries',
    { query: { name: `${service}.csv` }, body: csv, headers: { 'Content-Type': 'text/csv' } },
    [202],
  )
  const { id } = begun.json<Delivery>()
  const delivery = await eventually('the bill is active', LIMIT, async () => {
    const now = await finance.get<Delivery>(`/api/v1/deliveries/${id}`)
    expect(now.state, JSON.stringify(now.errors)).toBe('active')
    return now
  })
  expect(delivery).toMatchObject({ rowsRead: 2, rowsRejected: 0, errorCount: 0 })

  const month = new Date().toISOString().slice(0, 7)
  const costs = await finance.get<Costs>('/api/v1/costs', {
    from: `${month}-01`,
    to: `${new Date().toISOString().slice(0, 8)}28`,
    groupBy: 'serviceName',
    metric: 'billedCost',
  })
  const mine = theOnly(
    costs.rows.filter((row) => row.serviceName === service),
    `cost of ${service}`,
  )
  expect(mine.currency).toBe('USD')
  expect(mine.amount, 'exact to the last digit').toMatch(/^150\.30*0*1?$/)
  expect(Number(mine.amount)).toBeCloseTo(150.3, 6)

  await eventually('both thresholds have fired', LIMIT, async () => {
    expect([...(await finance.get<Budget>(`/api/v1/budgets/${budget.id}`)).firedThresholds].sort()).toEqual([100, 80])
  })
  const alert = await eventually('the breach is an alert', LIMIT, async () => {
    const all = (await viewer.all<Alert>('/api/v1/alerts')).filter((one) =>
      JSON.stringify(one).includes(`Budget of ${service}`),
    )
    return present(
      all.find((one) => one.state === 'firing' && one.situationId !== null),
      'alert of the budget',
    )
  })
  await eventually('the breach is an incident', LIMIT, async () =>
    theOnly(await ticketsOf(present(alert.situationId, 'situation')), 'incident of the budget'),
  )
})
