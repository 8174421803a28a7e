import { hostname } from 'node:os'
import { expect, type Page, test } from '@playwright/test'
import { listenForTrouble, photograph, profile, settled, signIn } from '../suite/browser'
import { URL_OF_SUITE } from '../suite/suite'
import { wordsOf } from '../suite/words'

const t = wordsOf('en')
const editor = (page: Page) => page.getByRole('textbox', { name: t('explore', 'editor.label', { number: '1' }) })
const asked = (page: Page) => new URL(page.url()).searchParams.get('query')
const run = t('explore', 'run')

test('a person finds a metric by completion, sees it, zooms in and comes back', async ({ browser }) => {
  const context = await profile(browser)
  const page = await context.newPage()
  const trouble = listenForTrouble(page)
  await signIn(page, 'viewer', '/explore')

  await editor(page).click()
  await page.keyboard.type('system_cpu_util')
  const suggestions = page.getByRole('listbox', { name: t('explore', 'editor.completions') })
  await expect(suggestions.getByRole('option').first()).toContainText('system_cpu_utilization')
  await expect(suggestions.getByRole('option').first()).toContainText('gauge')
  await page.keyboard.press('Tab')
  await page.keyboard.type('{host_name="')
  await suggestions.getByRole('option', { name: hostname(), exact: true }).click() // other journeys left hosts, too
  await page.keyboard.press('Enter')
  const query = `system_cpu_utilization{host_name="${hostname()}"}`
  await expect.poll(() => asked(page)).toBe(query)

  const chart = page.getByRole('figure')
  await expect(chart).toBeVisible()
  await expect(chart.getByRole('button', { name: /^Show or hide/ }).first()).toBeVisible()
  await settled(page)
  await photograph(page, 'explore-graph')

  // A second look at the same address shows the same.
  const link = page.url()
  await page.goto(`${URL_OF_SUITE}/`)
  await page.goto(link)
  await expect(editor(page)).toHaveText(query)
  await expect(chart).toBeVisible()

  await settled(page)
  const box = await chart.locator('.u-over').boundingBox()
  if (!box) throw new Error('the chart has no area')
  await page.mouse.move(box.x + box.width * 0.4, box.y + 40)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.8, box.y + 60, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => new URL(page.url()).searchParams.get('from')).not.toBeNull()
  await page.getByRole('button', { name: t('explore', 'zoomBack') }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('from')).toBeNull()
  expect(trouble).toEqual([])
  await context.close()
})

test('what is wrong with a query is said where it is wrong', async ({ browser }) => {
  const context = await profile(browser)
  const page = await context.newPage()
  await signIn(page, 'viewer', '/explore')
  await editor(page).click()
  await page.keyboard.type('sum(system_cpu_utilization[5m]) +')
  await page.getByRole('button', { name: run, exact: true }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(t('explore', 'fault.bad_data'))
  await expect(alert).toContainText(/Line 1, column \d+/)
  await expect(page.locator('.cm-lintRange-error')).toBeVisible()
  // Typing on takes the mark away.
  await editor(page).press('End')
  await page.keyboard.press('Backspace')
  await expect(alert).toHaveCount(0)
  await context.close()
})

test('the builder, the table, and a rule made of a query', async ({ browser }) => {
  const context = await profile(browser)
  const page = await context.newPage()
  const trouble = listenForTrouble(page)
  await signIn(page, 'operator', '/explore?query=system_cpu_utilization')
  await page.getByRole('button', { name: t('explore', 'builder.toggle') }).click()
  await page.getByRole('combobox', { name: t('explore', 'builder.aggregation') }).selectOption('max')
  await page
    .getByRole('group', { name: t('explore', 'builder.by') })
    .getByRole('button', { name: 'host_name' })
    .click()
  await expect(editor(page)).toHaveText('max by (host_name) (system_cpu_utilization)')
  await page.getByRole('button', { name: run, exact: true }).click()
  await page.getByRole('button', { name: t('explore', 'view.table') }).click()
  const row = page.getByRole('row').filter({ hasText: hostname() })
  await expect(row).toContainText('%')
  await photograph(page, 'explore-table')
  await page.getByRole('button', { name: t('explore', 'makeRule') }).click()
  await expect(page.getByRole('textbox', { name: 'PromQL', exact: true })).toHaveValue(
    'max by (host_name) (system_cpu_utilization)',
  )
  expect(trouble).toEqual([])
  await context.close()
})

test('an Enter that ends a Korean syllable runs nothing', async ({ browser }) => {
  const context = await profile(browser, { language: 'ko' })
  const page = await context.newPage()
  await signIn(page, 'viewer', '/explore')
  const ko = wordsOf('ko')
  const box = page.getByRole('textbox', { name: ko('explore', 'editor.label', { number: '1' }) })
  await box.click()
  const input = await context.newCDPSession(page)
  await input.send('Input.imeSetComposition', { text: '한', selectionStart: 1, selectionEnd: 1 })
  await input.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  })
  await input.send('Input.insertText', { text: '한' })
  await expect(box).toHaveText('한')
  expect(asked(page)).toBeNull()
  await context.close()
})

test('on a phone, in Korean and light, nothing stands out of the screen', async ({ browser }) => {
  const context = await profile(browser, { language: 'ko', theme: 'light', viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const trouble = listenForTrouble(page)
  await signIn(page, 'viewer', '/explore?query=system_cpu_utilization&compare=range')
  await expect(page.getByRole('figure')).toBeVisible()
  await page.getByRole('button', { name: wordsOf('ko')('explore', 'builder.toggle') }).click()
  await settled(page)
  const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(wider).toBeLessThanOrEqual(0)
  await photograph(page, 'explore-phone')
  expect(trouble).toEqual([])
  await context.close()
})
