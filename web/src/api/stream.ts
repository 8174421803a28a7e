/** The live stream: one EventSource; what it names goes stale and is fetched again. Nothing polls. */
import type { Query, QueryClient } from '@tanstack/react-query'
import { heardFromDesk } from './desk'
import { type Root, roots } from './keys'
import type { StreamMessage } from './types/gateway'

export const EVENTS = [
  'alert',
  'situation',
  'rule',
  'ticket',
  'desk',
  'entity',
  'delivery',
  'budget',
  'telemetry',
] as const
export type StreamEvent = (typeof EVENTS)[number]
export type Connection = 'connecting' | 'connected' | 'offline'

const STALE: Record<StreamEvent, readonly Root[]> = {
  alert: [roots.alerts],
  situation: [roots.situations],
  rule: [roots.rules],
  ticket: [roots.tickets],
  desk: [],
  entity: [roots.entities, roots.relations, roots.map],
  delivery: [roots.deliveries],
  budget: [roots.budgets],
  telemetry: [],
}

/** At most one refresh a second and kind: the first at once, later ones gathered. */
const GATHER_MS = 1_000

export interface Listener {
  onConnection(connection: Connection): void
  onMessage(event: StreamEvent, message: StreamMessage): void
}

export class LiveStream {
  readonly #client: QueryClient
  readonly #listener: Listener
  readonly #last = new Map<string, number>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  #source: EventSource | null = null
  #telemetryOf: Set<string> | 'all' = new Set()
  #reopen: ReturnType<typeof setTimeout> | null = null

  constructor(client: QueryClient, listener: Listener) {
    this.#client = client
    this.#listener = listener
  }

  open(url = '/api/v1/stream'): void {
    const source = new EventSource(url)
    this.#source = source
    source.onopen = () => this.#listener.onConnection('connected')
    source.onerror = () => {
      // The browser reconnects by itself with Last-Event-ID; only a refused stream has to be opened again by us.
      this.#listener.onConnection(source.readyState === EventSource.CLOSED ? 'offline' : 'connecting')
      if (source.readyState === EventSource.CLOSED) this.#reopen = setTimeout(() => this.#again(url), 5_000)
    }
    for (const event of EVENTS)
      source.addEventListener(event, (raw) => this.receive(event, (raw as MessageEvent<string>).data))
    source.addEventListener('reset', () => void this.#client.invalidateQueries())
  }

  close(): void {
    this.#source?.close()
    if (this.#reopen) clearTimeout(this.#reopen)
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  receive(event: StreamEvent, text: string): void {
    const message = parse(text)
    if (!message) return
    this.#listener.onMessage(event, message)
    if (event === 'telemetry') this.#telemetry(message)
    if (event === 'desk') heardFromDesk(this.#client, message)
    for (const root of STALE[event]) this.#gather(root, () => void this.#client.invalidateQueries({ queryKey: [root] }))
    if (message.type.includes('delivery.activated')) {
      this.#gather(roots.costs, () => void this.#client.invalidateQueries({ queryKey: [roots.costs] }))
      this.#gather(roots.budgets, () => void this.#client.invalidateQueries({ queryKey: [roots.budgets] }))
    }
  }

  /** After a lost connection that could not be resumed everything may have changed. */
  #again(url: string): void {
    this.#source?.close()
    this.open(url)
    void this.#client.invalidateQueries()
  }

  #telemetry(message: StreamMessage): void {
    const entities = message.data.entities
    if (Array.isArray(entities) && this.#telemetryOf !== 'all') {
      for (const entity of entities) if (hasName(entity)) this.#telemetryOf.add(entity.name)
    } else {
      this.#telemetryOf = 'all'
    }
    this.#gather(roots.metrics, () => this.refreshCharts())
  }

  /** Only live windows of the entities that were heard of, and nothing while nobody looks. */
  refreshCharts(): void {
    if (document.hidden) return
    const heard = this.#telemetryOf
    this.#telemetryOf = new Set()
    void this.#client.invalidateQueries(
      { queryKey: [roots.metrics, 'live'], predicate: (query) => concerns(query, heard) },
      { cancelRefetch: false },
    )
  }

  #gather(name: string, refresh: () => void): void {
    if (this.#timers.has(name)) return
    const wait = Math.max(0, (this.#last.get(name) ?? 0) + GATHER_MS - Date.now())
    this.#timers.set(
      name,
      setTimeout(() => {
        this.#timers.delete(name)
        this.#last.set(name, Date.now())
        refresh()
      }, wait),
    )
  }
}

function concerns(query: Query, heard: Set<string> | 'all'): boolean {
  const entity = query.meta?.entity
  if (!mayHaveMoved(query)) return false
  return heard === 'all' || typeof entity !== 'string' || heard.has(entity)
}

/** With `freshMs` a grid that has not moved on is not asked for again, and what was refused waits for the person. */
function mayHaveMoved({ meta, state }: Query): boolean {
  if (typeof meta?.freshMs !== 'number') return true
  return state.status !== 'error' && Date.now() - state.dataUpdatedAt >= meta.freshMs
}

function hasName(value: unknown): value is { name: string } {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
}

function parse(text: string): StreamMessage | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('type' in value)) return null
    const { type, subject, time, data } = value as Partial<StreamMessage>
    return { type: String(type), subject: String(subject ?? ''), time: String(time ?? ''), data: data ?? {} }
  } catch {
    return null
  }
}
