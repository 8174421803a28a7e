import { expect, test } from '@playwright/test'
import { listenForTrouble, photograph, profile, signIn } from '../suite/browser'
import { enqueue, trigger } from '../suite/enqueue'
import type { Alert, Ticket, TimelineItem } from '../suite/shapes'
import { as, newIngestKey, unique } from '../suite/suite'
import { eventually, present, theOnly } from '../suite/waiting'
import { type Language, wordsOf } from '../suite/words'

const LIMIT = 10_000
let key: string

test.beforeAll(async () => {
  key = await newIngestKey()
  const probe = unique('probe')
  await eventually('the key is known', LIMIT, async () => {
    expect((await enqueue({ routing_key: key, event_action: 'resolve', dedup_key: probe })).status).toBe(202)
  })
})

for (const language of ['ko', 'en'] as const satisfies readonly Language[]) {
  test(`an agent sees the incident arrive, takes it and resolves it, in ${language}`, async ({ browser }) => {
    const t = wordsOf(language)
    const source = unique('database')
    const title = `${source} does not answer`
    const context = await profile(browser, { language })
    const page = await context.newPage()
    const trouble = listenForTrouble(page)
    await signIn(page, 'agent', '/tickets')
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(t('tickets', 'title'))
    await page.evaluate('window.sameDocument = true')

    // 1 It arrives without a reload: behind the pill, or at once in an empty queue.
    expect((await enqueue(trigger(key, source, source, title))).status).toBe(202)
    const ticket = await eventually('the incident is in the API', LIMIT, async () =>
      theOnly(
        (await as('agent').all<Ticket>('/api/v1/tickets', { category: 'new,active' })).filter((one) =>
          one.title.includes(source),
        ),
        `incident of ${source}`,
      ),
    )
    const row = page.getByRole('row').filter({ hasText: ticket.number })
    await expect(async () => {
      const pill = page.getByRole('button', { name: newTickets(language) })
      if (await pill.isVisible()) await pill.click({ timeout: 1_000 })
      await expect(row).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: LIMIT })
    expect(await page.evaluate('window.sameDocument'), 'no reload').toBe(true)
    await photograph(page, `desk-${language}-1-arrived`)

    // 2 Assign to me: the alert behind it is acknowledged.
    await row.getByRole('link').first().click()
    await expect(page.getByRole('heading', { level: 1, name: ticket.title })).toBeVisible()
    await page.getByRole('button', { name: t('tickets', 'action.assignMe') }).click()
    await eventually('it is assigned', LIMIT, async () => {
      expect((await as('agent').get<Ticket>(`/api/v1/tickets/${ticket.id}`)).assignee?.name).toBeTruthy()
    })
    await expect(page.getByRole('button', { name: t('tickets', 'action.assignMe') })).toHaveCount(0)
    await eventually('the alert is acknowledged', LIMIT, async () => {
      const alerts = await as('agent').all<Alert>('/api/v1/alerts', { situationId: ticket.situationId ?? '' })
      expect(theOnly(alerts, 'alert').state).toBe('acknowledged')
    })

    // 3 An internal note and a public reply, unmistakably different.
    const me = (await as('agent').get<{ name: string }>('/api/v1/me')).name
    const note = `${language}: looked at ${source}, disk is full`
    await page.getByText(t('tickets', 'composer.internal'), { exact: true }).first().click()
    await page.getByRole('textbox', { name: t('tickets', 'composer.internal') }).fill(note)
    await page.getByRole('button', { name: t('tickets', 'composer.addNote') }).click()
    await expect(page.getByRole('article', { name: t('tickets', 'message.internal', { name: me }) })).toContainText(
      note,
    )
    const reply = `${language}: we are on it`
    await page.getByText(t('tickets', 'composer.public'), { exact: true }).first().click()
    await page.getByRole('textbox', { name: t('tickets', 'composer.public') }).fill(reply)
    await page.getByRole('button', { name: t('tickets', 'composer.sendRecord') }).click()
    await expect(page.getByRole('article', { name: t('tickets', 'message.agent', { name: me }) })).toContainText(reply)
    await photograph(page, `desk-${language}-2-worked-on`)
    const said = (await as('agent').all<TimelineItem>(`/api/v1/tickets/${ticket.id}/timeline`)).filter(
      (item) => item.kind === 'message',
    )
    expect(said.map((item) => [item.visibility, item.body]).sort()).toEqual([
      ['internal', note],
      ['public', reply],
    ])

    // 4 Resolve, with what solved it.
    const resolve = t('tickets', 'action.resolve')
    await page.getByRole('button', { name: resolve }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: t('tickets', 'dialog.solution') }).fill('Made room on the disk')
    await dialog.getByRole('button', { name: t('tickets', 'to.resolved'), exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await eventually('it is resolved', LIMIT, async () => {
      expect((await as('agent').get<Ticket>(`/api/v1/tickets/${ticket.id}`)).state).toBe('resolved')
    })
    await expect(page.getByText(t('tickets', 'state.resolved'), { exact: true }).first()).toBeVisible()
    await photograph(page, `desk-${language}-3-resolved`)
    expect(await page.evaluate('window.sameDocument'), 'no reload until the end').toBe(true)
    expect(trouble).toEqual([])

    // 5 A ticket that a person has touched is annotated by the recovery, and stays as the person left it.
    await enqueue({ routing_key: key, event_action: 'resolve', dedup_key: source })
    await eventually('the alert is resolved', LIMIT, async () => {
      const alerts = await as('agent').all<Alert>('/api/v1/alerts', {
        situationId: present(ticket.situationId, 'situation'),
      })
      expect(theOnly(alerts, 'alert').state).toBe('resolved')
    })
    await context.close()
  })
}

function newTickets(language: Language): RegExp {
  return language === 'ko' ? /새 티켓 \d+건/ : /\d+ new tickets?/
}

test('a requester follows the own ticket and never sees an internal note', async ({ browser }) => {
  const t = wordsOf('en')
  const requester = as('requester')
  const title = `My screen is black ${unique('screen')}`
  const mine = await requester.post<Ticket>('/api/v1/tickets', {
    type: 'incident',
    title,
    description: 'Since this morning.',
    impact: 'low',
    urgency: 'medium',
  })
  await as('agent').post(`/api/v1/tickets/${mine.id}/messages`, { visibility: 'internal', body: 'secret thoughts' })
  await as('agent').post(`/api/v1/tickets/${mine.id}/messages`, { visibility: 'public', body: 'Try the other cable.' })
  const context = await profile(browser)
  const page = await context.newPage()
  const trouble = listenForTrouble(page)
  await signIn(page, 'requester', '/tickets')
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByText('Try the other cable.')).toBeVisible()
  await expect(page.getByText('secret thoughts')).toHaveCount(0)
  await expect(page.getByRole('button', { name: t('tickets', 'action.assignMe') })).toHaveCount(0)
  const timeline = await requester.all<TimelineItem>(`/api/v1/tickets/${mine.id}/timeline`)
  expect(JSON.stringify(timeline)).not.toContain('secret thoughts')
  const refused = await requester.call('POST', `/api/v1/tickets/${mine.id}/messages`, {
    body: { visibility: 'internal', body: 'may I?' },
  })
  expect(refused.status).toBe(403)
  const all = await requester.all<Ticket>('/api/v1/tickets')
  expect(all.map((one) => one.id)).toContain(mine.id)
  expect(
    all.filter((one) => one.situationId !== null),
    "nobody else's",
  ).toEqual([])
  expect(trouble).toEqual([])
  await context.close()
})
