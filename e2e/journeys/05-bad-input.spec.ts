import { expect, test } from '@playwright/test'
import type { Answer } from '../suite/api'
import { enqueue, trigger } from '../suite/enqueue'
import { type Charge, charge, columnsWithout, csvOf, thisMonth } from '../suite/focus'
import { report } from '../suite/launcher'
import { logsOf, metricsOf, nanos, send, tracesOf } from '../suite/otlp'
import type { Alert, Costs, Delivery, Matrix } from '../suite/shapes'
import { as, newIngestKey, tokenOf, URL_OF_OTLP, URL_OF_SUITE, unique } from '../suite/suite'
import { eventually, theOnly } from '../suite/waiting'
import { field, gaugeBytes, gzip, post, text } from '../suite/wire'

const LIMIT = 10_000
const MEGABYTE = 1024 * 1024
const JSON_TYPE = 'application/json'
const PROTOBUF = 'application/x-protobuf'
let key: string

test.beforeAll(async () => {
  key = await newIngestKey()
})

/** None of it brought anything down, not even for a moment. */
test.afterAll(async () => {
  const suite = await report()
  for (const row of suite.components) expect(row, row.name).toMatchObject({ state: 'healthy', restarts: 0 })
})

/** Says where: a pointer into the body, or line and column, or the name of what was wrong. */
function saysWhatAndWhere(answer: Answer, statuses: readonly number[], where: RegExp): void {
  expect(statuses, `${answer.what} → ${answer.status} ${answer.text.slice(0, 300)}`).toContain(answer.status)
  expect(toldBy(answer), 'says where').toMatch(where)
}

/** Who speaks protobuf is answered in it: with a google.rpc.Status, whose message stands in the bytes as it is. */
function toldBy(answer: Answer): string {
  if (answer.headers.get('content-type')?.startsWith(PROTOBUF)) return answer.text
  const problem = answer.problem()
  return `${problem.detail} ${JSON.stringify(problem.errors)}`
}

function partlyRefused(answer: Answer): void {
  expect(answer.status, answer.text.slice(0, 300)).toBe(200)
  const { partialSuccess } = answer.json<{
    partialSuccess?: { rejectedDataPoints?: string | number; errorMessage?: string }
  }>()
  expect(Number(partialSuccess?.rejectedDataPoints ?? 0), answer.text).toBeGreaterThan(0)
  expect(partialSuccess?.errorMessage, 'says why').toBeTruthy()
}

const toOtlp = (body: Uint8Array | string, type: string, signal = 'metrics', extra: Record<string, string> = {}) =>
  post(`${URL_OF_OTLP}/v1/${signal}`, body, { 'Content-Type': type, Authorization: `Bearer ${key}`, ...extra })

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
const withPoint = (point: object, host = 'bad-input') => {
  const whole = metricsOf([{ metric: 'e2e.bad', value: 1, host }])
  const metric = whole.resourceMetrics[0]?.scopeMetrics[0]?.metrics[0]
  if (metric) Object.assign(metric.gauge.dataPoints[0] ?? {}, point)
  return JSON.stringify(whole)
}

