/** Files of tickets, in and out. */

/** What is wrong with a line of a file. */
export interface LineError {
  /** Counted from 1. */
  line: number
  /** Where in the line's JSON; empty for the line as a whole. */
  pointer: string
  code: string
  detail: string
}

export interface TicketImport {
  id: string
  state: 'running' | 'done' | 'failed'
  problem?: string | null
  bytesTotal: number
  bytesRead: number
  linesRead: number
  created: number
  /** Lines whose ticket had been brought in before. */
  known: number
  rejected: number
  begunAt: string
  endedAt?: string | null
  /** The first 1,000, only of one import that is asked for. */
  errors: LineError[]
}
