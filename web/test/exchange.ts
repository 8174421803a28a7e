/** Files of tickets, as ticket-svc tells of them. */
import { HttpResponse, http } from 'msw'
import type { LineError, TicketImport } from '@/api/types/exchange'
import { page, problem } from './answers'
import { ago } from './data'

const ERRORS: LineError[] = [
  { line: 7, pointer: '/title', code: 'not-blank', detail: 'must not be blank.' },
  { line: 7, pointer: '/messages/0/visibility', code: 'not-null', detail: 'must not be null.' },
  {
    ...{ line: 1_204, pointer: '', code: 'malformed' },
    detail: 'Unexpected end-of-input: expected close marker for Object (character 42 of the line)',
  },
]

export const IMPORTS: TicketImport[] = [
  {
    ...{ id: 'import-2', state: 'running', bytesTotal: 48_000_000, bytesRead: 12_000_000, linesRead: 25_000 },
    ...{ created: 24_990, known: 10, rejected: 0, begunAt: ago(1), errors: [] },
  },
  {
    ...{ id: 'import-1', state: 'done', bytesTotal: 2_400_000, bytesRead: 2_400_000, linesRead: 1_210 },
    ...{ created: 1_200, known: 8, rejected: 2, begunAt: ago(95), endedAt: ago(94), errors: ERRORS },
  },
]

export const exchangeHandlers = [
  http.get('/api/v1/ticket-imports', () => page(IMPORTS.map((one) => ({ ...one, errors: [] })))),
  http.get('/api/v1/ticket-imports/:id', ({ params }) => {
    const found = IMPORTS.find((one) => one.id === params.id)
    return found ? HttpResponse.json(found) : problem(404, 'Not Found')
  }),
]