test.describe('telemetry', () => {
  const malformed: [string, Uint8Array | string, string, readonly number[], RegExp][] = [
    ['bytes that are no protobuf', new Uint8Array([0xff, 0xff, 0xff, 0xff, 0x07, 0x01]), PROTOBUF, [400], /protobuf/i],
    [
      'a protobuf cut off in the middle',
      gaugeBytes(text('e2e.cut'), 1, 1n, 'cut').slice(0, 40),
      PROTOBUF,
      [400],
      /protobuf/i,
    ],
    ['JSON cut off in the middle', '{"resourceMetrics":[{"resource":', JSON_TYPE, [400], /line|column|position|JSON/i],
    ['JSON of another shape', '{"resourceMetrics":"none"}', JSON_TYPE, [400], /resourceMetrics|resource_metrics/],
    ['JSON that is no object', '42', JSON_TYPE, [400], /object|JSON/i],
    ['an empty JSON body', '', JSON_TYPE, [400], /./],
    ['ten thousand levels of JSON', nested(10_000), JSON_TYPE, [400], /deep|nest|level|depth|object|JSON/i],
    [
      'ten thousand levels inside an attribute',
      `{"resourceMetrics":[{"resource":{"attributes":[{"key":"a","value":${'{"arrayValue":{"values":['.repeat(10_000)}${']}}'.repeat(10_000)}}]}}]}`,
      JSON_TYPE,
      [400],
      /deep|nest|level|depth/i,
    ],
    [
      'NaN as a bare word',
      withPoint({ asDouble: 1 }).replace('"asDouble":1', '"asDouble":NaN'),
      JSON_TYPE,
      [400],
      /NaN|line|column/,
    ],
    ['a number as a word', withPoint({ asDouble: 'much' }), JSON_TYPE, [400], /asDouble|much/],
    ['a time that is no number', withPoint({ timeUnixNano: 'yesterday' }), JSON_TYPE, [400], /timeUnixNano|yesterday/],
    [
      'a time beyond 64 bits',
      withPoint({ timeUnixNano: '99999999999999999999999' }),
      JSON_TYPE,
      [400],
      /timeUnixNano|9999/,
    ],
    [
      'invalid UTF-8 in JSON',
      Buffer.from(withPoint({}, 'xyz'))
        .fill(0xff, 0, 0)
        .map((byte) => (byte === 0x79 ? 0xff : byte)),
      JSON_TYPE,
      [400],
      /UTF-8|encoding|JSON|byte/i,
    ],
    [
      'invalid UTF-8 in a protobuf string',
      gaugeBytes([0xc3, 0x28], 1, BigInt(nanos(Date.now())), 'utf8'),
      PROTOBUF,
      [400],
      /UTF-8/i,
    ],
  ]
  for (const [name, body, type, statuses, where] of malformed) {
    test(`${name} is refused with what and where`, async () => {
      saysWhatAndWhere(await toOtlp(body, type), statuses, where)
    })
  }

  for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'nonsense']) {
    test(`content type ${type} is 415`, async () => {
      saysWhatAndWhere(await toOtlp('{}', type), [415], /application\/(json|x-protobuf)/)
    })
  }

  test('a gzip that is none is refused', async () => {
    saysWhatAndWhere(await toOtlp('not zipped', JSON_TYPE, 'metrics', { 'Content-Encoding': 'gzip' }), [400], /gzip/i)
    saysWhatAndWhere(await toOtlp('{}', JSON_TYPE, 'metrics', { 'Content-Encoding': 'br' }), [415], /br|gzip|encoding/i)
  })

  for (const [door, base] of [
    ['its own port', URL_OF_OTLP],
    ['the gateway', URL_OF_SUITE],
  ] as const) {
    test(`fifty megabytes are 413 at ${door}, zipped or not`, async () => {
      const big = Buffer.alloc(50 * MEGABYTE, 0x20)
      const send = (body: Uint8Array, extra: Record<string, string> = {}) =>
        post(`${base}/v1/metrics`, body, { 'Content-Type': JSON_TYPE, Authorization: `Bearer ${key}`, ...extra })
      saysWhatAndWhere(await send(big), [413], /./)
      saysWhatAndWhere(await send(gzip(big), { 'Content-Encoding': 'gzip' }), [413], /./)
      saysWhatAndWhere(
        await post(`${base}/v1/traces`, big, { 'Content-Type': PROTOBUF, Authorization: `Bearer ${key}` }),
        [413],
        /./,
      )
    })
  }

  test('unknown fields are read over, as OTLP wants it', async () => {
    const host = unique('unknown')
    const whole = JSON.parse(withPoint({ fromTheFuture: { a: [1] } }, host)) as object
    const answer = await toOtlp(JSON.stringify({ ...whole, another: 1 }), JSON_TYPE)
    expect(answer.status, answer.text).toBe(200)
    await stored(`{"e2e.bad", "host.name"="${host}"}`)
    const bytes = gaugeBytes(text('e2e.bad'), 3, BigInt(nanos(Date.now())), `${host}-2`)
    const more = new Uint8Array([...bytes, ...field(999, text('from the future'))])
    expect((await toOtlp(more, PROTOBUF)).status).toBe(200)
    await stored(`{"e2e.bad", "host.name"="${host}-2"}`)
  })

  const times: [string, string][] = [
    ['the year 1970', '1000000000'],
    ['the year 2000', nanos(Date.UTC(2000, 0, 1))],
    ['ten years ahead', nanos(Date.now() + 3650 * 86_400_000)],
    ['the end of 64 bits', '18446744073709551615'],
  ]
  for (const [name, at] of times) {
    test(`a point of ${name} is refused, its neighbour is stored`, async () => {
      const host = unique('time')
      const whole = metricsOf([
        { metric: 'e2e.bad', value: 1, host },
        { metric: 'e2e.good', value: 2, host },
      ])
      const bad = whole.resourceMetrics[0]?.scopeMetrics[0]?.metrics[0]?.gauge.dataPoints[0]
      Object.assign(bad ?? {}, { timeUnixNano: at })
      partlyRefused(await toOtlp(JSON.stringify(whole), JSON_TYPE))
      await stored(`{"e2e.good", "host.name"="${host}"}`)
    })
  }

  test('ten thousand labels on a point are refused, its neighbour is stored', async () => {
    const host = unique('labels')
    const labels = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [`label.${index}`, `value ${index}`]),
    )
    const whole = metricsOf([
      { metric: 'e2e.bad', value: 1, host, labels },
      { metric: 'e2e.good', value: 2, host },
    ])
    partlyRefused(await toOtlp(JSON.stringify(whole), JSON_TYPE))
    await stored(`{"e2e.good", "host.name"="${host}"}`)
  })

  for (const word of ['NaN', 'Infinity', '-Infinity'] as const) {
    test(`${word} is a value of OTLP and harms nothing`, async () => {
      const host = unique('odd')
      const odd = metricsOf([
        { metric: 'e2e.odd', value: 1, host },
        { metric: 'e2e.good', value: 2, host },
      ])
      Object.assign(odd.resourceMetrics[0]?.scopeMetrics[0]?.metrics[0]?.gauge.dataPoints[0] ?? {}, { asDouble: word })
      const answer = await toOtlp(JSON.stringify(odd), JSON_TYPE)
      expect(answer.status, answer.text).toBe(200)
      await stored(`{"e2e.good", "host.name"="${host}"}`)
      const found = await as('viewer').done('GET', '/prometheus/api/v1/query', {
        query: { query: `{"e2e.odd", "host.name"="${host}"}` },
      })
      const values = found.json<Matrix>().data.result.map((one) => one.value?.[1])
      // Kept as Prometheus spells it, or refused by partial_success: never turned into another number.
      const spelled = word === 'NaN' ? 'NaN' : word.replace('Infinity', 'Inf').replace(/^I/, '+I')
      if (values.length > 0) expect(values).toEqual([spelled])
      else partlyRefused(answer)
    })
  }

  test('spans and log records without their ids and times are refused or read as far as they go', async () => {
    for (const [signal, body] of [
      ['traces', { resourceSpans: [{ scopeSpans: [{ spans: [{ traceId: 'xyz', spanId: '1', name: 'x' }] }] }] }],
      ['traces', { resourceSpans: [{ scopeSpans: [{ spans: [{ traceId: '', spanId: '', name: 'x' }] }] }] }],
    ] as const) {
      const answer = await toOtlp(JSON.stringify(body), JSON_TYPE, signal)
      expect([200, 400], answer.text).toContain(answer.status)
      if (answer.status === 400) answer.problem()
      else expect(answer.text, 'rejectedSpans').toMatch(/"rejectedSpans":\s*"?1/)
    }
  })
})

