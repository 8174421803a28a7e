import { expect, test } from '@playwright/test'
import { violations } from '../suite/axe'
import { listenForTrouble, photograph, profile, settled, signIn } from '../suite/browser'
import type { Ticket } from '../suite/shapes'
import { as, URL_OF_SUITE, unique } from '../suite/suite'
import { eventually } from '../suite/waiting'
import { type Language, wordsOf } from '../suite/words'

const LIMIT = 20_000

for (const language of ['ko', 'en'] as const satisfies readonly Language[]) {
  test(`a saved view counts live, and what is done to many is undone, in ${language}`, async ({ browser }) => {
    const t = wordsOf(language)
    const agent = as('agent')
    const tag = unique('view').toLowerCase()
    const open = (title: string) =>
      agent.post<Ticket>('/api/v1/tickets', { type: 'incident', title, description: title, tags: [tag] })
    const first = await open(`${tag} 첫 번째`)
    const second = await open(`${tag} second`)
    const context = await profile(browser, { language })
    const page = await context.newPage()
    const trouble = listenForTrouble(page)
    await signIn(page, 'agent', '/tickets')
    await page.goto(`${URL_OF_SUITE}/tickets`)
    await settled(page)
    const views = page.getByRole('navigation', { name: t('tickets', 'views.title') })
    await views.getByRole('button', { name: t('tickets', 'views.save') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: t('tickets', 'views.name') }).fill(tag)
    await dialog.getByRole('textbox', { name: t('tickets', 'views.tags') }).fill(tag)
    expect.soft(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: t('tickets', 'views.submit'), exact: true }).click()
    await expect(views.getByRole('button', { name: `${tag} 2`, exact: true })).toBeVisible()
    await expect(page).toHaveURL(/view=[0-9a-f-]{36}/)
    await open(`${tag} third`)
    await expect(views.getByRole('button', { name: `${tag} 3`, exact: true })).toBeVisible()

    const box = (ticket: Ticket) =>
      page.getByRole('checkbox', { name: t('tickets', 'bulk.pickOne', { number: ticket.number }) })
    await box(first).click()
    await box(second).click({ modifiers: ['Shift'] })
    await photograph(page, `views-${language}-1-picked`)
    const bar = page.getByRole('region', { name: t('tickets', 'bulk.label') })
    await bar.getByRole('button', { name: t('tickets', 'action.assign'), exact: true }).click()
    await page.getByRole('menuitem', { name: t('tickets', 'action.assignMe') }).click()
    const jobs = page.getByRole('list', { name: t('tickets', 'job.title') })
    const undo = jobs.getByRole('button', { name: t('tickets', 'job.undo') }).first()
    const assignees = async () => {
      const all = await agent.all<Ticket & { assignee: object | null }>('/api/v1/tickets', { tag })
      return all.filter((ticket) => ticket.assignee !== null).length
    }
    await eventually('both are assigned', LIMIT, async () => expect(await assignees()).toBe(2))
    await photograph(page, `views-${language}-2-done`)
    expect.soft(await violations(page)).toEqual([])
    await undo.click()
    await eventually('both are put back', LIMIT, async () => expect(await assignees()).toBe(0))
    expect(trouble).toEqual([])
    await context.close()
  })
}
