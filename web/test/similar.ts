/** Tickets like others, and traces, as the services would answer. */
import { HttpResponse, http } from 'msw'
import type { Similar } from '@/api/types/ticketWork'
import { ago, TICKETS } from './data'

export const similarTo = (except: string): Similar => {
  const others = TICKETS.filter((ticket) => ticket.id !== except).slice(0, 3)
  return {
    items: others.map(({ id, number, type, state, category, priority, title, assignee, updatedAt }, at) => ({
      ...{ id, number, type, state, category, priority, title, assignee, updatedAt },
      queue: 'network',
      resolution: at === 0 ? '인증서 갱신 후 정상' : null,
      similarity: 0.8 - at / 10,
      words: ['VPN', '접속'],
    })),
    queue: { name: 'network', agreeing: 8, of: 10 },
    assignee: { id: 'agent', name: 'Kim Minji', agreeing: 6, of: 10 },
  }
}

export const similarHandlers = [
  http.get('/api/v1/tickets/:id/similar', ({ params }) => HttpResponse.json(similarTo(String(params.id)))),
  http.post('/api/v1/tickets\\:suggest', () => HttpResponse.json(similarTo(''))),
  http.get('/api/v1/traces', () =>
    HttpResponse.json({
      items: [
        {
          ...{ traceId: '4bf92f3577b34da6a3ce929d0e0e4736', rootService: 'shop', rootName: 'POST /orders' },
          ...{ startedAt: ago(40), durationMs: 2_310, spanCount: 14, errorCount: 2 },
        },
      ],
      next: null,
    }),
  ),
]
