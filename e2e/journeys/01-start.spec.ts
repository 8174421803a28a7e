import { hostname } from 'node:os'
import { expect, test } from '@playwright/test'
import { listenForTrouble, photograph, profile, signIn } from '../suite/browser'
import { report } from '../suite/launcher'
import { as, nobody } from '../suite/suite'
import { eventually } from '../suite/waiting'
import { wordsOf } from '../suite/words'

const COMPONENTS = [
  'postgres',
  'broker',
  'keycloak',
  'collector-svc',
  'event-svc',
  'ticket-svc',
  'topology-svc',
  'billing-svc',
  'gateway',
]

test('status lists every component, and every one is healthy', async () => {
  const suite = await report()
  expect(suite.state).toBe('running')
  expect(suite.components.map((row) => row.name).sort()).toEqual([...COMPONENTS].sort())
  for (const row of suite.components) {
    expect(row, row.name).toMatchObject({ state: 'healthy', restarts: 0, detail: '' })
    expect(row.pid, `process of ${row.name}`).toBeGreaterThan(1)
    expect(row.residentBytes, `memory of ${row.name}`).toBeGreaterThan(1_000_000)
  }
})

test('the first page asks a stranger to sign in, and shows nothing else', async () => {
  const answer = await nobody.call('GET', '/', { headers: { Accept: 'text/html' } })
  expect(answer.status).toBe(302)
  expect(answer.headers.get('location')).toContain('/oauth2/authorization/bongsu')
})

test('fifteen seconds after sign-in the live CPU chart of this machine is on the screen', async ({ browser }) => {
  const t = wordsOf('en')
  const context = await profile(browser)
  const page = await context.newPage()
  const trouble = listenForTrouble(page)
  await signIn(page, 'admin')
  const signedIn = Date.now()
  const left = () => Math.max(1, 15_000 - (Date.now() - signedIn))

  await page.getByRole('link', { name: hostname() }).first().click({ timeout: left() })
  const chart = page.getByRole('figure', { name: t('hosts', 'panel.cpu') })
  await expect(chart).toBeVisible({ timeout: left() })
  await chart.getByRole('button', { name: t('ui', 'chart.showTable') }).click({ timeout: left() })
  const rows = chart
    .getByRole('table')
    .filter({ has: page.getByRole('columnheader', { name: t('ui', 'chart.time') }) })
    .locator('tbody tr')
  await expect(rows.first()).toBeVisible({ timeout: left() })
  await expect(rows.first()).toContainText('%')
  console.log(`      the chart was there ${Date.now() - signedIn} ms after sign-in`)
  await photograph(page, 'first-chart')

  // Live: the newest row changes by itself, without a reload.
  await page.evaluate('window.sameDocument = true')
  const newest = await rows.first().getByRole('rowheader').textContent()
  await expect(rows.first().getByRole('rowheader')).not.toHaveText(newest ?? '', { timeout: 20_000 })
  expect(await page.evaluate('window.sameDocument')).toBe(true)
  expect(trouble).toEqual([])
  await context.close()
})

test('this machine is an entity with its own series, told in the words of OpenTelemetry', async () => {
  const viewer = as('viewer')
  const host = await eventually('the host is known', 15_000, async () => {
    const hosts = await viewer.all<{ name: string; type: string; health: number }>('/api/v1/entities', { type: 'host' })
    const mine = hosts.find((one) => one.name === hostname())
    expect(mine, `${hostname()} among ${hosts.map((one) => one.name).join(', ')}`).toBeDefined()
    return mine
  })
  expect(host?.type).toBe('host')
  for (const metric of ['system.cpu.utilization', 'system.memory.utilization', 'system.filesystem.utilization']) {
    const answer = await viewer.get<{ data: { result: unknown[] } }>('/prometheus/api/v1/query', {
      query: `{"${metric}", "host.name"="${hostname()}"}`,
    })
    expect(answer.data.result.length, metric).toBeGreaterThan(0)
  }
})

test("the suite's own services report their telemetry to itself", async () => {
  const viewer = as('viewer')
  const services = await eventually('services are known', 40_000, async () => {
    const known = await viewer.all<{ name: string }>('/api/v1/entities', { type: 'service' })
    const names = known.map((one) => one.name)
    expect(names).toEqual(expect.arrayContaining(['collector-svc', 'event-svc', 'ticket-svc', 'gateway']))
    return names
  })
  expect(services).toEqual(expect.arrayContaining(['topology-svc', 'billing-svc']))
})
