/**
 * Traffic that keeps books. Each sender repeats what was not accepted, as real ones do, and writes down what was: whatever an
 * answer of 2xx was given for has to be found afterwards, once.
 */
import { enqueue, trigger } from './enqueue'
import { metricsOf, send } from './otlp'
import type { Ticket } from './shapes'
import { as, unique } from './suite'

export interface Books {
  /** Value of the sample by the label `e2e.entry`. */
  readonly samples: Map<string, number>
  /** Source of the event by its dedup key. */
  readonly events: Map<string, string>
  /** Number of the ticket by its title. */
  readonly tickets: Map<string, string>
  /** What was not 2xx, by kind and status; retried until it was. */
  readonly refusals: Map<string, number>
}

const PAUSE = { samples: 100, events: 400, tickets: 700 } as const
/** A service that was killed is back in half a minute; whoever still gets nothing then has found a fault. */
const PATIENCE = 120_000

export class Traffic {
  readonly books: Books = { samples: new Map(), events: new Map(), tickets: new Map(), refusals: new Map() }
  readonly run = unique('ledger')
  readonly #key: string
  readonly #end = new AbortController()
  readonly #senders: Promise<void>[]
  #entry = 0

  constructor(key: string) {
    this.#key = key
    this.#senders = [
      ...[1, 2].map(() => this.#loop(PAUSE.samples, () => this.#sample())),
      this.#loop(PAUSE.events, () => this.#event()),
      this.#loop(PAUSE.tickets, () => this.#ticket()),
    ]
  }

  accepted(): number {
    return this.books.samples.size + this.books.events.size + this.books.tickets.size
  }

  async stop(): Promise<Books> {
    this.#end.abort()
    await Promise.all(this.#senders)
    return this.books
  }

  async #loop(pause: number, once: () => Promise<void>): Promise<void> {
    while (!this.#end.signal.aborted) {
      await once()
      await this.#pause(pause)
    }
  }

  /** The rhythm of a sender, not a wait for anything. */
  #pause(millis: number): Promise<void> {
    return new Promise((done) => setTimeout(done, millis))
  }

  async #sample(): Promise<void> {
    this.#entry += 1
    const entry = `s${this.#entry}`
    const value = this.#entry + 0.25
    const body = metricsOf([
      { metric: 'e2e.ledger', value, host: this.run, labels: { 'e2e.run': this.run, 'e2e.entry': entry } },
    ])
    if (await this.#until('samples', async () => (await send('metrics', this.#key, body)).status)) {
      this.books.samples.set(entry, value)
    }
  }

  async #event(): Promise<void> {
    this.#entry += 1
    const dedup = `${this.run}-e${this.#entry}`
    const source = `${this.run}-host-${this.#entry}`
    const event = trigger(this.#key, dedup, source, `${source} went away`)
    if (await this.#until('events', async () => (await enqueue(event, 10_000)).status))
      this.books.events.set(dedup, source)
  }

  async #ticket(): Promise<void> {
    this.#entry += 1
    const title = `${this.run} ticket ${this.#entry}`
    const headers = { 'Idempotency-Key': `${this.run}-t${this.#entry}` }
    const body = { type: 'incident', title, description: 'ledger', impact: 'low', urgency: 'low' }
    let number = ''
    const accepted = await this.#until('tickets', async () => {
      const answer = await as('requester').call('POST', '/api/v1/tickets', { body, headers, limit: 10_000 })
      if (answer.status === 201) number = answer.json<Ticket>().number
      return answer.status
    })
    if (accepted) this.books.tickets.set(title, number)
  }

  async #until(kind: string, attempt: () => Promise<number>): Promise<boolean> {
    const until = Date.now() + PATIENCE
    for (;;) {
      const status = await attempt().catch(() => 0)
      if (status >= 200 && status < 300) return true
      const refusal = `${kind} ${status === 0 ? 'no answer' : status}`
      this.books.refusals.set(refusal, (this.books.refusals.get(refusal) ?? 0) + 1)
      if (Date.now() > until) throw new Error(`${refusal} for ${PATIENCE / 1000} s`)
      await this.#pause(250)
    }
  }
}
