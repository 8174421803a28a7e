import { HttpResponse, http, sse } from 'msw'
import { setupWorker } from 'msw/browser'
import { TICKETS, ticketDetail } from './data'
import { handlers } from './handlers'
import { world } from './world'

/** `?role=agent`, `?world=empty`, `?world=broken` in the first address choose what to look at. */
export async function startMocks(): Promise<void> {
  const asked = new URLSearchParams(window.location.search)
  const keep = (name: string, fallback: string) => {
    const value = asked.get(name) ?? sessionStorage.getItem(name) ?? fallback
    sessionStorage.setItem(name, value)
    return value
  }
  world.role = keep('role', 'admin')
  const kind = keep('world', 'full')
  world.empty = kind === 'empty'
  const broken = http.all(/\/(api\/v1\/(?!me|stream)|prometheus)/, () =>
    HttpResponse.json(
      {
        type: '/problems/unavailable',
        title: 'Service Unavailable',
        status: 503,
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      },
      { status: 503 },
    ),
  )
  const worker = setupWorker(...(kind === 'broken' ? [broken] : []), stream(), ...handlers)
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' })
}

/** New samples every five seconds; one new ticket after eight. */
function stream() {
  return sse<{ message: unknown; telemetry: string; ticket: string }>('/api/v1/stream', ({ client }) => {
    const send = (event: 'telemetry' | 'ticket', type: string, data: object) =>
      client.send({
        event,
        id: `1-${Date.now()}`,
        data: JSON.stringify({ type, subject: 's', time: new Date().toISOString(), data }),
      })
    send('telemetry', 'io.bongsu.collector.telemetry.received.v1', {})
    setInterval(() => send('telemetry', 'io.bongsu.collector.telemetry.received.v1', {}), 5_000)
    if (world.empty) return
    setTimeout(() => {
      const [first] = TICKETS
      if (!first || world.tickets.some((ticket) => ticket.id === 'late')) return
      world.tickets.push(
        ticketDetail({
          ...first,
          id: 'late',
          number: 'INC-2026-000131',
          title: 'web-1: CPU 사용률 91%',
          priority: 3,
          state: 'new',
          category: 'new',
          assignee: null,
          createdAt: new Date().toISOString(),
        }),
      )
      world.timeline.set('late', [])
      send('ticket', 'io.bongsu.ticket.ticket.opened.v1', {})
    }, 8_000)
  })
}
