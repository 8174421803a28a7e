import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { listenForTrouble, photograph, profile, settled, signIn } from '../suite/browser'
import { as, unique } from '../suite/suite'
import { eventually } from '../suite/waiting'
import { wordsOf } from '../suite/words'

const LIMIT = 30_000
const metric = unique('e2e_lamps').replaceAll('-', '_')

interface Answer {
  readonly data: { readonly result: readonly { readonly metric: Readonly<Record<string, string>> }[] }
}

let exporter: Server
let url: string

const exposed = (name: string) => `# TYPE ${name} gauge\n${name}{room="hall"} 7\n`

test.beforeAll(async () => {
  exporter = createServer((request, response) => {
    const open = request.headers.authorization === `Basic ${btoa('prom:geheim')}`
    response.statusCode = request.url !== '/metrics' ? 404 : open ? 200 : 401
    response.setHeader('Content-Type', 'text/plain; version=0.0.4')
    response.end(response.statusCode === 200 ? exposed(metric) : '')
  })
  await new Promise<void>((done) => exporter.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(exporter.address() as AddressInfo).port}/metrics`
})

test.afterAll(() => new Promise((done) => exporter.close(done)))

for (const language of ['en', 'ko'] as const) {
  test(`a person tries an exporter, adds it, sees it answer and takes it away, ${language}`, async ({ browser }) => {
    const t = wordsOf(language)
    const job = unique(`job-${language}`)
    const context = await profile(browser, { language, theme: language === 'en' ? 'light' : 'dark' })
    const page = await context.newPage()
    const trouble = listenForTrouble(page)
    await signIn(page, 'admin', '/hosts/targets')
    await page
      .getByRole('button', { name: t('targets', 'create') })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: t('targets', 'field.url') }).fill(url)
    await dialog.getByRole('textbox', { name: t('targets', 'field.job') }).fill(job)
    await dialog.getByRole('textbox', { name: t('targets', 'field.seconds') }).fill('1')
    await dialog.getByRole('textbox', { name: t('targets', 'field.labels') }).fill('site=seoul')
    await dialog.getByRole('button', { name: t('targets', 'try') }).click()
    await expect(dialog.getByRole('status')).toContainText('401')
    await dialog.getByRole('combobox', { name: t('targets', 'field.access') }).selectOption('basic')
    await dialog.getByRole('textbox', { name: t('targets', 'field.username') }).fill('prom')
    await dialog.getByLabel(t('targets', 'field.password')).fill('geheim')
    await dialog.getByRole('button', { name: t('targets', 'try') }).click()
    await expect(dialog.getByRole('status')).toContainText(metric)
    await settled(page)
    await photograph(page, `targets-try-${language}`)
    await dialog.getByRole('button', { name: t('ui', 'action.save') }).click()

    const row = page.getByRole('listitem', { name: url }).filter({ hasText: job })
    await expect(row.getByText(t('targets', 'state.up'), { exact: true })).toBeVisible({ timeout: LIMIT })
    await eventually('its samples are stored', LIMIT, async () => {
      const { data } = await as('viewer').get<Answer>('/prometheus/api/v1/query', { query: `${metric}{job="${job}"}` })
      expect(data.result[0]?.metric).toMatchObject({ room: 'hall', site: 'seoul', job })
    })
    await settled(page)
    await photograph(page, `targets-${language}`)

    await row.getByRole('button', { name: t('targets', 'deleteOf', { url }) }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('ui', 'action.delete') })
      .click()
    await expect(row).toHaveCount(0)
    await eventually('its series have ended', LIMIT, async () => {
      const { data } = await as('viewer').get<Answer>('/prometheus/api/v1/query', { query: `${metric}{job="${job}"}` })
      expect(data.result).toEqual([])
    })
    expect(trouble).toEqual([])
    await context.close()
  })
}

test('what must not be asked is refused, to add and to try, and others do not see our targets', async () => {
  for (const forbidden of ['http://169.254.169.254/latest/meta-data', 'http://[::1]:9100/metrics', 'http://0.0.0.0/']) {
    const refused = await as('admin').call('POST', '/api/v1/targets', { body: { job: 'x', url: forbidden } })
    expect(refused.status, forbidden).toBe(422)
    expect(refused.problem().errors[0]?.pointer).toBe('/url')
    const tried = await as('admin').post<{ up: boolean; error: string }>('/api/v1/targets/try', {
      job: 'x',
      url: forbidden,
    })
    expect(tried.up).toBe(false)
  }
  const job = unique('ours')
  const made = await as('admin').post<{ id: string }>('/api/v1/targets', { job, url, enabled: false })
  expect(JSON.stringify(await as('acme-admin').get('/api/v1/targets'))).not.toContain(job)
  expect((await as('acme-admin').call('GET', `/api/v1/targets/${made.id}`)).status).toBe(404)
  await as('admin').remove(`/api/v1/targets/${made.id}`)
})
