/** A list that does not jump under the pointer: known rows are updated where they stand, new ones wait behind a pill. */
export interface Held<T> {
  readonly rows: readonly T[]
  /** Rows that wait to be shown. */
  readonly waiting: number
  /** Keys of rows that are shown but no longer match. */
  readonly gone: ReadonlySet<string>
}

export function hold<T>(
  shownKeys: readonly string[] | null,
  fresh: readonly T[],
  shownRows: readonly T[],
  keyOf: (row: T) => string,
): Held<T> {
  if (shownKeys === null || shownKeys.length === 0) return { rows: fresh, waiting: 0, gone: new Set() }
  const current = new Map(fresh.map((row) => [keyOf(row), row]))
  const last = new Map(shownRows.map((row) => [keyOf(row), row]))
  const rows: T[] = []
  const gone = new Set<string>()
  for (const key of shownKeys) {
    const row = current.get(key) ?? last.get(key)
    if (row === undefined) continue
    if (!current.has(key)) gone.add(key)
    rows.push(row)
  }
  const known = new Set(shownKeys)
  return { rows, waiting: fresh.filter((row) => !known.has(keyOf(row))).length, gone }
}
