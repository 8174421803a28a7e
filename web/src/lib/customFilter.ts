/** Filters by the tenant's own fields, by key, each in the list's words: `seoul,busan`, `10..20`. */
export type CustomFilter = Readonly<Record<string, string>>

/** The service takes no more at once. */
export const MOST_CUSTOM = 5

const KEY = /^[a-z][a-zA-Z0-9]{0,39}$/
const NUMBER = /^-?\d{1,15}(\.\d{1,6})?$/

/** What an address says of them; what it cannot mean is left out. */
export function parseCustom(value: unknown): CustomFilter | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const known = Object.entries(value).filter(
    (entry): entry is [string, string] => KEY.test(entry[0]) && typeof entry[1] === 'string' && entry[1] !== '',
  )
  return known.length > 0 ? Object.fromEntries(known.slice(0, MOST_CUSTOM)) : undefined
}

export function parametersOfCustom(filter: CustomFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).map(([key, words]) => [`custom.${key}`, words]))
}

export interface Span {
  readonly from: string
  readonly to: string
}

/** A range with an end left open says so; a single value is a range to itself. */
export function spanOf(words: string): Span {
  const at = words.indexOf('..')
  return at < 0 ? { from: words, to: words } : { from: words.slice(0, at), to: words.slice(at + 2) }
}

export function wordsOf({ from, to }: Span): string {
  if (from === to) return from
  return `${from}..${to}`
}

/** A number as the service reads one. */
export function isAmount(text: string): boolean {
  return text === '' || NUMBER.test(text)
}

export function listOf(words: string): readonly string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
