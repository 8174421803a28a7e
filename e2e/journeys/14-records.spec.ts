import { expect, type Page, test } from '@playwright/test'
import { violations } from '../suite/axe'
import { listenForTrouble, photograph, profile, settled, signIn } from '../suite/browser'
import type { Ticket } from '../suite/shapes'
import { as, URL_OF_SUITE, unique } from '../suite/suite'
import { eventually } from '../suite/waiting'
import { type Language, wordsOf } from '../suite/words'

const LIMIT = 10_000

const open = (who: 'agent' | 'requester', type: string, title: string, more = {}) =>
  as(who).post<Ticket>('/api/v1/tickets', { type, title, description: title, ...more })

async function goTo(page: Page, path: string) {
  await page.goto(`${URL_OF_SUITE}${path}`)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await settled(page)
}

for (const language of ['ko', 'en'] as const satisfies readonly Language[]) {
  test(`tickets are merged from the list and taken apart again, in ${language}`, async ({ browser }) => {
    const t = wordsOf(language)
    const word = unique('mail')
    const first = await open('requester', 'incident', `${word} 메일이 오지 않습니다`)
    const second = await open('requester', 'incident', `${word} no mail since nine`)
    await as('requester').post(`/api/v1/tickets/${second.id}/messages`, { visibility: 'public', body: `${word} still` })
    const context = await profile(browser, { language })
    const page = await context.newPage()
    const trouble = listenForTrouble(page)
    await signIn(page, 'agent', '/tickets')
    await goTo(page, `/tickets?q=${word}`)
    for (const ticket of [first, second])
      await page.getByRole('checkbox', { name: t('tickets', 'bulk.pickOne', { number: ticket.number }) }).check()
    await page.getByRole('button', { name: t('tickets', 'merge.action'), exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: new RegExp(first.number) }).check()
    await expect(dialog.getByRole('status')).toContainText(first.number)
    await photograph(page, `merge-${language}-1-preview`)
    expect.soft(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: /1/ }).last().click()
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole('row').filter({ hasText: second.number })).toHaveCount(0)

    // What was written on the other stands on the joint timeline.
    await goTo(page, `/tickets/${first.number}`)
    await expect(page.getByText(`${word} still`)).toBeVisible()
    await photograph(page, `merge-${language}-2-joint`)
    expect.soft(await violations(page)).toEqual([])
    await goTo(page, `/tickets/${second.number}`)
    await expect(page.getByRole('link', { name: first.number }).first()).toBeVisible()
    await photograph(page, `merge-${language}-3-merged`)
    expect.soft(await violations(page)).toEqual([])
    await page.getByRole('button', { name: t('tickets', 'merge.unmerge') }).click()
    await expect(page.getByRole('button', { name: t('tickets', 'action.state') })).toBeVisible()
    const list = await as('agent').all<Ticket>('/api/v1/tickets', { q: word })
    expect(list.map((one) => one.number).sort()).toEqual([first.number, second.number].sort())
    await goTo(page, `/tickets/${first.number}`)
    await expect(page.getByText(`${word} still`)).toHaveCount(0)
    expect(trouble).toEqual([])
    await context.close()
  })

  test(`a problem becomes a known error and lets its incident go on, in ${language}`, async ({ browser }) => {
    const t = wordsOf(language)
    const agent = as('agent')
    const problem = await open('agent', 'problem', unique('leak'))
    const incident = await open('agent', 'incident', unique('crash'))
    const move = async (ticket: Ticket, to: object) => {
      const { version } = await agent.get<Ticket>(`/api/v1/tickets/${ticket.id}`)
      await agent.done('POST', `/api/v1/tickets/${ticket.id}/transitions`, {
        body: to,
        headers: { 'If-Match': `"${version}"` },
      })
    }
    await move(incident, { to: 'inProgress' })
    await move(incident, { to: 'onHold', reason: 'problem' })
    const context = await profile(browser, { language })
    const page = await context.newPage()
    const trouble = listenForTrouble(page)
    await signIn(page, 'agent', '/tickets')
    await goTo(page, `/tickets/${problem.number}`)
    const step = async (to: string) => {
      await page.getByRole('button', { name: t('tickets', 'action.state') }).click()
      await page.getByRole('menuitem', { name: t('tickets', `to.${to}`) }).click()
    }
    await step('assess')
    await expect(page.getByText(t('tickets', 'state.assess'), { exact: true }).first()).toBeVisible()
    await step('knownError')
    const dialog = page.getByRole('dialog')
    const record = dialog.getByRole('button', { name: t('tickets', 'to.knownError') })
    await expect(record).toBeDisabled()
    await dialog.getByRole('textbox', { name: t('tickets', 'own.workaround') }).fill('Restart it before noon')
    await photograph(page, `problem-${language}-1-known-error`)
    expect.soft(await violations(page)).toEqual([])
    await record.click()
    await expect(dialog).toHaveCount(0)
    await page.getByRole('button', { name: t('tickets', 'links.add') }).click()
    await page.getByRole('textbox', { name: t('tickets', 'links.number') }).fill(incident.number)
    await page.getByRole('button', { name: t('tickets', 'links.submit'), exact: true }).click()
    await expect(page.getByRole('link', { name: new RegExp(incident.number) })).toBeVisible()
    await photograph(page, `problem-${language}-2-linked`)
    expect.soft(await violations(page)).toEqual([])
    await move(problem, { to: 'resolved', comment: 'patched' })
    await eventually('the incident goes on', LIMIT, async () => {
      expect((await agent.get<Ticket>(`/api/v1/tickets/${incident.id}`)).state).toBe('inProgress')
    })
    expect(trouble).toEqual([])
    await context.close()
  })
}

