import type { ProblemError } from '@/api/problem'

/** What is to be changed in the text; all else is trouble of a service. */
export function faultKind(problem: ProblemError): 'bad_data' | 'execution' | 'timeout' | null {
  if (problem.errorType === 'timeout') return 'timeout'
  if (problem.kind !== 'invalid') return null
  return problem.errorType === 'bad_data' ? 'bad_data' : 'execution'
}

/** Where a query is wrong, read from what the engine says about it. */
export interface Fault {
  readonly from: number
  readonly to: number
  readonly line: number
  readonly column: number
  /** What the engine said, without the place. */
  readonly message: string
}

const LINE_COLUMN = /(\d+):(\d+)(?:-\d+)?:\s*/
const POSITION = /,? at position (\d+)/

function tokenEnd(text: string, from: number): number {
  const token = /^(?:[a-zA-Z_:][\w:.]*|"[^"\n]*"?|'[^'\n]*'?|\d[\w.]*|\s+|.)/s.exec(text.slice(from))?.[0] ?? ''
  return from + Math.max(1, token.trimEnd().length)
}

/** Prometheus counts lines and columns from 1 (`1:15: parse error: …`), or all characters from 1 (`… at position 15`). */
export function faultIn(said: string, text: string): Fault | null {
  const place = LINE_COLUMN.exec(said)
  const position = POSITION.exec(said)
  let offset: number
  let message = said.replace(/^invalid parameter "?\w+"?:\s*/, '')
  if (place) {
    const lines = text.split('\n')
    const line = Math.min(Number(place[1]), lines.length)
    offset = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + Number(place[2]) - 1
    message = message.replace(LINE_COLUMN, '')
  } else if (position) {
    offset = Number(position[1]) - 1
    message = message.replace(POSITION, '')
  } else {
    return null
  }
  // What is missing at the end is shown under the last character: there is nothing to underline behind it.
  const end = text.trimEnd().length
  const from = Math.max(0, Math.min(offset, end - 1))
  const before = text.slice(0, Math.max(0, Math.min(offset, text.length)))
  return {
    from,
    to: Math.max(from, Math.min(text.length, tokenEnd(text, from))),
    line: before.split('\n').length,
    column: before.length - before.lastIndexOf('\n'),
    message: message.replace(/^parse error:\s*/, ''),
  }
}
