import type { CredentialType, NewCredential, NewScrapeTarget, ScrapeTarget } from '@/api/types/collector'
import { isoOf, secondsOf } from '@/lib/duration'

/** What the target is shown: nothing, what is stored already, or something new. */
export type Access = 'none' | 'kept' | CredentialType

/** What stands in the form, as typed. */
export interface Draft {
  readonly job: string
  readonly url: string
  readonly seconds: string
  /** A line a label: `env=prod`. */
  readonly labels: string
  readonly access: Access
  readonly username: string
  readonly password: string
  readonly token: string
}

const NO_SECRET = { username: '', password: '', token: '' } as const

export const EMPTY: Draft = { job: '', url: '', seconds: '15', labels: '', access: 'none', ...NO_SECRET }

export function draftOf(target: ScrapeTarget): Draft {
  return {
    job: target.job,
    url: target.url,
    seconds: String(secondsOf(target.interval) ?? 15),
    labels: Object.entries(target.labels)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n'),
    access: target.credentialType === null ? 'none' : 'kept',
    ...NO_SECRET,
  }
}

/** Null when a line is no label. */
export function labelsOf(text: string): Record<string, string> | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const pairs = lines.map((line) => /^([a-zA-Z_][a-zA-Z0-9_.]*)\s*=\s*"?([^"]*)"?$/.exec(line))
  if (pairs.some((pair) => pair === null || pair[1]?.startsWith('__') || pair[1] === 'job')) return null
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']))
}

export type Wrong = Partial<Record<keyof Draft, true>>

export function wrongIn(draft: Draft): Wrong {
  const seconds = Number(draft.seconds)
  return {
    ...(draft.job.trim() === '' ? { job: true as const } : {}),
    ...(isAddress(draft.url.trim()) ? {} : { url: true as const }),
    ...(Number.isInteger(seconds) && seconds >= 1 && seconds <= 3_600 ? {} : { seconds: true as const }),
    ...(labelsOf(draft.labels) === null ? { labels: true as const } : {}),
    ...wrongInSecret(draft),
  }
}

function wrongInSecret({ access, username, password, token }: Draft): Wrong {
  return {
    ...(access === 'basic' && !/^[^:]+$/.test(username) ? { username: true as const } : {}),
    ...(access === 'basic' && password === '' ? { password: true as const } : {}),
    ...(access === 'bearer' && !/^[!-~]+$/.test(token.trim()) ? { token: true as const } : {}),
  }
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '' && username === '' && password === ''
}

export function bodyOf(draft: Draft, enabled: boolean): NewScrapeTarget {
  return {
    job: draft.job.trim(),
    url: draft.url.trim(),
    interval: isoOf(Number(draft.seconds)),
    labels: labelsOf(draft.labels) ?? {},
    enabled,
    ...(draft.access === 'kept' ? {} : { credential: credentialOf(draft) }),
  }
}

function credentialOf({ access, username, password, token }: Draft): NewCredential | null {
  if (access === 'basic') return { type: 'basic', username, password }
  return access === 'bearer' ? { type: 'bearer', token: token.trim() } : null
}

/**
 * A merge patch that makes the labels what they are in the form: those taken away have to be named, and the old time limit
 * would stand in the way of a shorter interval.
 */
export function patchOf(before: ScrapeTarget, draft: Draft): Record<string, unknown> {
  const body = bodyOf(draft, before.enabled)
  const gone = Object.keys(before.labels).filter((name) => !(name in body.labels))
  return {
    ...body,
    timeout: null,
    labels: { ...body.labels, ...Object.fromEntries(gone.map((name) => [name, null])) },
  }
}

export type State = 'up' | 'down' | 'waiting' | 'off'

export function stateOf(target: ScrapeTarget): State {
  if (!target.enabled) return 'off'
  if (target.visit === null) return 'waiting'
  return target.visit.up ? 'up' : 'down'
}
