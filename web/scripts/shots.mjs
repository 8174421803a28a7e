/** Pictures of every screen from the mock build: `npm run build:mock && npm run shots -- <folder> [filter]`. Needs a chromium. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { chromium } from 'playwright-core'

const [folder = 'shots', filter = ''] = process.argv.slice(2)
const dist = new URL('../dist-mock/', import.meta.url).pathname
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const server = createServer((request, response) => {
  const path = join(dist, new URL(request.url, 'http://x').pathname)
  const file = statSync(path, { throwIfNoEntry: false })?.isFile() ? path : join(dist, 'index.html')
  response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream')
  response.end(readFileSync(file))
})
await new Promise((done) => server.listen(0, '127.0.0.1', done))
const origin = `http://127.0.0.1:${server.address().port}`

const host = '00000001-0000-7000-8000-000000000001'
const several = (...panels) => encodeURIComponent(JSON.stringify(panels.map(([expr, view]) => ({ expr, view }))))
const SCREENS = [
  ['overview', '/'],
  ['situations', '/situations'],
  ['situation', '/situations/00000006-0000-7000-8000-000000000001'],
  ['alerts', '/alerts?selected=00000005-0000-7000-8000-000000000001'],
  ['queue', '/tickets'],
  [
    'queue-view',
    '/tickets?view=urgent',
    (page) =>
      page
        .getByRole('button', { name: /Save as view|보기로 저장/ })
        .click({ timeout: 3_000 })
        .catch(() => {}),
  ],
  [
    'queue-picked',
    '/tickets',
    async (page) => {
      const boxes = page.getByRole('checkbox', { name: /Pick INC|INC.*선택/ })
      if ((await boxes.count()) === 0) return
      await boxes.nth(0).click()
      await page.getByRole('button', { name: /^(Assign|담당자)$/ }).click()
      await page.getByRole('menuitem').first().click()
      await boxes.nth(1).click()
      await boxes.nth(3).click({ modifiers: ['Shift'] })
    },
  ],
  ['ticket', '/tickets/INC-2026-000111'],
  [
    'ticket-sla',
    '/tickets/INC-2026-000111',
    (page) =>
      page
        .locator('aside section ul button')
        .first()
        .click({ timeout: 3_000 })
        .catch(() => {}),
  ],
  ['ticket-internal', '/tickets/INC-2026-000111', (page) => page.keyboard.press('n')],
  ['ticket-new', '/tickets/new'],
  [
    'ticket-evidence',
    '/tickets/INC-2026-000111',
    (page) => page.locator('aside section').nth(-4).scrollIntoViewIfNeeded(),
  ],
  [
    'ticket-suggested',
    '/tickets/new',
    async (page) => {
      await page.getByRole('textbox').first().fill('VPN 접속이 안 됩니다')
      await page.waitForTimeout(1_200)
    },
  ],
  ['shortcuts', '/tickets', (page) => page.keyboard.press('?')],
  ['hosts', '/hosts'],
  ['host', `/entities/${host}`],
  ['explore', '/explore'],
  ['explore-graph', '/explore?query=max+by+(host_name)+(system_cpu_utilization)&compare=range'],
  ['explore-many', '/explore?query=rate(container_cpu_time%5B5m%5D)'],
  ['explore-table', `/explore?query=${several(['max by (host_name) (system_cpu_utilization)', 'table'])}`],
  [
    'explore-heatmap',
    `/explore?exemplars=true&query=${several(
      ['sum by (le) (rate(http_server_request_duration_bucket[5m]))', 'heatmap'],
      ['histogram_quantile(0.95, sum by (le) (rate(http_server_request_duration_bucket[5m])))', 'graph'],
    )}`,
  ],
  ['explore-fault', '/explore?query=sum(rte(system_disk_io%5B5m%5D))'],
  ['explore-refused', '/explore?query=%7B__name__%3D~%22.%2B%22%7D'],
  [
    'explore-builder',
    '/explore?query=sum+by+(host_name)+(rate(system_disk_io%7Bhost_name%3D%22web-1%22%7D%5B5m%5D))',
    (page) => page.getByRole('button', { name: /builder|작성기/ }).click(),
  ],
  [
    'explore-completion',
    '/explore',
    async (page) => {
      await page.locator('.cm-content').click()
      await page.keyboard.type('sys')
      await page.waitForSelector('.cm-tooltip-autocomplete')
      await page.keyboard.press('ArrowDown')
    },
  ],
  ['desk-report', '/tickets/report'],
  ['desk-report-assignee', '/tickets/report?groupBy=assignee&days=365'],
  ['empty-desk-report', '/tickets/report?world=empty'],
  ['usage', '/explore/usage'],
  ['usage-detail', '/explore/usage', (page) => page.getByRole('button', { name: /duration_bucket/ }).click()],
  ['usage-unused', '/explore/usage?unused=7'],
  ['usage-labels', '/explore/usage?by=label'],
  ['usage-senders', '/explore/usage?by=sender'],
  ['targets', '/hosts/targets'],
  [
    'targets-new',
    '/hosts/targets',
    async (page) => {
      await page.getByRole('button', { name: /Add target|대상 추가/ }).click()
      await page.getByPlaceholder('http://web1:9100/metrics').fill('http://db1:9187/metrics')
      await page.locator('form input').nth(1).fill('postgres')
      await page.getByRole('button', { name: /Try it now|지금 시험/ }).click()
    },
  ],
  ['map', `/map?selected=00000003-0000-7000-8000-000000000001`],
  ['map-list', '/map?as=list'],
  ['cost', '/cost?month=2026-11'],
  ['budgets', '/cost/budgets'],
  ['deliveries', '/cost/deliveries?selected=00000007-0000-7000-8000-000000000082'],
  ['rules', '/rules'],
  ['rule', '/rules/00000007-0000-7000-8000-000000000001'],
  ['settings', '/settings'],
  ['automation', '/settings/automation'],
  [
    'automation-trigger',
    '/settings/automation',
    async (page) => {
      await page.getByRole('button', { name: /Change VPN|VPN → network 변경/ }).click()
      const box = page.getByRole('textbox', { name: 'CEL' })
      await box.fill("type == 'incident' && priority == 'high'")
      await page.getByRole('button', { name: /Try on past|지난 티켓으로/ }).click()
    },
  ],
  ['automation-macros', '/settings/automation?kind=macros'],
  ['automation-schedulers', '/settings/automation?kind=schedulers'],
  [
    'automation-scheduler',
    '/settings/automation?kind=schedulers',
    (page) => page.getByRole('button', { name: /Change Close|resolved 변경/ }).click(),
  ],
  ['automation-assignment', '/settings/automation?kind=assignment'],
  ['automation-replies', '/settings/automation?kind=replies'],
  [
    'ticket-reply-list',
    '/tickets/INC-2026-000111',
    async (page) => {
      await page.keyboard.press('r')
      await page.keyboard.type('::')
    },
  ],
  [
    'ticket-macro',
    '/tickets/INC-2026-000111',
    async (page) => {
      await page.getByRole('button', { name: /^(Macro|매크로)$/ }).click()
      await page.getByRole('menuitem').first().click()
    },
  ],
  ['sla', '/settings/sla'],
  [
    'sla-policy',
    '/settings/sla',
    (page) => page.getByRole('button', { name: /Change 장애 P1|P2 · 24x7 변경/ }).click(),
  ],
  [
    'sla-policy-preview',
    '/settings/sla',
    async (page) => {
      await page.getByRole('button', { name: /Change 장애 P1|P2 · 24x7 변경/ }).click()
      await page.getByRole('button', { name: /What would change|무엇이 바뀌나요/ }).click()
    },
  ],
  ['sla-policy-switch', '/settings/sla', (page) => page.getByRole('switch').first().click()],
  ['sla-calendars', '/settings/sla?kind=calendars'],
  [
    'webhooks',
    '/settings/webhooks',
    async (page) => {
      await page.getByRole('button', { name: /What Chat was told|Chat에 보낸 기록/ }).click()
      await page.locator('summary').first().click()
    },
  ],
  ['webhooks-new', '/settings/webhooks', (page) => page.getByRole('button', { name: /Add webhook|웹훅 추가/ }).click()],
  ['palette', '/', (page) => page.keyboard.press('/')],
  ['help', '/', (page) => page.keyboard.press('?')],
  ['requester', '/?role=requester'],
  ['requester-ticket', '/tickets/INC-2026-000113?role=requester'],
  ['forbidden', '/cost?role=agent'],
  ['empty-overview', '/?world=empty'],
  ['empty-queue', '/tickets?world=empty'],
  ['empty-cost', '/cost?world=empty'],
  ['empty-map', '/map?world=empty'],
  ['broken-overview', '/?world=broken'],
  ['broken-queue', '/tickets?world=broken'],
  ['empty-explore', '/explore?world=empty'],
  ['empty-explore-query', '/explore?world=empty&query=up'],
  ['empty-usage', '/explore/usage?world=empty'],
  ['broken-usage', '/explore/usage?world=broken'],
  ['empty-targets', '/hosts/targets?world=empty'],
  ['broken-explore', '/explore?world=broken&query=up'],
]
const VARIANTS = [
  ['ko-dark-desktop', 'ko', 'dark', 1440, 900],
  ['en-light-desktop', 'en', 'light', 1440, 900],
  ['ko-light-mobile', 'ko', 'light', 390, 844],
  ['en-dark-mobile', 'en', 'dark', 390, 844],
]

mkdirSync(folder, { recursive: true })
const profile = mkdtempSync(join(tmpdir(), 'bongsu-shots-'))
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
const faults = []
for (const [variant, language, theme, width, height] of VARIANTS) {
  for (const [name, path, act] of SCREENS) {
    const file = `${name}-${variant}`
    if (filter && !new RegExp(filter).test(file)) continue
    const page = await browser.newPage()
    page.on('pageerror', (error) => faults.push(`${file}: ${error.message}`))
    page.on(
      'console',
      (message) =>
        message.type() === 'error' &&
        !/503|Failed to load/.test(message.text()) &&
        faults.push(`${file}: ${message.text()}`),
    )
    await page.setViewportSize({ width, height })
    await page.addInitScript(
      ([preferences]) => localStorage.setItem('bongsu.preferences', preferences),
      [JSON.stringify({ language, theme, density: 'comfortable', shortcuts: true, keys: {}, railFolded: false })],
    )
    await page.goto(origin + path)
    await page.waitForSelector('main')
    await page.waitForTimeout(name.startsWith('broken') ? 4500 : 900)
    if (act) {
      await act(page)
      await page.waitForTimeout(400)
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (wide > 0) faults.push(`${file}: ${wide} px wider than the screen`)
    await page.screenshot({ path: resolve(folder, `${file}.png`) })
    await page.close()
  }
}
await browser.close()
server.close()
rmSync(profile, { recursive: true, force: true })
if (faults.length > 0) {
  console.error([...new Set(faults)].join('\n'))
  process.exit(1)
}
