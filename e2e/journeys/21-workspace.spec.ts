import { expect, test } from '@playwright/test'
import { violations } from '../suite/axe'
import { listenForTrouble, photograph, profile, settled, signIn } from '../suite/browser'
import type { Ticket } from '../suite/shapes'
import { as, URL_OF_SUITE, unique } from '../suite/suite'
import { type Language, wordsOf } from '../suite/words'

/** Words of one run only: tickets of the other would be alike, too. */
const WORDS: Record<Language, { bird: string; titles: [string, string, string] }> = {
  ko: { bird: 'kestrel', titles: ['접속 불가', '접속이 끊김', '접속 오류'] },
  en: { bird: 'merlin', titles: ['refuses logins', 'drops logins', 'fails logins'] },
}

for (const language of ['ko', 'en'] as const satisfies readonly Language[]) {
  test(`what was like a ticket says where it goes, and keys are one's own, in ${language}`, async ({ browser }) => {
    const t = wordsOf(language)
    const agent = as('agent')
    const { bird, titles } = WORDS[language]
    const word = unique(bird)
    const open = (title: string, queue?: string) =>
      agent.post<Ticket>('/api/v1/tickets', { type: 'incident', title, description: '', ...(queue ? { queue } : {}) })
    await open(`${word} ${titles[0]}`, word)
    await open(`${word} ${titles[1]}`, word)
    const mine = await open(`${word} ${titles[2]}`)
    const context = await profile(browser, { language })
    const page = await context.newPage()
    const trouble = listenForTrouble(page)
    await signIn(page, 'agent', `/tickets/${mine.number}`)
    const similar = page.getByRole('region', { name: t('tickets', 'similar.title') })
    const agreed = t('tickets', 'similar.queue', { agreeing: '2', of: '2', name: word })
    await expect(similar.getByText(agreed)).toBeVisible()
    await similar.scrollIntoViewIfNeeded()
    await settled(page)
    await photograph(page, `workspace-${language}-1-similar`)
    expect.soft(await violations(page)).toEqual([])
    await similar.getByRole('button', { name: new RegExp(word) }).click()
    await expect(similar.getByText(agreed)).toBeHidden()
    expect((await agent.get<Ticket & { queue: string }>(`/api/v1/tickets/${mine.id}`)).queue).toBe(word)

    await page.goto(`${URL_OF_SUITE}/tickets?q=${mine.number}`)
    await expect(page.getByRole('row').filter({ hasText: mine.number })).toBeVisible()
    await settled(page)
    await page.keyboard.press('?')
    const help = page.getByRole('dialog')
    const next = t('app', 'shortcuts.keys.j')
    await help.getByRole('button', { name: new RegExp(`^${next}: j`) }).click()
    await page.keyboard.press('q')
    await expect(help.getByRole('button', { name: new RegExp(`^${next}: q`) })).toBeVisible()
    await photograph(page, `workspace-${language}-2-keys`)
    expect.soft(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(help).toBeHidden()
    await page.keyboard.press('j')
    await expect(page).not.toHaveURL(/selected=/)
    await page.keyboard.press('q')
    await expect(page).toHaveURL(/selected=/)
    expect(trouble).toEqual([])
    await context.close()
  })
}
