/** The running suite as outsiders see it: its address, its people, their tokens, its keys. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Api } from './api'
import { bongsu } from './launcher'
import { present } from './waiting'

export const PEOPLE = ['admin', 'operator', 'agent', 'requester', 'finance', 'viewer', 'acme-admin'] as const
export type Person = (typeof PEOPLE)[number]

/** Set by the set-up, or by whoever has a suite running already. */
export const URL_OF_SUITE = process.env.BONGSU_E2E_URL || 'http://localhost:8080'
export const URL_OF_OTLP = `http://localhost:${process.env.BONGSU_OTLP_HTTP_PORT || '4318'}`

interface Credentials {
  readonly accounts: Readonly<Record<string, { readonly password: string }>>
  readonly secrets: Readonly<Record<string, string>>
}

function credentials(): Credentials {
  const home = present(process.env.BONGSU_HOME, 'BONGSU_HOME')
  return JSON.parse(readFileSync(join(home, 'credentials'), 'utf8')) as Credentials
}

export function passwordOf(person: Person): string {
  return present(credentials().accounts[person], `account ${person}`).password
}

/** Tokens live for ten minutes; one is used for five. */
const TOKEN_AGE = 300_000
const tokens = new Map<Person, { readonly text: Promise<string>; readonly at: number }>()

/** However many ask at once, the launcher is asked once. */
export function tokenOf(person: Person): Promise<string> {
  const known = tokens.get(person)
  if (known && Date.now() - known.at < TOKEN_AGE) return known.text
  const text = askForToken(person)
  tokens.set(person, { text, at: Date.now() })
  text.catch(() => tokens.delete(person))
  return text
}

async function askForToken(person: Person): Promise<string> {
  const { code, out, err } = await bongsu(['token', person])
  if (code !== 0) throw new Error(`./bongsu token ${person} returned ${code}: ${err}${out}`)
  return out.trim()
}

export function as(person: Person): Api {
  return new Api(URL_OF_SUITE, () => tokenOf(person))
}

export const nobody = new Api(URL_OF_SUITE, () => Promise.resolve(null))

/** A telemetry key of the tenant of this administrator, made for one test file. */
export async function newIngestKey(administrator: 'admin' | 'acme-admin' = 'admin'): Promise<string> {
  const key = await as(administrator).post<{ key: string }>('/api/v1/ingest-keys', { name: `e2e ${unique('key')}` })
  return key.key
}

let counter = 0

/** A name that no run before and no test beside has used. In hex: a short host name is not found in it by chance. */
export function unique(prefix: string): string {
  counter += 1
  return `${prefix}-${Date.now().toString(16)}${process.pid.toString(16)}${counter.toString(16)}`
}