test.describe('the API', () => {
  const rule = {
    name: 'bad',
    enabled: false,
    expr: null,
    series: { metric: 'e2e.bad', labels: {} },
    condition: { op: 'gt', value: 1, recover: 1 },
    for: 'PT0S',
    noData: null,
    severity: 3,
    summary: 'bad',
  }
  const cases: [string, string, unknown, readonly number[], RegExp][] = [
    ['JSON cut off', '/api/v1/rules', '{"name":', [400], /line|column|malformed/i],
    ['an unknown field', '/api/v1/rules', { ...rule, colour: 'red' }, [400], /colour/],
    [
      'an operator that is none',
      '/api/v1/rules',
      { ...rule, condition: { op: 'about', value: 1, recover: 1 } },
      [400, 422],
      /op|about/,
    ],
    ['a severity of 9', '/api/v1/rules', { ...rule, severity: 9 }, [400, 422], /severity/],
    ['a duration that is none', '/api/v1/rules', { ...rule, for: 'soon' }, [400, 422], /for|soon/],
    [
      'a threshold of NaN',
      '/api/v1/rules',
      JSON.stringify(rule).replace('"value":1', '"value":NaN'),
      [400],
      /NaN|value|line/,
    ],
    [
      'an infinite threshold',
      '/api/v1/rules',
      JSON.stringify(rule).replace('"value":1', '"value":1e999'),
      [400, 422],
      /value|Infinity|finite|number/i,
    ],
    [
      'an expression with an error',
      '/api/v1/rules',
      { ...rule, series: null, expr: 'sum(' },
      [400, 422],
      /expr|column|position/i,
    ],
    ['neither series nor expression', '/api/v1/rules', { ...rule, series: null }, [400, 422], /series|expr/],
    [
      'no title',
      '/api/v1/tickets',
      { type: 'incident', description: 'x', impact: 'low', urgency: 'low' },
      [400, 422],
      /title/,
    ],
    [
      'an impact that is none',
      '/api/v1/tickets',
      { type: 'incident', title: 'x', description: 'x', impact: 'huge', urgency: 'low' },
      [400, 422],
      /impact/,
    ],
    [
      'a title of 100,000 letters',
      '/api/v1/tickets',
      { type: 'incident', title: 'x'.repeat(100_000), description: 'x', impact: 'low', urgency: 'low' },
      [400, 413, 422],
      /title/,
    ],
    ['ten thousand levels', '/api/v1/tickets', nested(10_000), [400], /./],
    [
      'an amount of money that is no number',
      '/api/v1/budgets',
      {
        name: 'x',
        amount: 'lots',
        currency: 'USD',
        metric: 'billedCost',
        period: 'monthly',
        scope: {},
        thresholds: [],
      },
      [400, 422],
      /amount/,
    ],
  ]
  for (const [name, path, body, statuses, where] of cases) {
    test(`${name} in ${path} is refused with what and where`, async () => {
      const answer = await as('admin').call('POST', path, {
        body,
        headers: { 'Content-Type': JSON_TYPE },
      })
      saysWhatAndWhere(answer, statuses, where)
    })
  }

  test('fifty megabytes of JSON are 413', async () => {
    const body = Buffer.alloc(50 * MEGABYTE, 0x20)
    const headers = { 'Content-Type': JSON_TYPE, Authorization: `Bearer ${await tokenOf('admin')}` }
    for (const path of ['/api/v1/rules', '/api/v1/tickets', '/api/v1/budgets', '/api/v1/ingest-keys', '/v2/enqueue']) {
      const answer = await post(`${URL_OF_SUITE}${path}`, body, headers)
      expect(answer.status, `${path} ${answer.text.slice(0, 200)}`).toBe(413)
      answer.problem()
    }
  })

  test('queries and ids that are none are 4xx', async () => {
    const admin = as('admin')
    const calls: [string, readonly number[]][] = [
      ['/api/v1/alerts?state=burning', [400]],
      ['/api/v1/alerts?limit=100000', [400]],
      ['/api/v1/alerts?limit=-1', [400]],
      ['/api/v1/alerts?limit=ten', [400]],
      ['/api/v1/alerts?after=not-a-cursor', [400]],
      ['/api/v1/tickets?after=%00%ff', [400]],
      ['/api/v1/alerts/not-an-id', [400, 404]],
      ['/api/v1/situations/not-an-id', [400, 404]],
      ['/api/v1/entities/not-an-id', [400, 404]],
      ['/api/v1/traces/not-a-trace', [400, 404]],
      ['/api/v1/costs?from=someday&to=2026-01-01&groupBy=day&metric=billedCost', [400]],
      ['/api/v1/costs?from=2026-02-01&to=2026-01-01&groupBy=day&metric=billedCost', [400, 422]],
      ["/api/v1/costs?from=2026-01-01&to=2026-02-01&groupBy=day';drop&metric=billedCost", [400, 422]],
      ['/prometheus/api/v1/query?query=sum(', [400, 422]],
      ['/prometheus/api/v1/query', [400, 422]],
      ['/prometheus/api/v1/query_range?query=up&start=0&end=9999999999&step=0.001', [400, 422]],
    ]
    const wrong: string[] = []
    for (const [path, statuses] of calls) {
      const answer = await admin.call('GET', path)
      if (!statuses.includes(answer.status)) wrong.push(`${path}: ${answer.status} ${answer.text.slice(0, 160)}`)
      else if (!path.startsWith('/prometheus')) answer.problem()
      else expect(answer.text, path).toMatch(/"(error|detail)":\s*"[^"]+/)
    }
    expect(wrong).toEqual([])
  })

  test('events that are none are refused, in the words of Events v2 or of ours', async () => {
    const event = trigger(key, unique('bad'), 'source', 'summary')
    const bodies: [string, unknown][] = [
      ['cut off', '{"routing_key":'],
      ['no action', { routing_key: key, payload: event.payload }],
      ['an unknown action', { ...event, event_action: 'explode' }],
      ['no summary', { ...event, payload: { source: 'x', severity: 'error' } }],
      ['an unknown severity', { ...event, payload: { ...event.payload, severity: 'apocalyptic' } }],
      ['resolve without its key', { routing_key: key, event_action: 'resolve' }],
      ['ten thousand levels', nested(10_000)],
    ]
    for (const [name, body] of bodies) {
      const raw = typeof body === 'string' ? body : JSON.stringify(body)
      const answer = await post(`${URL_OF_SUITE}/v2/enqueue`, raw, { 'Content-Type': JSON_TYPE })
      expect(answer.status, `${name}: ${answer.text.slice(0, 200)}`).toBe(400)
      if (answer.headers.get('content-type')?.includes('problem')) answer.problem()
      else expect(answer.json(), name).toMatchObject({ status: 'invalid event', errors: expect.anything() })
    }
  })
})

