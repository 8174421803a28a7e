/** Programs that know nothing of Bongsu: Debian's Prometheus, promtool and node_exporter, and the OpenTelemetry SDK. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { expect, test } from '@playwright/test'
import { Background, freePorts, output } from '../suite/programs'
import type { Matrix } from '../suite/shapes'
import { as, newIngestKey, type Person, passwordOf, URL_OF_OTLP, URL_OF_SUITE, unique } from '../suite/suite'
import { eventually, present } from '../suite/waiting'

const PROMETHEUS = '/usr/bin/prometheus'
const PROMTOOL = '/usr/bin/promtool'
const NODE_EXPORTER = '/usr/bin/prometheus-node-exporter'

const folder = mkdtempSync(join(tmpdir(), 'bongsu-programs-'))
const running: Background[] = []

function start(program: string, words: readonly string[]): Background {
  const started = new Background(program, words)
  running.push(started)
  return started
}

test.afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()))
  rmSync(folder, { recursive: true, force: true })
})

type Series = Matrix['data']['result'][number]

async function ask(query: string, time?: number): Promise<readonly Series[]> {
  return (await as('viewer').get<Matrix>('/prometheus/api/v1/query', { query, time })).data.result
}

const numberOf = (series: Series | undefined, what: string) =>
  present(present(series, what).value, `value of ${what}`)[1]

/** How Go's programs take a name and a password: in the address. */
function addressFor(person: Person): string {
  const address = new URL('/prometheus', URL_OF_SUITE)
  address.username = person
  address.password = encodeURIComponent(passwordOf(person))
  return address.toString()
}

const promtool = (...words: readonly string[]) => output(PROMTOOL, ['query', ...words])

test('a Prometheus writes to us what it scrapes, and both say the same', async () => {
  const replica = unique('replica')
  const key = join(folder, 'key')
  writeFileSync(key, await newIngestKey(), { mode: 0o600 })
  const [port] = await freePorts(1)
  const config = join(folder, 'prometheus.yml')
  writeFileSync(
    config,
    JSON.stringify({
      global: { scrape_interval: '1s', external_labels: { replica } },
      scrape_configs: [{ job_name: 'itself', static_configs: [{ targets: [`127.0.0.1:${port}`] }] }],
      remote_write: [
        {
          url: `${URL_OF_SUITE}/prometheus/api/v1/write`,
          authorization: { credentials_file: key },
          queue_config: { batch_send_deadline: '1s' },
        },
      ],
    }),
  )
  const prometheus = start(PROMETHEUS, [
    `--config.file=${config}`,
    `--storage.tsdb.path=${join(folder, 'tsdb')}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ])

  const metric = 'prometheus_tsdb_head_samples_appended_total'
  const own = `http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(`${metric}[1h]`)}`
  await eventually('ten samples of its own', 30_000, async () => {
    const answer = (await (await fetch(own)).json()) as Matrix
    const theirs = present(answer.data.result[0], `series; it said ${prometheus.said()}`).values?.slice(0, 10)
    expect(theirs).toHaveLength(10)
    const last = present(theirs?.[9], 'tenth sample')[0]
    const ours = await ask(`${metric}{replica="${replica}"}[1h]`, last)
    expect(present(ours[0], 'series of ours').values).toEqual(theirs)
  })
  expect(await ask(`count by (__name__, type) ({__name__="up", replica="${replica}"})`)).toHaveLength(1)
})

test('promtool asks with a name and a password', async () => {
  const query = 'bongsu_gateway_never_there or on() vector(42)'
  expect(await promtool('instant', addressFor('viewer'), query)).toMatch(/=> 42 @/)
  const series = await promtool('series', '--match=system_cpu_utilization', addressFor('viewer'))
  expect(series).toContain('__name__="system_cpu_utilization"')
  expect(series).toContain('host_name="') // promtool of Prometheus 2 refuses host.name
  expect(await promtool('labels', addressFor('viewer'), '__name__')).toContain('system.cpu.utilization')
  const now = Math.floor(Date.now() / 1000)
  const range = await promtool(
    'range',
    `--start=${now - 60}`,
    `--end=${now}`,
    '--step=15s',
    addressFor('viewer'),
    'vector(1)',
  )
  expect(range.match(/1 @\[/g)).toHaveLength(5)

  await expect(promtool('instant', addressFor('requester'), query)).rejects.toThrow(/403|forbidden/i)
  const wrong = new URL(addressFor('viewer'))
  wrong.password = 'not-the-password'
  await expect(promtool('instant', wrong.toString(), query)).rejects.toThrow(/401|unauthorized/i)
})

test('a node_exporter is scraped', async () => {
  const job = unique('nodes')
  const [port] = await freePorts(1)
  const exporter = start(NODE_EXPORTER, [`--web.listen-address=127.0.0.1:${port}`])
  const lists = join(present(process.env.BONGSU_HOME, 'BONGSU_HOME'), 'scrape')
  mkdirSync(lists, { recursive: true })
  const list = join(lists, `${job}.json`)
  writeFileSync(list, JSON.stringify([{ targets: [`127.0.0.1:${port}`], labels: { __scrape_interval__: '1s' } }]))
  try {
    await eventually('its series', 30_000, async () => {
      expect(await ask(`node_uname_info{job="${job}"}`), exporter.said()).toHaveLength(1)
      const [count] = await ask(`count({job="${job}"})`)
      expect(Number(numberOf(count, 'count'))).toBeGreaterThan(200)
    })
    await exporter.stop()
    await eventually('it is down', 20_000, async () => {
      expect(numberOf((await ask(`up{job="${job}"}`))[0], 'up')).toBe('0')
      expect(await ask(`node_uname_info{job="${job}"}`)).toEqual([])
    })
  } finally {
    rmSync(list)
  }
})

test('the OpenTelemetry SDK sends counters and histograms', async () => {
  const service = unique('sdk')
  const exporter = new OTLPMetricExporter({
    url: `${URL_OF_OTLP}/v1/metrics`,
    headers: { Authorization: `Bearer ${await newIngestKey()}` },
  })
  const provider = new MeterProvider({
    resource: resourceFromAttributes({
      'service.name': service,
      'service.instance.id': '1',
      'deployment.colour': 'red',
    }),
    readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 60_000 })],
  })
  const meter = provider.getMeter('e2e')
  meter.createCounter('e2e.sdk.requests', { unit: '{request}' }).add(7, { 'http.route': '/a' })
  const durations = meter.createHistogram('e2e.sdk.duration', {
    unit: 's',
    advice: { explicitBucketBoundaries: [1, 2] },
  })
  for (const value of [0.5, 1.5, 1.5, 9]) durations.record(value)
  await provider.forceFlush()
  await provider.shutdown()

  const of = `service_name="${service}"`
  const [requests] = await ask(`{"e2e.sdk.requests", ${of}}`)
  expect(numberOf(requests, 'counter')).toBe('7')
  expect(present(requests, 'counter').metric['http.route']).toBe('/a')
  const buckets = await ask(`sort(e2e_sdk_duration_bucket{${of}})`)
  expect(buckets.map((one) => [one.metric.le, numberOf(one, 'bucket')])).toEqual([
    ['1', '1'],
    ['2', '3'],
    ['+Inf', '4'],
  ])
})
