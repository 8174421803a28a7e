/** The whole state of Explore as it stands in the address, so that copying the address copies the view. */
export const VIEWS = ['graph', 'heatmap', 'table'] as const
export type View = (typeof VIEWS)[number]

export const COMPARISONS = ['range', '1d', '1w'] as const
export type Comparison = (typeof COMPARISONS)[number]

export interface Panel {
  readonly expr: string
  readonly view: View
}

export interface ExploreSearch {
  /** One expression as it is, or several with how each is looked at. */
  query?: string | readonly { readonly expr: string; readonly view?: View | undefined }[] | undefined
  /** Seconds; chosen by the range when absent. */
  step?: number | undefined
  compare?: Comparison | undefined
  exemplars?: boolean | undefined
  /** How many series are drawn at most. */
  most?: number | undefined
}

/** More would not be read by anybody, and each costs the server a query. */
export const MOST_PANELS = 12
export const FEWEST_SERIES = 50
export const MOST_SERIES = 500

const isOneOf = <T extends string>(values: readonly T[], value: unknown): value is T =>
  typeof value === 'string' && (values as readonly string[]).includes(value)

function panelOf(value: unknown): { expr: string; view?: View | undefined } | null {
  if (typeof value === 'string' || typeof value === 'number') return { expr: String(value) }
  if (typeof value !== 'object' || value === null || !('expr' in value)) return null
  const view = 'view' in value ? value.view : undefined
  return { expr: String(value.expr ?? ''), ...(isOneOf(VIEWS, view) && view !== 'graph' ? { view } : {}) }
}

function within(value: unknown, least: number, most: number): number | undefined {
  const number = Number(value)
  return value !== undefined && Number.isFinite(number) && number >= least
    ? Math.min(most, Math.floor(number))
    : undefined
}

/** Takes what people and other pages write there; leaves out what is not understood. */
export function parseExplore(search: Record<string, unknown>): ExploreSearch {
  const listed = Array.isArray(search.query) ? search.query : search.query === undefined ? [] : [search.query]
  const panels = listed.flatMap((each) => panelOf(each) ?? []).slice(0, MOST_PANELS)
  const step = within(search.step, 1, 86_400)
  const most = within(search.most, FEWEST_SERIES, MOST_SERIES)
  return {
    ...(panels.length > 0 ? { query: compact(panels) } : {}),
    ...(step !== undefined ? { step } : {}),
    ...(isOneOf(COMPARISONS, search.compare) ? { compare: search.compare } : {}),
    ...(search.exemplars === true || search.exemplars === 'true' ? { exemplars: true } : {}),
    ...(most !== undefined && most !== FEWEST_SERIES ? { most } : {}),
  }
}

function compact(panels: readonly { expr: string; view?: View | undefined }[]): ExploreSearch['query'] {
  const [only] = panels
  return panels.length === 1 && only && only.view === undefined ? only.expr || undefined : panels
}

/** There is always one panel to type into. */
export function panelsOf(search: ExploreSearch): readonly Panel[] {
  const listed = typeof search.query === 'string' ? [{ expr: search.query }] : (search.query ?? [])
  const panels = listed.map((each): Panel => ({ expr: each.expr, view: ('view' in each && each.view) || 'graph' }))
  return panels.length > 0 ? panels : [{ expr: '', view: 'graph' }]
}

export function searchOf(panels: readonly Panel[]): Pick<ExploreSearch, 'query'> {
  return {
    query: compact(
      panels.slice(0, MOST_PANELS).map(({ expr, view }) => ({ expr, ...(view === 'graph' ? {} : { view }) })),
    ),
  }
}