test.describe('a bill', () => {
  const finance = as('finance')
  const service = unique('Broken')
  const good = charge(service, '10', 'broken-account')
  const rows = (count: number, bad: Charge, at: number) =>
    Array.from({ length: count }, (_, index) => (index === at ? { ...good, ...bad } : good))
  const bytes = (csv: string, from: string, to: number[]) => {
    const all = [...Buffer.from(csv)]
    const at = csv.indexOf(from)
    return new Uint8Array([...all.slice(0, at), ...to, ...all.slice(at + from.length)])
  }
  const files: [string, string | Uint8Array, { row?: number; column?: string }][] = [
    ['nothing at all', '', {}],
    ['a header alone', csvOf([]), {}],
    ['a column missing', csvOf([good], columnsWithout('BilledCost')), { column: 'BilledCost' }],
    ['a cost that is no number', csvOf(rows(9, { BilledCost: 'a lot' }, 6)), { row: 7, column: 'BilledCost' }],
    ['a cost with a comma', csvOf(rows(9, { BilledCost: '1,000.00' }, 2)), { row: 3, column: 'BilledCost' }],
    ['a cost that is NaN', csvOf(rows(9, { BilledCost: 'NaN' }, 0)), { row: 1, column: 'BilledCost' }],
    [
      'a date that is none',
      csvOf(rows(9, { ChargePeriodStart: '31/12/2026' }, 8)),
      { row: 9, column: 'ChargePeriodStart' },
    ],
    ['a period that ends before it starts', csvOf(rows(3, { ChargePeriodEnd: '2001-01-01T00:00:00Z' }, 1)), { row: 2 }],
    ['no currency', csvOf(rows(3, { BillingCurrency: '' }, 1)), { row: 2, column: 'BillingCurrency' }],
    ['a quote that never ends', `${csvOf([good])}"never closed,${'x,'.repeat(20)}`, { row: 2 }],
    ['a row with too few cells', `${csvOf([good])}1,2,3\n`, { row: 2 }],
    ['invalid UTF-8', bytes(csvOf([good]), 'Seoul', [0xc3, 0x28]), {}],
    [
      'a zip in disguise',
      new Uint8Array([0x50, 0x4b, 3, 4, ...new Uint8Array(500).map((_, index) => index % 251)]),
      {},
    ],
  ]
  for (const [name, body, where] of files) {
    test(`with ${name} is refused as a whole, with row, column and reason`, async () => {
      const answer = await finance.call('POST', '/api/v1/deliveries', {
        query: { name: `${name}.csv` },
        body,
        headers: { 'Content-Type': 'text/csv' },
        limit: 30_000,
      })
      if (answer.status !== 202) {
        expect([400, 415, 422], answer.text).toContain(answer.status)
        answer.problem()
      } else {
        const { id } = answer.json<Delivery>()
        const delivery = await eventually('it is judged', LIMIT, async () => {
          const now = await finance.get<Delivery>(`/api/v1/deliveries/${id}`)
          expect(now.state).not.toBe('running')
          return now
        })
        expect(delivery.state).toBe('rejected')
        const [first] = delivery.errors
        expect(first?.reason, JSON.stringify(delivery)).toBeTruthy()
        if (where.row !== undefined) expect(first?.row, JSON.stringify(delivery.errors)).toBe(where.row)
        if (where.column) expect(first?.column, JSON.stringify(delivery.errors)).toBe(where.column)
      }
      const { start, end } = thisMonth()
      const costs = await finance.get<Costs>('/api/v1/costs', {
        from: start.slice(0, 10),
        to: end.slice(0, 10),
        groupBy: 'serviceName',
        metric: 'billedCost',
      })
      expect(
        costs.rows.filter((row) => row.serviceName === service),
        'nothing half-imported',
      ).toEqual([])
    })
  }

  test('of another content type is 415', async () => {
    const answer = await finance.call('POST', '/api/v1/deliveries', {
      query: { name: 'bill.pdf' },
      body: '%PDF',
      headers: { 'Content-Type': 'application/pdf' },
    })
    saysWhatAndWhere(answer, [415], /application\/pdf|text\/csv/)
  })
})