for (const language of ['ko', 'en'] as const satisfies readonly Language[]) {
  test(`a major incident is declared, filled in and worked through by its checklist, in ${language}`, async ({
    browser,
  }) => {
    const t = wordsOf(language)
    const key = unique('site').replaceAll(/[^a-zA-Z0-9]/g, '')
    const field = await as('admin').post<{ id: string; version: number }>('/api/v1/custom-fields', {
      key,
      kind: 'choice',
      types: ['incident'],
      filterable: true,
      name: { ko: `지점 ${key}`, en: `Site ${key}` },
      choices: [{ key: 'seoul', name: { ko: '서울', en: 'Seoul' } }],
    })
    const ticket = await open('requester', 'incident', unique('nothing works'))
    const context = await profile(browser, { language })
    const page = await context.newPage()
    const trouble = listenForTrouble(page)
    await signIn(page, 'agent', '/tickets')
    await goTo(page, `/tickets/${ticket.number}`)

    await page.getByRole('button', { name: t('tickets', 'custom.edit') }).click()
    const fields = page.getByRole('dialog')
    await fields.getByRole('combobox', { name: new RegExp(key) }).selectOption('seoul')
    await photograph(page, `major-${language}-1-fields`)
    expect.soft(await violations(page)).toEqual([])
    await fields.getByRole('button', { name: t('ui', 'action.save') }).click()
    await expect(fields).toHaveCount(0)

    await page.getByRole('button', { name: t('tickets', 'major.declare') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: t('tickets', 'major.reason') }).fill('Nobody can work')
    await dialog.getByRole('button', { name: t('tickets', 'major.declare') }).click()
    await expect(dialog).toHaveCount(0)
    const checklist = page.getByRole('list', { name: t('tickets', 'major.checklist') })
    await checklist.getByRole('checkbox').first().click()
    await expect(checklist.getByRole('checkbox').first()).toBeChecked()
    const { name } = await as('agent').get<{ name: string }>('/api/v1/me')
    await expect(checklist.getByRole('listitem').first()).toContainText(name)
    await page.getByRole('button', { name: t('tickets', 'watchers.join'), exact: true }).click()
    await expect(page.getByRole('button', { name: t('tickets', 'watchers.leave') })).toBeVisible()
    await photograph(page, `major-${language}-2-ticket`)
    expect.soft(await violations(page)).toEqual([])

    await goTo(page, `/tickets?major=true&q=${ticket.number}`)
    await expect(page.getByRole('row').filter({ hasText: ticket.number })).toContainText(t('tickets', 'major.short'))
    await photograph(page, `major-${language}-3-list`)
    expect.soft(await violations(page)).toEqual([])
    await goTo(page, '/settings/desk')
    await expect(page.getByText(`custom.${key}`)).toBeVisible()
    await photograph(page, `major-${language}-4-settings`)
    expect.soft(await violations(page)).toEqual([])

    const found = await as('agent').all<Ticket>('/api/v1/tickets', {
      [`custom.${key}`]: 'seoul',
      majorIncident: 'true',
    })
    expect(found.map((one) => one.number)).toEqual([ticket.number])
    await as('admin').done('DELETE', `/api/v1/custom-fields/${field.id}`, {
      headers: { 'If-Match': `"${field.version}"` },
    })
    expect(trouble).toEqual([])
    await context.close()
  })
}

test('the search box finds Korean as one types and opens by Enter', async ({ browser }) => {
  const t = wordsOf('ko')
  const word = unique('s')
  const ticket = await open('agent', 'incident', `결제창이 열리지 않습니다 ${word}`)
  const context = await profile(browser, { language: 'ko' })
  const page = await context.newPage()
  const trouble = listenForTrouble(page)
  await signIn(page, 'agent', '/tickets')
  await settled(page)
  const box = page.getByRole('combobox', { name: t('tickets', 'search') })
  await box.pressSequentially(`결제창 ${word}`)
  await expect(page.getByRole('option').filter({ hasText: ticket.number })).toBeVisible()
  await expect(page.getByRole('option').first().locator('mark').first()).toHaveText('결제창')
  await photograph(page, 'search-ko')
  expect.soft(await violations(page)).toEqual([])
  await box.press('ArrowDown')
  await box.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: ticket.title })).toBeVisible()
  expect(trouble).toEqual([])
  await context.close()
})

test('two agents at once: what does not collide is merged, what does is shown', async () => {
  const ticket = await open('agent', 'incident', unique('two'))
  const path = `/api/v1/tickets/${ticket.id}`
  const old = { 'If-Match': `"${ticket.version}"` }
  await as('agent').done('PATCH', path, { body: { title: 'from the agent' }, headers: old }, [200])
  await as('operator').done('PATCH', path, { body: { urgency: 'high' }, headers: old }, [200])
  const late = await as('operator').call('PATCH', path, { body: { title: 'from the operator' }, headers: old })
  expect(late.status).toBe(412)
  expect(JSON.stringify(late.json())).toContain('"/title"')
  const now = await as('agent').get<Ticket>(path)
  expect([now.title, now.version]).toEqual(['from the agent', ticket.version + 2])
})
