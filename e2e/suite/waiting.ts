/** Waiting for a condition, never for a time. */
import { expect } from '@playwright/test'

/** Asks until `probe` no longer throws, at most `limit` milliseconds; then its answer. */
export async function eventually<T>(what: string, limit: number, probe: () => Promise<T>): Promise<T> {
  let answer: { value: T } | undefined
  await expect(async () => {
    answer = { value: await probe() }
  }, what).toPass({ timeout: limit, intervals: [50, 100, 200, 300, 500] })
  if (!answer) throw new Error(`${what}: no answer`)
  return answer.value
}

/** The one item, or a failure that shows all. */
export function theOnly<T>(items: readonly T[], what: string): T {
  expect(items, `exactly one ${what}`).toHaveLength(1)
  const [item] = items
  if (item === undefined) throw new Error(`no ${what}`)
  return item
}

export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`there is no ${what}`)
  return value
}
