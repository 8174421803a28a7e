import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { violations } from '../suite/axe'
import { listenForTrouble, photograph, profile, settled, signIn } from '../suite/browser'
import { as, URL_OF_SUITE, unique } from '../suite/suite'
import { eventually } from '../suite/waiting'
import { wordsOf } from '../suite/words'

const LIMIT = 30_000

interface Told {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

let receiver: Server
let url: string
const told: Told[] = []

test.beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => {
      told.push({ headers: request.headers, body })
      response.statusCode = 204
      response.end()
    })
  })
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
})

test.afterAll(() => new Promise((done) => receiver.close(done)))

/** The published algorithm, by another library than the one that signs. */
function signatureOf(secret: string, { headers, body }: Told): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
}

for (const language of ['en', 'ko'] as const) {
  test(`a person adds a webhook, a ticket is told and signed, and is sent again, ${language}`, async ({ browser }) => {
    const t = wordsOf(language)
    const name = unique(`hook-${language}`)
    const context = await profile(browser, { language, theme: language === 'en' ? 'light' : 'dark' })
    const page = await context.newPage()
    const trouble = listenForTrouble(page)
    await signIn(page, 'admin', '/settings/webhooks')
    await page
      .getByRole('button', { name: t('webhooks', 'create') })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: t('webhooks', 'field.name') }).fill(name)
    await dialog.getByRole('textbox', { name: t('webhooks', 'field.url') }).fill(url)
    await dialog.getByRole('button', { name: t('ui', 'action.save') }).click()
    const secret = (await page.getByTestId('webhook-secret').textContent()) ?? ''

    const title = unique('webhook')
    await as('agent').post('/api/v1/tickets', { type: 'incident', title, description: '' })
    await eventually('the receiver is told', LIMIT, () => {
      const mine = told.filter(
        (one) => one.body.includes(title) && one.headers['webhook-signature'] === signatureOf(secret, one),
      )
      expect(mine).toHaveLength(1)
      return Promise.resolve()
    })
    await page.getByRole('button', { name: t('webhooks', 'show', { name }) }).click()
    const delivery = page
      .getByRole('listitem', { name })
      .getByRole('group')
      .filter({ hasText: 'ticket.opened' })
      .first()
    await delivery.locator('summary').click()
    await expect(delivery.locator('pre')).toContainText(title)
    await settled(page)
    await photograph(page, `webhooks-${language}`)
    await delivery.getByRole('button', { name: t('webhooks', 'deliveries.replay') }).click()
    await eventually('it is told again under the same id', LIMIT, () => {
      const ids = told.filter((one) => one.body.includes(title)).map((one) => one.headers['webhook-id'])
      expect(ids.length).toBeGreaterThan(1)
      return Promise.resolve()
    })
    await page.getByRole('button', { name: t('webhooks', 'deleteOf', { name }) }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('ui', 'action.delete') })
      .click()
    await expect(page.getByRole('listitem', { name })).toHaveCount(0)
    expect(trouble).toEqual([])
    await context.close()
  })
}

test('a file goes with a note, stands in the conversation, and is given back as a file', async ({ browser }) => {
  const t = wordsOf('ko')
  const ticket = await as('agent').post<{ id: string; number: string }>('/api/v1/tickets', {
    type: 'incident',
    title: unique('file'),
    description: '',
  })
  const name = `${unique('기록')}.txt`
  const context = await profile(browser, { language: 'ko' })
  const page = await context.newPage()
  await signIn(page, 'agent', `/tickets/${ticket.number}`)
  await page.getByRole('button', { name: t('tickets', 'composer.internal') }).click()
  await page.getByTestId('attachment-input').setInputFiles({ name, mimeType: 'text/html', buffer: Buffer.from('내용') })
  await page.getByRole('button', { name: t('tickets', 'composer.addNote') }).click()
  const link = page.getByRole('link', { name })
  await expect(link).toBeVisible()
  await settled(page)
  await photograph(page, 'ticket-file-ko')
  const given = await page.request.get(new URL((await link.getAttribute('href')) ?? '', URL_OF_SUITE).toString())
  expect(given.status()).toBe(200)
  expect(given.headers()['content-disposition']).toMatch(/^attachment/)
  expect(given.headers()['x-content-type-options']).toBe('nosniff')
  expect(given.headers()['content-security-policy']).toContain('sandbox')
  expect(await given.text()).toBe('내용')
  await context.close()

  const large = await as('agent').call('POST', `/api/v1/tickets/${ticket.id}/attachments?visibility=public`, {
    headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
    body: new Uint8Array(27 * 1024 * 1024),
  })
  expect(large.status).toBe(413)
})

