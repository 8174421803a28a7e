import { defineConfig } from '@playwright/test'

const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium'

/** These load, kill or flood the one suite, count all its tickets or change what happens to them: nothing else runs beside them. */
const ALONE =
  /(01-start|02-chain|03-desk|06-errors|09-real-load|10-ledger|13-floods|14-records|17-views|18-automation|19-integrations|20-report)\.spec\.ts/

/** One suite, no second try: a journey that passes only sometimes has failed. */
export default defineConfig({
  testDir: './journeys',
  outputDir: './artifacts/traces',
  globalSetup: './suite/setUp.ts',
  workers: 2,
  projects: [
    { name: 'together', testIgnore: ALONE },
    { name: 'alone', testMatch: ALONE, workers: 1, dependencies: ['together'] },
  ],
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: './artifacts/result.json' }]],
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1440, height: 900 },
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
