import { expect, test } from '@playwright/test'
import { violations } from '../suite/axe'
import { listenForTrouble, photograph, profile, settled, signIn } from '../suite/browser'
import { as, unique } from '../suite/suite'
import { eventually } from '../suite/waiting'
import { wordsOf } from '../suite/words'

const LIMIT = 15_000
const queue = unique('report-queue')

interface Ticket {
  readonly id: string
  readonly version: number
}

interface Report {
  readonly rows: readonly { readonly key: string; readonly resolved: number }[]
}

test.beforeAll(async () => {
  const agent = as('agent')
  const ticket = (
    await agent.done('POST', '/api/v1/tickets', {
      body: { type: 'incident', title: unique('counted'), description: '', queue },
    })
  ).json<Ticket>()
  await agent.done('POST', `/api/v1/tickets/${ticket.id}/transitions`, {
    body: { to: 'resolved', comment: 'Done.' },
    headers: { 'If-Match': `"${ticket.version}"` },
  })
  await eventually('the ticket is in the figures', LIMIT, async () => {
    const { rows } = await agent.get<Report>('/api/v1/reports/desk', { groupBy: 'queue' })
    expect(rows.find((row) => row.key === queue)?.resolved).toBe(1)
  })
})

for (const language of ['en', 'ko'] as const) {
  test(`a manager reads how the desk does and takes the table along, ${language}`, async ({ browser }) => {
    const t = wordsOf(language)
    const context = await profile(browser, { language, theme: language === 'en' ? 'light' : 'dark' })
    const page = await context.newPage()
    const trouble = listenForTrouble(page)
    await signIn(page, 'viewer', '/tickets')
    await page.getByRole('link', { name: t('tickets', 'report') }).click()
    const groups = page.getByRole('region', { name: t('report', 'by.queue') })
    await expect(groups.getByRole('row', { name: queue })).toContainText('100%')
    await settled(page)
    await photograph(page, `report-${language}`)
    expect(await violations(page)).toEqual([])

    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: t('report', 'download') }).click()
    expect((await waiting).suggestedFilename()).toBe('desk.csv')
    const workbook = page.waitForEvent('download')
    await page.getByRole('link', { name: t('report', 'workbook') }).click()
    expect((await workbook).suggestedFilename()).toBe('desk.xlsx')
    expect(trouble).toEqual([])
    await context.close()
  })
}
