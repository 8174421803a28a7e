/** One tenant does its worst; each time it is told what to change, and the other tenant notices nothing. */
import { expect, test } from '@playwright/test'
import type { Answer } from '../suite/api'
import { metricsOf, send } from '../suite/otlp'
import { requestOf, snappy, snappyBomb, type Written, write } from '../suite/remoteWrite'
import type { Matrix } from '../suite/shapes'
import { as, newIngestKey, unique } from '../suite/suite'
import { present } from '../suite/waiting'

const run = unique('flood').replaceAll('-', '_')
const MINUTE = 60_000
let key = ''

const series = (name: string, labels: Readonly<Record<string, string>> = {}, value = 1): Written => ({
  labels: { __name__: `${run}_${name}`, ...labels },
  samples: [[Date.now(), value]],
})

const written = async (...all: readonly Written[]) => write(key, snappy(await requestOf(all)))

function* many(name: string, count: number): Generator<Written> {
  for (let i = 0; i < count; i += 1) yield series(name, { i: String(i) })
}

const question = (query: string, more: Readonly<Record<string, string | number>> = {}) =>
  as('acme-admin').call(
    'POST',
    more.step === undefined ? '/prometheus/api/v1/query' : '/prometheus/api/v1/query_range',
    {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ query, ...more } as Record<string, string>).toString(),
      limit: 60_000,
    },
  )

async function stored(name: string): Promise<Matrix['data']['result']> {
  const query = `{__name__="${run}_${name}"}[1h]`
  return (await as('acme-admin').get<Matrix>('/prometheus/api/v1/query', { query })).data.result
}

/** The other tenant, who sends a sample and asks for it again and again; how long each took. */
class Neighbour {
  readonly took: { readonly what: string; readonly millis: number }[] = []
  readonly #running: Promise<void>
  #stopped = false

  constructor(private readonly key: string) {
    this.#running = this.#run()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#running
  }

  async #run(): Promise<void> {
    const viewer = as('viewer')
    for (let i = 0; !this.#stopped; i += 1) {
      const gauge = { metric: `${run}.neighbour`, value: i, host: 'neighbour' }
      const sent = await this.#timed('send', () => send('metrics', this.key, metricsOf([gauge])))
      expect(sent.status, sent.text).toBe(200)
      const found = await this.#timed('ask', () =>
        viewer.get<Matrix>('/prometheus/api/v1/query', { query: `{"${run}.neighbour"}` }),
      )
      expect(present(found.data.result[0], 'its series').value?.[1]).toBe(String(i))
    }
  }

  async #timed<T>(what: string, call: () => Promise<T>): Promise<T> {
    const begun = performance.now()
    const answer = await call()
    this.took.push({ what, millis: performance.now() - begun })
    return answer
  }
}

function told(took: Neighbour['took'], what: string): string {
  const all = took.filter((one) => one.what === what).map((one) => one.millis)
  all.sort((a, b) => a - b)
  const at = (part: number) => Math.round(all[Math.min(all.length - 1, Math.floor(all.length * part))] ?? Number.NaN)
  return `${what}: ${all.length}, median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`
}

let neighbour: Neighbour

test.beforeAll(async () => {
  key = await newIngestKey('acme-admin')
  neighbour = new Neighbour(await newIngestKey())
})

test.afterAll(async () => {
  await neighbour.stop() // fails when any of its calls did
  console.log(`the neighbour meanwhile: ${told(neighbour.took, 'send')}; ${told(neighbour.took, 'ask')}`)
})

interface Refused {
  readonly name: string
  readonly call: () => Promise<Answer>
  readonly status: number
  readonly says: RegExp
}

const body = (bytes: () => Uint8Array | Promise<Uint8Array>) => async () => write(key, await bytes())