test('tickets come in from a file, once however often it is sent, and go out again', async () => {
  const owner = unique('owner')
  const line = (id: number) =>
    JSON.stringify({
      externalIdentifier: { owner, id: String(id) },
      type: 'incident',
      title: `가져온 티켓 ${id}`,
      requester: { id: 'ada', name: 'Ada' },
      createdAt: '2024-02-29T08:00:00Z',
      messages: [
        { at: '2024-02-29T09:00:00Z', visibility: 'public', author: { id: 'bob', name: 'Bob' }, body: 'hello' },
      ],
    })
  const file = [...Array.from({ length: 1_000 }, (_, id) => line(id)), '{"type":'].join('\n')
  for (const [created, known] of [
    [1_000, 0],
    [0, 1_000],
  ]) {
    const begun = await as('admin').call('POST', '/api/v1/tickets:import', {
      headers: { 'Content-Type': 'application/x-ndjson' },
      body: file,
    })
    expect(begun.status).toBe(202)
    const { id } = begun.json<{ id: string }>()
    await eventually('it is brought in', LIMIT, async () => {
      expect(await as('admin').get(`/api/v1/ticket-imports/${id}`)).toMatchObject({
        state: 'done',
        created,
        known,
        rejected: 1,
        errors: [{ line: 1_001, code: 'malformed' }],
      })
    })
  }
  const out = await as('agent').call('GET', '/api/v1/tickets:export', {
    limit: LIMIT,
    headers: { Accept: 'application/x-ndjson' },
  })
  expect(out.status).toBe(200)
  expect(out.text.split('\n').filter((one) => one.includes(owner))).toHaveLength(1_000)
})

test('an administrator brings in a file, sees which line is wrong, mends it, and takes tickets out', async ({
  browser,
}) => {
  const t = wordsOf('ko')
  const owner = unique('old-desk')
  const line = (id: number, title: string) =>
    JSON.stringify({
      externalIdentifier: { owner, id: String(id) },
      type: 'problem',
      title,
      requester: { id: 'ada', name: 'Ada' },
      createdAt: '2024-02-29T08:00:00Z',
    })
  const context = await profile(browser, { language: 'ko', viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const trouble = listenForTrouble(page)
  await signIn(page, 'admin', '/settings/exchange')
  const send = (text: string) =>
    page.getByLabel(t('ui', 'upload.choose')).setInputFiles({
      name: 'tickets.ndjson',
      mimeType: 'application/x-ndjson',
      buffer: Buffer.from(text),
    })
  await send(`[${line(1, owner)}]`)
  await expect(page.getByRole('alert')).toHaveText(t('exchange', 'import.refused.list'))
  await send(`${line(1, owner)}\n${line(2, ' ')}\n`)
  const wrong = page.getByRole('table').getByRole('row').nth(1)
  await expect(wrong).toContainText('/title')
  await expect(wrong).toContainText(t('exchange', 'code.not-blank'))
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('table') })).toContainText('1건 가져옴')
  await settled(page)
  await photograph(page, 'exchange-ko-phone')
  expect.soft(await violations(page)).toEqual([])
  const errors = page.waitForEvent('download')
  await page.getByRole('button', { name: t('exchange', 'errors.download') }).click()
  expect(readFileSync(await (await errors).path(), 'utf8')).toContain('"2","/title","not-blank"')
  await send(`${line(1, owner)}\n${line(2, owner)}\n`)
  await expect(page.getByText('1건 이미 있음')).toBeVisible()
  await page.getByRole('button', { name: t('tickets', 'types.problem') }).click()
  const tickets = page.waitForEvent('download')
  await page.getByRole('link', { name: t('exchange', 'export.download') }).click()
  const lines = readFileSync(await (await tickets).path(), 'utf8')
    .trim()
    .split('\n')
  expect(lines.filter((each) => each.includes(owner))).toHaveLength(2)
  expect(lines.every((each) => each.includes('"type":"problem"'))).toBe(true)
  expect(trouble).toEqual([])
  await context.close()
})
