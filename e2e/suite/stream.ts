/** A listener on the suite's live stream (SSE) that remembers what it heard. */

import { type Person, tokenOf, URL_OF_SUITE } from './suite'
import { eventually, present } from './waiting'

export interface Heard {
  readonly event: string
  readonly id: string
  readonly data: { readonly type: string; readonly subject: string; readonly data: Readonly<Record<string, unknown>> }
  readonly raw: string
}

export class Stream {
  readonly heard: Heard[] = []
  #beats = 0
  readonly #abort = new AbortController()

  static async open(person: Person, lastEventId?: string): Promise<Stream> {
    const stream = new Stream()
    const response = await fetch(`${URL_OF_SUITE}/api/v1/stream`, {
      headers: {
        Accept: 'text/event-stream',
        Authorization: `Bearer ${await tokenOf(person)}`,
        ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}),
      },
      signal: stream.#abort.signal,
    })
    if (response.status !== 200) throw new Error(`the stream of ${person} answered ${response.status}`)
    void stream.#read(present(response.body, 'body of the stream'))
    return stream
  }

  get beats(): number {
    return this.#beats
  }

  close(): void {
    this.#abort.abort()
  }

  /** The first message of which this is true, heard already or within the limit. */
  until(what: string, limit: number, isIt: (heard: Heard) => boolean): Promise<Heard> {
    return eventually(`the stream tells ${what}`, limit, async () => present(this.heard.find(isIt), what))
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder()
    let rest = ''
    try {
      for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
        rest += decoder.decode(chunk, { stream: true })
        const blocks = rest.split(/\r?\n\r?\n/)
        rest = blocks.pop() ?? ''
        for (const block of blocks) this.#take(block)
      }
    } catch {
      // closed by us, or by the gateway: what was heard stays
    }
  }

  #take(block: string): void {
    const fields = new Map<string, string>()
    for (const line of block.split(/\r?\n/)) {
      const colon = line.indexOf(':')
      if (colon === 0) this.#beats += 1
      if (colon <= 0) continue
      const name = line.slice(0, colon)
      const value = line.slice(colon + 1).replace(/^ /, '')
      fields.set(name, fields.has(name) ? `${fields.get(name)}\n${value}` : value)
    }
    const raw = fields.get('data')
    if (raw === undefined) return
    this.heard.push({
      event: fields.get('event') ?? 'message',
      id: fields.get('id') ?? '',
      data: raw.startsWith('{') ? (JSON.parse(raw) as Heard['data']) : { type: '', subject: '', data: {} },
      raw,
    })
  }
}