test('after all that, ordinary data flows as before', async () => {
  const host = unique('after')
  expect((await send('metrics', key, metricsOf([{ metric: 'e2e.after', value: 5, host }]))).status).toBe(200)
  expect((await send('logs', key, logsOf(host, 'still here'))).status).toBe(200)
  const traceId = 'abcdef0123456789abcdef0123456789'
  expect(
    (await send('traces', key, tracesOf([{ traceId, spanId: '0123456789abcdef', service: host, name: 'x', kind: 2 }])))
      .status,
  ).toBe(200)
  await stored(`{"e2e.after", "host.name"="${host}"}`)
  expect((await enqueue(trigger(key, host, host, `${host} works`))).status).toBe(202)
  await eventually('an alert', LIMIT, async () => {
    theOnly(
      (await as('viewer').all<Alert>('/api/v1/alerts')).filter(
        (one) => one.entity?.name === host && one.state === 'firing',
      ),
      'alert',
    )
  })
  await enqueue({ routing_key: key, event_action: 'resolve', dedup_key: host })
})

async function stored(query: string): Promise<void> {
  await eventually(`${query} is stored`, 5_000, async () => {
    const answer = await as('viewer').get<Matrix>('/prometheus/api/v1/query', { query })
    expect(answer.data.result).toHaveLength(1)
  })
}
