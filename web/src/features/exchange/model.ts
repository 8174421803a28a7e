import type { LineError, TicketImport } from '@/api/types/exchange'
import type { TicketCategory, TicketType } from '@/api/types/ticket'
import type { ListFilter } from '@/api/types/ticketList'
import { csvOf } from '@/lib/csv'

export const LARGEST_MIB = 512
const LOOKED_AT = 4_096

export type Refusal = 'empty' | 'size' | 'list' | 'lines'

/** What can be told of a file before it travels: each line of it is an object. */
export async function refusalOf(file: File): Promise<Refusal | null> {
  if (file.size === 0) return 'empty'
  if (file.size > LARGEST_MIB * 1024 * 1024) return 'size'
  const first = (await file.slice(0, LOOKED_AT).text()).trimStart()[0]
  if (first === '[') return 'list'
  return first === undefined || first === '{' ? null : 'lines'
}

export function percentOf({ state, bytesRead, bytesTotal }: TicketImport): number {
  return state === 'running' ? (bytesRead / Math.max(1, bytesTotal)) * 100 : 100
}

/** One runs at a time; who has not begun waits for those before. */
export function standOf({ state, bytesRead }: TicketImport): TicketImport['state'] | 'waiting' {
  return state === 'running' && bytesRead === 0 ? 'waiting' : state
}

/** The codes that have words of their own. */
const CODES = [
  ...(['malformed', 'not-utf-8', 'not-null', 'not-blank', 'required', 'size', 'pattern', 'out-of-range'] as const),
  ...(['unknown-value', 'unknown-field', 'not-an-object', 'not-a-text', 'not-a-number', 'not-a-flag'] as const),
  'not-a-person' as const,
]
export type Code = (typeof CODES)[number] | 'other'

export function codeOf(code: string): Code {
  return CODES.find((known) => known === code) ?? 'other'
}

/** The service keeps the errors of the first lines only. */
export function linesOf(errors: readonly LineError[]): number {
  return new Set(errors.map(({ line }) => line)).size
}

export function errorsCsv(errors: readonly LineError[], head: readonly [string, string, string, string]): string {
  return csvOf(
    head,
    errors.map(({ line, pointer, code, detail }) => [line, pointer, code, detail]),
  )
}

/** What an export can be asked for. */
export interface Wanted {
  readonly type: readonly TicketType[]
  readonly category: readonly TicketCategory[]
  /** A day as the browser's fields hold it. */
  readonly since: string
}

export const ALL: Wanted = { type: [], category: [], since: '' }

/** The beginning of that day here. */
export function instantOf(day: string): string | undefined {
  const at = day === '' ? Number.NaN : new Date(`${day}T00:00`).getTime()
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

const BEYOND = ['state', 'priority', 'queue', 'tag', 'sla', 'assignee'] as const
export type Beyond = (typeof BEYOND)[number]

/** What a view asks for and an export does not know. */
export function beyond(filter: ListFilter): readonly Beyond[] {
  return BEYOND.filter((name) => (name === 'assignee' ? filter.assignee !== null : filter[name].length > 0))
}
