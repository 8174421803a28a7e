/** What stands in the way of people who use a screen otherwise than most, as axe sees it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ROOT } from './launcher'

const AXE = join(ROOT, 'web/node_modules/axe-core/axe.min.js')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Axe {
  run(
    where: Document,
    options: object,
  ): Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }>
}

/** Violations of WCAG 2.2 AA on the screen as it stands, each with the place. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(AXE, 'utf8'))
  return page.evaluate(async (rules) => {
    const { axe } = window as unknown as { axe: Axe }
    // An experiment of axe: it takes pictures and keys for words.
    const experiments = { 'label-content-name-mismatch': { enabled: false } }
    const found = await axe.run(document, { runOnly: rules, rules: experiments })
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  }, RULES)
}
