import { describe, expect, it } from 'vitest'
import type { ScrapeTarget } from '@/api/types/collector'
import { bodyOf, draftOf, EMPTY, labelsOf, patchOf, stateOf, wrongIn } from './model'

const TARGET: ScrapeTarget = {
  id: '1',
  job: 'node',
  url: 'http://web1:9100/metrics',
  interval: 'PT1M',
  timeout: 'PT10S',
  labels: { env: 'prod', site: 'seoul' },
  enabled: true,
  credentialType: null,
  version: 3,
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-01T00:00:00Z',
  visit: null,
}

describe('labels', () => {
  it('are a line each, quoted or not', () =>
    expect(labelsOf('env = prod\n\nhost.name="web 1"')).toEqual({ env: 'prod', 'host.name': 'web 1' }))
  it('are refused when they are none or not ours to give', () => {
    expect(labelsOf('env')).toBeNull()
    expect(labelsOf('__address__=x')).toBeNull()
    expect(labelsOf('job=x')).toBeNull()
  })
})

describe('a draft', () => {
  it('says what is wrong with it', () => {
    expect(wrongIn(EMPTY)).toEqual({ job: true, url: true })
    expect(wrongIn({ ...EMPTY, job: 'a', url: 'ftp://x', seconds: '0', labels: 'x' })).toEqual({
      url: true,
      seconds: true,
      labels: true,
    })
    expect(wrongIn({ ...EMPTY, job: 'a', url: 'http://me:secret@x/' })).toEqual({ url: true })
    expect(wrongIn(draftOf(TARGET))).toEqual({})
  })
  it('becomes what the API takes', () =>
    expect(bodyOf(draftOf(TARGET), true)).toEqual({
      job: 'node',
      url: 'http://web1:9100/metrics',
      interval: 'PT1M',
      labels: { env: 'prod', site: 'seoul' },
      enabled: true,
      credential: null,
    }))
  it('names the labels it takes away', () =>
    expect(patchOf(TARGET, { ...draftOf(TARGET), labels: 'env=test' })).toMatchObject({
      labels: { env: 'test', site: null },
      timeout: null,
    }))
})

describe('a credential', () => {
  const stored: ScrapeTarget = { ...TARGET, credentialType: 'basic' }
  it('is kept when nobody touches it, and never comes back into the form', () => {
    expect(draftOf(stored)).toMatchObject({ access: 'kept', username: '', password: '', token: '' })
    expect(patchOf(stored, draftOf(stored))).not.toHaveProperty('credential')
  })
  it('is replaced or removed', () => {
    const replaced = { ...draftOf(stored), access: 'bearer' as const, token: ' abc ' }
    expect(patchOf(stored, replaced)).toMatchObject({ credential: { type: 'bearer', token: 'abc' } })
    expect(patchOf(stored, { ...draftOf(stored), access: 'none' })).toMatchObject({ credential: null })
  })
  it('says what is wrong with it', () => {
    const sound = draftOf(TARGET)
    expect(wrongIn({ ...sound, access: 'basic', username: 'a:b' })).toEqual({ username: true, password: true })
    expect(wrongIn({ ...sound, access: 'bearer', token: 'two words' })).toEqual({ token: true })
    expect(wrongIn({ ...sound, access: 'basic', username: 'a', password: ' ' })).toEqual({})
  })
})

it('a target is off, waiting, up or down', () => {
  const visit = {
    at: '2026-11-01T00:00:00Z',
    up: false,
    tookMs: 1,
    samples: 0,
    reason: 'refused' as const,
    error: 'status 500',
  }
  expect(stateOf({ ...TARGET, enabled: false, visit })).toBe('off')
  expect(stateOf(TARGET)).toBe('waiting')
  expect(stateOf({ ...TARGET, visit })).toBe('down')
  expect(stateOf({ ...TARGET, visit: { ...visit, up: true, reason: null, error: null } })).toBe('up')
})
