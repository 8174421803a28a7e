/** Prometheus remote write 1.0, also as nobody should send it. */
import type { Answer } from './api'
import { URL_OF_SUITE } from './suite'
import { post } from './wire'

export interface Written {
  readonly labels: Readonly<Record<string, string>>
  /** Value by time in milliseconds. */
  readonly samples: readonly (readonly [number, number])[]
}

/** Grows as it is written to: requests here have millions of parts. */
class Bytes {
  private room = Buffer.allocUnsafe(64)
  private length = 0

  varint(value: number): this {
    let rest = value
    this.reserve(10)
    while (rest > 0x7f) {
      this.room[this.length++] = (rest % 0x80) | 0x80
      rest = Math.floor(rest / 0x80)
    }
    this.room[this.length++] = rest
    return this
  }

  double(value: number): this {
    this.reserve(8)
    this.length = this.room.writeDoubleLE(value, this.length)
    return this
  }

  bytes(part: Uint8Array): this {
    this.reserve(part.length)
    this.room.set(part, this.length)
    this.length += part.length
    return this
  }

  field(number: number, part: Uint8Array): this {
    return this.varint((number << 3) | 2)
      .varint(part.length)
      .bytes(part)
  }

  done(): Uint8Array {
    return this.room.subarray(0, this.length)
  }

  private reserve(more: number): void {
    if (this.length + more <= this.room.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.room.length * 2, this.length + more))
    larger.set(this.room.subarray(0, this.length))
    this.room = larger
  }
}

const pair = (name: string, value: string) =>
  new Bytes().field(1, Buffer.from(name)).field(2, Buffer.from(value)).done()

function seriesOf(one: Written): Uint8Array {
  const series = new Bytes()
  for (const [name, value] of Object.entries(one.labels)) series.field(1, pair(name, value))
  for (const [at, value] of one.samples) {
    series.field(
      2,
      new Bytes()
        .varint((1 << 3) | 1)
        .double(value)
        .varint(2 << 3)
        .varint(at)
        .done(),
    )
  }
  return series.done()
}

/** Others have their turn in between: whoever measures something meanwhile measures the suite. */
export async function requestOf(all: Iterable<Written>): Promise<Uint8Array> {
  const request = new Bytes()
  let count = 0
  for (const one of all) {
    request.field(1, seriesOf(one))
    count += 1
    if (count % 500 === 0) await new Promise((go) => setImmediate(go))
  }
  return request.done()
}

/** Snappy's block format in literals alone: any reader has to take it. */
export function snappy(content: Uint8Array): Uint8Array {
  const block = new Bytes().varint(content.length)
  for (let from = 0; from < content.length; from += 65_536) {
    const literal = content.subarray(from, from + 65_536)
    block.bytes(Uint8Array.of(61 << 2, (literal.length - 1) & 0xff, (literal.length - 1) >> 8)).bytes(literal)
  }
  return block.done()
}

/** Says that it becomes this large, and would: each three bytes repeat sixty-four. */
export function snappyBomb(size: number): Uint8Array {
  const block = new Bytes().varint(size).bytes(Uint8Array.of(0, 0x41))
  const copy = Uint8Array.of((63 << 2) | 2, 1, 0)
  for (let written = 1; written < Math.min(size, 64 << 20); written += 64) block.bytes(copy)
  return block.done()
}

export function write(key: string, body: Uint8Array): Promise<Answer> {
  return post(
    `${URL_OF_SUITE}/prometheus/api/v1/write`,
    body,
    {
      Authorization: `Bearer ${key}`,
      'Content-Type': 'application/x-protobuf',
      'Content-Encoding': 'snappy',
      'X-Prometheus-Remote-Write-Version': '0.1.0',
    },
    60_000,
  )
}
