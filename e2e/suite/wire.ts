/** Bytes as nobody's client library would send them. */
import { request as ask } from 'node:http'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { Answer } from './api'

/**
 * Sends raw bytes and takes the answer even when the other side stops reading half-way, as it should with a body that is too
 * large. A connection that ends without any answer is status 0.
 */
export function post(
  url: string,
  body: Uint8Array | string,
  headers: Readonly<Record<string, string>>,
  limit = 30_000,
): Promise<Answer> {
  const what = `POST ${new URL(url).pathname}`
  return new Promise((done) => {
    const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : Buffer.from(body)
    const request = ask(url, { method: 'POST', headers: { 'Content-Length': String(bytes.length), ...headers } })
    let answered = false
    const give = (status: number, heads: Headers, text: string) => {
      if (answered) return
      answered = true
      clearTimeout(timer)
      done(new Answer(status, heads, text, what))
      request.destroy()
    }
    const timer = setTimeout(() => give(0, new Headers(), `no answer within ${limit} ms`), limit)
    request.on('response', (response) => {
      const heads = new Headers()
      for (const [name, value] of Object.entries(response.headers))
        if (value !== undefined) heads.set(name, String(value))
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      const end = () => give(response.statusCode ?? 0, heads, text)
      response.on('end', end).on('close', end).on('error', end)
    })
    // A reset while we still write is no failure as long as an answer had come; give it a moment to be read.
    request.on('error', (error) => setImmediate(() => setTimeout(() => give(0, new Headers(), error.message), 250)))
    request.end(bytes)
  })
}

/**
 * The same GET many times over one connection without waiting for answers: it costs the sender next to nothing, so that even a
 * slow machine can be asked faster than is allowed. The statuses, in their order.
 */
export function pipelined(url: string, headers: Readonly<Record<string, string>>, times: number): Promise<number[]> {
  const { hostname, port, pathname, host } = new URL(url)
  const lines = Object.entries({ Host: host, ...headers }).map(([name, value]) => `${name}: ${value}`)
  return new Promise((done, failed) => {
    const statuses: number[] = []
    let rest = ''
    const socket = connect(Number(port), hostname)
    socket.setTimeout(30_000, () => socket.destroy(new Error(`no answer after ${statuses.length} of ${times}`)))
    socket.on('error', failed).on('close', () => done(statuses))
    socket.setEncoding('latin1').on('data', (part: string) => {
      rest += part
      for (const [, status] of rest.matchAll(/HTTP\/1\.1 (\d{3})[^\r]*\r\n/g)) statuses.push(Number(status))
      rest = rest.slice(Math.max(rest.lastIndexOf('\r\n') + 2, 0))
      if (statuses.length >= times) socket.end()
    })
    socket.write(`GET ${pathname} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`.repeat(times))
  })
}

export const gzip = (bytes: Uint8Array | string) => new Uint8Array(gzipSync(bytes))

// What of protobuf's wire format it takes to say something wrong in it on purpose.
export function varint(value: bigint): number[] {
  const bytes: number[] = []
  let rest = value
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80)
    rest >>= 7n
  }
  bytes.push(Number(rest))
  return bytes
}

export function field(number: number, content: readonly number[]): number[] {
  return [...varint(BigInt((number << 3) | 2)), ...varint(BigInt(content.length)), ...content]
}

export const text = (value: string): number[] => [...Buffer.from(value, 'utf8')]

function fixed64(number: number, value: bigint): number[] {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(value)
  return [...varint(BigInt((number << 3) | 1)), ...bytes]
}

function double(number: number, value: number): number[] {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return [...varint(BigInt((number << 3) | 1)), ...bytes]
}

/** One gauge with one point as OTLP protobuf; the name may be any bytes. */
export function gaugeBytes(name: readonly number[], value: number, nanosecond: bigint, host: string): Uint8Array {
  const keyValue = field(1, [...field(1, text('host.name')), ...field(2, field(1, text(host)))])
  const point = [...fixed64(3, nanosecond), ...double(4, value)]
  const metric = [...field(1, name), ...field(5, field(1, point))]
  const resourceMetrics = [...field(1, keyValue), ...field(2, field(2, metric))]
  return new Uint8Array(field(1, resourceMetrics))
}
