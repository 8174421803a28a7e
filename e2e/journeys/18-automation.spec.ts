import { expect, test } from '@playwright/test'
import { violations } from '../suite/axe'
import { listenForTrouble, photograph, profile, settled, signIn } from '../suite/browser'
import type { Ticket } from '../suite/shapes'
import { as, unique } from '../suite/suite'
import { eventually } from '../suite/waiting'
import { type Language, wordsOf } from '../suite/words'

const LIMIT = 10_000

for (const language of ['ko', 'en'] as const satisfies readonly Language[]) {
  test(`an administrator writes a trigger, tries it, and it sorts the next ticket, in ${language}`, async ({
    browser,
  }) => {
    const t = wordsOf(language)
    const word = unique('vpn')
    const open = () =>
      as('requester').post<Ticket>('/api/v1/tickets', { type: 'incident', title: `${word} VPN이 끊깁니다` })
    const before = await open()
    const context = await profile(browser, { language, theme: language === 'ko' ? 'dark' : 'light' })
    const page = await context.newPage()
    const trouble = listenForTrouble(page)
    await signIn(page, 'admin', '/settings/automation')
    await page
      .getByRole('button', { name: t('automation', 'create.triggers') })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: t('automation', 'form.name') }).fill(word)
    const condition = dialog.getByRole('textbox', { name: t('automation', 'form.condition') })
    await condition.fill(`title.contains('${word}') && priority == 'high'`)
    await expect(dialog.getByRole('alert')).toContainText(t('automation', 'fault.type'))
    await photograph(page, `automation-${language}-1-fault`)
    await condition.fill(`title.contains('${word}')`)
    await expect(dialog.getByRole('alert')).toHaveCount(0)
    await dialog.getByRole('button', { name: t('automation', 'form.addAction') }).click()
    await page.getByRole('menuitem', { name: t('automation', 'action.setQueue') }).click()
    await dialog.getByRole('textbox', { name: t('automation', 'action.setQueue') }).fill(word)
    await dialog.getByRole('button', { name: t('automation', 'try') }).click()
    await expect(dialog.getByRole('status')).toContainText(before.number)
    await photograph(page, `automation-${language}-2-trial`)
    expect.soft(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: t('ui', 'action.save') }).click()
    const row = page.getByRole('listitem', { name: word })
    await expect(row).toBeVisible()

    const ticket = await open()
    await eventually('the trigger sorted it', LIMIT, async () =>
      expect((await as('agent').get<{ queue: string | null }>(`/api/v1/tickets/${ticket.id}`)).queue).toBe(word),
    )
    await row.getByRole('button', { name: t('automation', 'runsOf', { name: word }) }).click()
    await expect(page.getByRole('dialog').getByRole('link', { name: ticket.number })).toBeVisible()
    await settled(page)
    await photograph(page, `automation-${language}-3-runs`)
    await page.keyboard.press('Escape')
    await row.getByRole('button', { name: t('automation', 'deleteOf', { name: word }) }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('ui', 'action.delete') })
      .click()
    await expect(row).toHaveCount(0)
    expect(trouble).toEqual([])
    await context.close()
  })
}

test('what cannot be kept says where, and others neither see nor use our rules', async () => {
  const rule = (condition: string) => ({
    name: 'x',
    events: ['opened'],
    condition,
    actions: [{ kind: 'addTags', tags: ['x'] }],
  })
  for (const runaway of ['tags.all(a, tags.all(b, tags.all(c, a == b)))', "title.matches('((a{1000}){1000}){1000}')"]) {
    const refused = await as('admin').call('POST', '/api/v1/automation/triggers', { body: rule(runaway) })
    expect(refused.status, runaway).toBe(422)
    expect(refused.problem().errors[0]?.code).toBe('too-costly')
  }
  const name = unique('ours')
  const made = await as('admin').post<{ id: string; version: number }>('/api/v1/automation/triggers', {
    ...rule('false'),
    name,
  })
  expect(JSON.stringify(await as('acme-admin').get('/api/v1/automation/triggers'))).not.toContain(name)
  expect((await as('acme-admin').call('GET', `/api/v1/automation/triggers/${made.id}`)).status).toBe(404)
  expect((await as('agent').call('POST', '/api/v1/automation/triggers', { body: rule('true') })).status).toBe(403)
  const gone = await as('admin').call('DELETE', `/api/v1/automation/triggers/${made.id}`, {
    headers: { 'If-Match': `"${made.version}"` },
  })
  expect(gone.status).toBe(204)
})
