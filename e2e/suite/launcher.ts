/** The launcher, called as a person would: `./bongsu VERB`, never by reaching into its files. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** The checkout whose suite is used. */
export const ROOT = process.env.BONGSU_CHECKOUT || resolve(__dirname, '../..')

export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface Row {
  readonly name: string
  readonly state: string
  readonly pid: number | null
  readonly port: number
  readonly uptimeSeconds: number
  readonly residentBytes: number
  readonly restarts: number
  readonly detail: string
}

export interface Report {
  readonly state: string
  readonly url: string | null
  readonly residentBytes: number
  readonly components: readonly Row[]
}

/** Runs one verb to its end; what it prints is also shown when `loud`. */
export function bongsu(words: readonly string[], options: { limit?: number; loud?: boolean } = {}): Promise<Ended> {
  const limit = options.limit ?? 30_000
  return new Promise((done, failed) => {
    const child = spawn(`${ROOT}/bongsu`, words, { cwd: ROOT, env: process.env, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      if (options.loud) process.stdout.write(text)
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
      if (options.loud) process.stderr.write(text)
    })
    const timer = setTimeout(() => {
      child.kill()
      failed(new Error(`./bongsu ${words.join(' ')} did not end within ${limit} ms\n${out}${err}`))
    }, limit)
    child.on('error', failed)
    // 'exit', not 'close': a detached suite may keep an inherited pipe open.
    child.on('exit', (code) => {
      clearTimeout(timer)
      done({ code: code ?? -1, out, err })
    })
  })
}

/** What `status --json` says, whatever its exit status. */
export async function report(): Promise<Report> {
  const { out, err } = await bongsu(['status', '--json'])
  if (!out.trim()) throw new Error(`./bongsu status --json printed nothing: ${err}`)
  return JSON.parse(out) as Report
}
