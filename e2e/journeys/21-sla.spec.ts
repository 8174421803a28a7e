import { expect, test } from '@playwright/test'
import { violations } from '../suite/axe'
import { listenForTrouble, photograph, profile, settled, signIn } from '../suite/browser'
import { as, unique } from '../suite/suite'
import { type Language, wordsOf } from '../suite/words'

interface Calendar {
  id: string
  version: number
}

const DAY = 86_400_000
const ALWAYS = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]),
)

for (const language of ['ko', 'en'] as const satisfies readonly Language[]) {
  test(`a temporary holiday comes from a file and moves what is due, in ${language}`, async ({ browser }) => {
    const t = wordsOf(language)
    const name = unique('hours')
    const calendar = await as('admin').post<Calendar>('/api/v1/calendars', { name, zone: 'UTC', weekly: ALWAYS })
    await as('admin').post('/api/v1/slas', {
      name,
      position: 1,
      match: { queues: [name] },
      calendarId: calendar.id,
      targets: { resolve: { '3': { kind: 'working-time', duration: 'PT30H' } } },
    })
    await as('agent').post('/api/v1/tickets', { type: 'incident', title: name, queue: name })
    const tomorrow = new Date(Date.now() + DAY).toISOString().slice(0, 10)
    const context = await profile(browser, { language, theme: language === 'ko' ? 'dark' : 'light' })
    const page = await context.newPage()
    const trouble = listenForTrouble(page)
    await signIn(page, 'admin', '/settings/sla')
    await expect(page.getByRole('listitem', { name })).toBeVisible()
    await settled(page)
    await photograph(page, `sla-${language}-1-policies`)
    expect.soft(await violations(page)).toEqual([])
    await page.getByRole('link', { name: t('sla', 'kind.calendars') }).click()
    const row = page.getByRole('listitem', { name })
    await row.getByRole('button', { name: t('sla', 'holidays.open') }).click()
    const dialog = page.getByRole('dialog')
    const file = (text: string) =>
      dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'days.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await file(`date,name\n${tomorrow},임시공휴일\nnever,x\n`)
    await expect(dialog.getByRole('alert')).toContainText(t('sla', 'fault.not-a-date'))
    await file(`date,name\n${tomorrow},임시공휴일\n`)
    await expect(dialog.getByText(`${tomorrow} 임시공휴일`)).toBeVisible()
    await photograph(page, `sla-${language}-2-holidays`)
    expect.soft(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: t('sla', 'holidays.save') }).click()
    await expect(row).toContainText(`${tomorrow} 임시공휴일`)
    expect(trouble, 'only the broken file').toEqual([`400 /api/v1/calendars/${calendar.id}/holidays/preview`])
    await context.close()
  })
}

test('a policy is changed: what moves is shown before, and a change by somebody else meanwhile is not lost', async ({
  browser,
}) => {
  const t = wordsOf('en')
  const name = unique('promise')
  const calendar = await as('admin').post<Calendar>('/api/v1/calendars', { name, zone: 'UTC', weekly: ALWAYS })
  const policy = await as('admin').post<Calendar>('/api/v1/slas', {
    name,
    position: 1,
    match: { queues: [name] },
    calendarId: calendar.id,
    targets: { resolve: { '3': { kind: 'working-time', duration: 'PT30H' } } },
  })
  await as('agent').post('/api/v1/tickets', { type: 'incident', title: name, queue: name })
  const context = await profile(browser, { language: 'en', theme: 'light' })
  const page = await context.newPage()
  const trouble = listenForTrouble(page)
  await signIn(page, 'admin', '/settings/sla')
  const row = page.getByRole('listitem', { name })
  await row.getByRole('button', { name: t('sla', 'editOf', { name }) }).click()
  const dialog = page.getByRole('dialog')
  const cell = { metric: t('sla', 'metric.resolve'), priority: '3' }
  await dialog.getByRole('textbox', { name: t('sla', 'policy.cell', cell) }).fill('10h')
  await dialog.getByRole('button', { name: t('sla', 'preview.ask') }).click()
  await expect(dialog.getByRole('status')).toContainText(/^1 of [\d,]+ running clocks? would be due at another time/)
  await photograph(page, 'sla-en-3-preview')
  await as('admin').patch(`/api/v1/slas/${policy.id}`, { vendor: 'Acme Support' })
  await dialog.getByRole('button', { name: t('ui', 'action.save') }).click()
  await expect(dialog.getByRole('alert')).toContainText(t('ui', 'problem.kept'))
  await expect(dialog.getByRole('alert')).toBeInViewport()
  await dialog.getByRole('button', { name: t('ui', 'action.save') }).click()
  await expect(dialog).toHaveCount(0)
  await expect(row.getByRole('row', { name: t('sla', 'metric.resolve') })).toContainText('10h')
  await expect(row).toContainText('Acme Support')
  expect(trouble, 'only the conflict').toEqual([`412 /api/v1/slas/${policy.id}`])
  await context.close()
})
