/** The one way to the gateway: same origin, session cookie, CSRF header on writes, problem+json as typed errors. */
import { ProblemError } from './problem'

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly query?: Record<string, string | number | boolean | null | undefined>
  readonly body?: unknown
  /** Sent as a form, for questions too long for an address. */
  readonly form?: Call['query']
  /** Version the caller saw, sent as If-Match. */
  readonly version?: number | string
  /** Makes a POST safe to repeat. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

export interface Answer<T> {
  readonly data: T
  readonly etag: string | null
}

function pairsOf(query: Call['query'] = {}): string[][] {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return pairs.map(([name, value]) => [name, String(value)])
}

export function urlOf(path: string, query: Call['query'] = {}): string {
  const search = new URLSearchParams(pairsOf(query)).toString()
  return search ? `${path}?${search}` : path
}

export function csrfHeader(): Record<string, string> {
  const cookie = document.cookie.split('; ').find((entry) => entry.startsWith('XSRF-TOKEN='))
  return cookie ? { 'X-XSRF-TOKEN': decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) } : {}
}

function bodyOfCall(call: Call): { body?: string | URLSearchParams } {
  if (call.body !== undefined) return { body: JSON.stringify(call.body) }
  return call.form === undefined ? {} : { body: new URLSearchParams(pairsOf(call.form)) }
}

function headersOf(call: Call): Record<string, string> {
  const writes = call.method !== undefined && call.method !== 'GET'
  return {
    Accept: 'application/json',
    ...(writes ? csrfHeader() : {}),
    ...(call.body !== undefined
      ? { 'Content-Type': call.method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' }
      : {}),
    ...(call.version !== undefined ? { 'If-Match': `"${call.version}"` } : {}),
    ...(call.method === 'POST' ? { 'Idempotency-Key': call.idempotencyKey ?? crypto.randomUUID() } : {}),
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return undefined
  return /json/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(text) : text
}

export async function call<T>(path: string, options: Call = {}): Promise<Answer<T>> {
  const response = await fetch(urlOf(path, options.query), {
    method: options.method ?? 'GET',
    headers: headersOf(options),
    credentials: 'same-origin',
    redirect: 'manual',
    ...bodyOfCall(options),
    ...(options.signal ? { signal: options.signal } : {}),
  })
  // A redirect of an API call can only be the way to the sign-in page.
  if (response.type === 'opaqueredirect') throw new ProblemError(401, {})
  const body = await bodyOf(response)
  if (!response.ok) throw new ProblemError(response.status, body, response.headers.get('Retry-After'))
  return { data: body as T, etag: response.headers.get('ETag') }
}

export async function get<T>(path: string, query?: Call['query'], signal?: AbortSignal): Promise<T> {
  return (await call<T>(path, { ...(query ? { query } : {}), ...(signal ? { signal } : {}) })).data
}

export async function send<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: Call = {},
): Promise<T> {
  return (await call<T>(path, { ...options, method })).data
}

/** One file as the form part `file`. */
export async function upload<T>(url: string, file: File): Promise<T> {
  const form = new FormData()
  form.append('file', file)
  const response = await fetch(url, {
    method: 'POST',
    headers: { Accept: 'application/json', ...csrfHeader() },
    credentials: 'same-origin',
    redirect: 'manual',
    body: form,
  })
  if (response.type === 'opaqueredirect') throw new ProblemError(401, {})
  const body = await bodyOf(response)
  if (!response.ok) throw new ProblemError(response.status, body, response.headers.get('Retry-After'))
  return body as T
}
