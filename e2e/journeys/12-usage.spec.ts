import { expect, test } from '@playwright/test'
import { listenForTrouble, photograph, profile, settled, signIn } from '../suite/browser'
import { metricsOf, Sensor, send } from '../suite/otlp'
import { as, newIngestKey, URL_OF_SUITE, unique } from '../suite/suite'
import { eventually } from '../suite/waiting'
import { wordsOf } from '../suite/words'

const LIMIT = 15_000
const metric = unique('e2e.sessions')
const SESSIONS = 60

interface Usage {
  readonly items: readonly { readonly name: string; readonly series: number; readonly askedAt?: string }[]
}

const usageOf = (name: string, person: 'viewer' | 'acme-admin' = 'viewer') =>
  as(person)
    .get<Usage>('/api/v1/metrics/usage', { q: name })
    .then(({ items }) => items.find((each) => each.name === name))

test.beforeAll(async () => {
  const key = await newIngestKey()
  const gauges = Array.from({ length: SESSIONS }, (_unused, index) => ({
    metric,
    value: index,
    host: 'e2e-shop',
    labels: { session_id: `s${index}`, shop: index % 2 ? 'seoul' : 'busan' },
  }))
  expect((await send('metrics', key, metricsOf(gauges))).status).toBe(200)
  await eventually('the metric is counted', LIMIT, async () => expect((await usageOf(metric))?.series).toBe(SESSIONS))
})

for (const language of ['en', 'ko'] as const) {
  test(`a person finds what makes a metric expensive and looks at it, ${language}`, async ({ browser }) => {
    const t = wordsOf(language)
    const context = await profile(browser, { language, theme: language === 'en' ? 'light' : 'dark' })
    const page = await context.newPage()
    const trouble = listenForTrouble(page)
    await signIn(page, 'viewer', '/explore')
    await page.getByRole('link', { name: t('app', 'explore.usage') }).click()
    await expect(page.getByRole('figure')).toBeVisible()
    await settled(page)
    await photograph(page, `usage-${language}`)

    await page.getByRole('searchbox', { name: t('usage', 'search') }).fill(metric)
    const row = page.getByRole('listitem').filter({ hasText: metric })
    await row.getByRole('button', { name: t('usage', 'details', { name: metric }) }).click()
    const culprit = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: 'session_id', exact: true }) })
    await expect(culprit.last()).toContainText(t('usage', 'detail.culprit'))
    await settled(page)
    await photograph(page, `usage-detail-${language}`)

    await page.getByRole('link', { name: t('usage', 'detail.explore') }).click()
    await expect(page.getByRole('figure')).toBeVisible()
    await eventually('the query counts as asking', LIMIT, async () =>
      expect((await usageOf(metric))?.askedAt).toBeTruthy(),
    )

    await page.goto(`${URL_OF_SUITE}/explore/usage?by=sender`)
    await expect(page.getByText(t('usage', 'sender.thisHost')).first()).toBeVisible()
    await settled(page)
    await photograph(page, `usage-senders-${language}`)
    expect(trouble).toEqual([])
    await context.close()
  })
}

test('another tenant sees nothing of it, in neither account', async () => {
  expect(await usageOf(metric, 'acme-admin')).toBeUndefined()
  const status = await as('acme-admin').get('/prometheus/api/v1/status/tsdb', { limit: 1000 })
  expect(JSON.stringify(status)).not.toContain(metric)
  const ours = await as('viewer').get('/prometheus/api/v1/status/tsdb', { limit: 1000 })
  expect(JSON.stringify(ours)).toContain(metric)
})

test('what a rule finds is told as Prometheus tells it', async () => {
  const name = unique('e2e load')
  const watched = unique('e2e.load')
  await as('operator').post('/api/v1/rules', {
    name,
    expr: null,
    series: { metric: watched, labels: {} },
    condition: { op: 'gt', value: 10, recover: 5 },
    for: 'PT0S',
    severity: 4,
    summary: 'Load of {{entity.name}} is {{value}}',
  })
  const sensor = Sensor.start(await newIngestKey(), { metric: watched, value: 42, host: 'e2e-loaded' })
  interface Alerts {
    readonly data: {
      readonly alerts: readonly {
        readonly labels: Readonly<Record<string, string>>
        readonly state: string
        readonly value: string
      }[]
    }
  }
  await eventually('the alert is in the list', LIMIT, async () => {
    const { data } = await as('viewer').get<Alerts>('/prometheus/api/v1/alerts')
    const alert = data.alerts.find((each) => each.labels.alertname === name)
    expect(alert).toMatchObject({
      state: 'firing',
      value: '42.0',
      labels: { severity: 'major', 'host.name': 'e2e-loaded' },
    })
  })
  const rules = JSON.stringify(await as('viewer').get('/prometheus/api/v1/rules', { 'rule_name[]': name }))
  expect(rules).toContain('"state":"firing"')
  expect(rules).toContain(`Load of e2e-loaded is 42`)
  expect(JSON.stringify(await as('acme-admin').get('/prometheus/api/v1/rules'))).not.toContain(name)
  await sensor.stop()
})
