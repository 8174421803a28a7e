import { hostname } from 'node:os'
import { expect, test } from '@playwright/test'
import { listenForTrouble, photograph, profile, settled, signIn } from '../suite/browser'
import { enqueue, trigger } from '../suite/enqueue'
import type { Entity, Ticket } from '../suite/shapes'
import { as, newIngestKey, URL_OF_SUITE, unique } from '../suite/suite'
import { eventually, present } from '../suite/waiting'

const LIMIT = 10_000
let screens: readonly (readonly [string, string])[]

test.beforeAll(async () => {
  const key = await newIngestKey()
  const source = unique('gateway-router')
  await eventually('an event is accepted', LIMIT, async () => {
    expect((await enqueue(trigger(key, source, source, `${source} lost its uplink`))).status).toBe(202)
  })
  const ticket = await eventually('its incident', LIMIT, async () => {
    const tickets = await as('viewer').all<Ticket>('/api/v1/tickets', { category: 'new' })
    return present(
      tickets.find((one) => one.title.includes(source)),
      'incident',
    )
  })
  const hosts = await as('viewer').all<Entity>('/api/v1/entities', { type: 'host' })
  const host = present(
    hosts.find((one) => one.name === hostname()),
    hostname(),
  )
  screens = [
    ['overview', '/'],
    ['situations', '/situations'],
    ['situation', `/situations/${ticket.situationId}`],
    ['alerts', '/alerts'],
    ['desk', '/tickets'],
    ['ticket', `/tickets/${ticket.number}`],
    ['ticket-new', '/tickets/new?type=change'],
    ['hosts', '/hosts'],
    ['host', `/entities/${host.id}`],
    ['usage', '/explore/usage'],
    ['targets', '/hosts/targets'],
    ['map', '/map'],
    ['cost', '/cost'],
    ['rules', '/rules'],
    ['rule-new', '/rules/new'],
    ['settings', '/settings'],
    ['exchange', '/settings/exchange'],
  ]
})

for (const [language, theme] of [
  ['ko', 'light'],
  ['en', 'dark'],
] as const) {
  test(`every screen opens without trouble, ${language}, ${theme}`, async ({ browser }) => {
    const context = await profile(browser, { language, theme })
    const page = await context.newPage()
    const trouble = listenForTrouble(page)
    await signIn(page, 'admin')
    for (const [name, path] of screens) {
      await page.goto(`${URL_OF_SUITE}${path}`)
      await expect(page.getByRole('heading', { level: 1 }).first(), name).toBeVisible()
      await settled(page)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
      await expect(page.getByRole('alert'), `${name} shows no failure`).toHaveCount(0)
      if (name === 'host') await expect(page.getByRole('figure').first()).toBeVisible()
      await photograph(page, `${name}-${language}-${theme}`)
    }
    expect(trouble).toEqual([])
    await context.close()
  })
}

test('on a phone the same screens fit without sideways scrolling', async ({ browser }) => {
  const context = await profile(browser, { language: 'ko', viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await signIn(page, 'agent')
  for (const [name, path] of screens.filter(([each]) =>
    ['overview', 'desk', 'ticket', 'hosts', 'situations'].includes(each),
  )) {
    await page.goto(`${URL_OF_SUITE}${path}`)
    await expect(page.getByRole('heading', { level: 1 }).first(), name).toBeVisible()
    await settled(page)
    const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(wider, `${name} is wider than the screen by`).toBeLessThanOrEqual(0)
    await photograph(page, `${name}-phone`)
  }
  await context.close()
})