const WRITES: readonly Refused[] = [
  {
    name: 'three gigabytes in a few',
    call: body(() => snappyBomb(3 * 2 ** 30)),
    status: 413,
    says: /at most \d+ are allowed/,
  },
  { name: 'more than it says', call: body(() => snappyBomb(1 << 20).with(0, 0x10)), status: 400, says: /snappy/i },
  {
    name: 'half a frame',
    call: body(async () => snappy(await requestOf(many('half', 100))).subarray(0, 700)),
    status: 400,
    says: /snappy/i,
  },
  {
    name: 'half a message',
    call: body(async () => snappy((await requestOf(many('cut', 9))).subarray(0, 77))),
    status: 400,
    says: /byte \d+/i,
  },
  {
    name: 'a megabyte in a label',
    call: () => written(series('fine'), series('huge', { x: 'x'.repeat(1 << 20) })),
    status: 400,
    says: /4,?096/,
  },
  {
    name: 'two hundred labels',
    call: () => written(series('wide', Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`l${i}`, 'x'])))),
    status: 400,
    says: /128/,
  },
  {
    name: 'a million series at once',
    call: body(async () => snappy(await requestOf(many('million', 1_000_000)))),
    status: 413,
    says: /at most 16 MiB/,
  },
]

for (const { name, call, status, says } of WRITES) {
  test(`written: ${name}`, async () => {
    const answer = await call()
    expect(answer.status, answer.text.slice(0, 300)).toBe(status)
    expect(answer.problem().detail).toMatch(says)
  })
}

test('written: a label with a quarter of a million values', async () => {
  test.setTimeout(3 * MINUTE)
  for (let from = 0; from < 250_000; from += 50_000) {
    const part = Array.from({ length: 50_000 }, (_, i) => series('labels', { user: String(from + i) }))
    const answer = await written(...part)
    if (from < 200_000) expect(answer.status, answer.text.slice(0, 300)).toBe(204)
    else {
      expect(answer.status).toBe(400)
      expect(answer.problem().detail).toMatch(new RegExp(`${run}_labels.*200,?000|200,?000.*${run}_labels`))
    }
  }
})

test('written: the same twice, and older after newer', async () => {
  const now = Date.now() - 10_000
  const one = (samples: Written['samples']): Written => ({ labels: { __name__: `${run}_order` }, samples })
  expect(
    (
      await written(
        one([
          [now, 1],
          [now, 1],
          [now - 5_000, 2],
          [now - 7_000, 3],
        ]),
      )
    ).status,
  ).toBe(204)
  expect(
    (
      await written(
        one([
          [now, 9],
          [now - 6_000, 4],
        ]),
      )
    ).status,
  ).toBe(204)
  const [found] = await stored('order')
  expect(found?.values?.map(([at, value]) => [Math.round(at * 1000), value])).toEqual([
    [now - 7_000, '3'],
    [now - 6_000, '4'],
    [now - 5_000, '2'],
    [now, '1'],
  ])
})

test('asked: a pattern that explodes elsewhere', async () => {
  expect((await written(series('a'.repeat(60)))).status).toBe(204)
  const answer = await question('count({__name__=~"flood_.*((a+)+)+b"})')
  expect(answer.status, answer.text.slice(0, 300)).toBe(200)
})

const QUESTIONS: readonly Refused[] = [
  { name: 'everything', call: () => question('{__name__=~".+"}'), status: 422, says: /series/ },
  {
    name: 'thirty years in minutes',
    call: () => question('vector(1)', { start: 0, end: Math.floor(Date.now() / 1000), step: 60 }),
    status: 422,
    says: /points per timeseries/,
  },
  {
    name: 'all of ten years',
    call: () => question(`count_over_time({__name__=~"${run}_.*"}[10y])`),
    status: 422,
    says: /series|samples/,
  },
  { name: 'ten thousand brackets', call: () => question('('.repeat(10_000)), status: 400, says: /./ },
  {
    name: 'a pattern of a hundred kilobytes',
    call: () => question(`{__name__=~"${'(a|b)*'.repeat(17_000)}"}`),
    status: 400,
    says: /regular expression is too large/,
  },
  {
    name: 'a large pattern on each of many values',
    call: () => question(`{user=~"x${'[0-9]?x?'.repeat(500)}"}`),
    status: 422,
    says: /pattern of user is too large to be tried on its \d+ values/,
  },
]

for (const { name, call, status, says } of QUESTIONS) {
  test(`asked: ${name}`, async () => {
    const answer = await call()
    expect(answer.status, answer.text.slice(0, 300)).toBe(status)
    expect(answer.json<{ error: string }>().error).toMatch(says)
  })
}

test('what stood beside the bad is stored, and ordinary samples go on', async () => {
  expect(await stored('fine')).toHaveLength(1)
  expect((await written(series('after'))).status).toBe(204)
  expect(await stored('after')).toHaveLength(1)
})
