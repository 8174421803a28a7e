/** A person at a browser: signs in as everybody does, on Keycloak's page. */
import { join } from 'node:path'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { type Person, passwordOf, URL_OF_SUITE } from './suite'
import type { Language } from './words'

export interface Taste {
  readonly language?: Language
  readonly theme?: 'dark' | 'light'
  readonly viewport?: { readonly width: number; readonly height: number }
}

const SCREENS = join(__dirname, '../artifacts/screens')

/** A fresh browser profile that speaks the language and likes the theme. */
export async function profile(browser: Browser, taste: Taste = {}): Promise<BrowserContext> {
  const language = taste.language ?? 'en'
  const context = await browser.newContext({
    locale: language === 'ko' ? 'ko-KR' : 'en-GB',
    ...(taste.viewport ? { viewport: taste.viewport } : {}),
  })
  await context.addInitScript(
    (liked) => {
      const kept = localStorage.getItem('bongsu.preferences')
      if (location.pathname.startsWith('/auth/') || kept) return
      localStorage.setItem('bongsu.preferences', JSON.stringify(liked))
    },
    { language, theme: taste.theme ?? 'dark' },
  )
  return context
}

/** From the first page through Keycloak back to the page asked for. */
export async function signIn(page: Page, person: Person, path = '/'): Promise<void> {
  await page.goto(`${URL_OF_SUITE}${path}`)
  await page.locator('#username').fill(person)
  await page.locator('#password').fill(passwordOf(person))
  await page.locator('#kc-login').click()
  await page.waitForURL((url) => url.pathname === new URL(path, URL_OF_SUITE).pathname && url.origin === URL_OF_SUITE)
  await expect(page.getByRole('navigation').first()).toBeVisible()
}

/** Everything the screen asked for has come: no call is under way, and none was begun for a third of a second. */
export async function settled(page: Page): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(() => {
          const calls = performance.getEntriesByType('resource').filter((one) => /\/(api|prometheus)\//.test(one.name))
          const last = Math.max(0, ...calls.map((one) => (one as PerformanceResourceTiming).responseEnd))
          return performance.now() - last > 300 && document.querySelector('[class*="skeleton"]') === null
        }),
      { message: `${page.url()} has loaded`, timeout: 10_000 },
    )
    .toBe(true)
}

export async function photograph(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENS, `${name}.png`), animations: 'disabled' })
}

/** What a careful developer would see in the console: errors of scripts, and answers that are our fault. */
export function listenForTrouble(page: Page): string[] {
  const trouble: string[] = []
  page.on('pageerror', (error) => trouble.push(`script error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      trouble.push(`console: ${message.text()}`)
    }
  })
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname
    if (response.status() >= 400 && !path.startsWith('/auth/')) trouble.push(`${response.status()} ${path}`)
  })
  return trouble
}
