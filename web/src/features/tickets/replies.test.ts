import { describe, expect, it } from 'vitest'
import type { CannedReply } from '@/api/types/automation'
import { askedAt, fitting, inserted } from './replies'

const reply = (shortcut: string, language: 'ko' | 'en'): CannedReply => ({
  id: shortcut + language,
  name: `name of ${shortcut}`,
  shortcut,
  language,
  body: 'Hello',
  version: 1,
})

describe('replies asked for by ::', () => {
  it('are asked for at the beginning of a word only', () => {
    expect(askedAt('::', 2)).toEqual({ from: 0, word: '' })
    expect(askedAt('Hi ::인사', 7)).toEqual({ from: 3, word: '인사' })
    expect(askedAt('std::vector', 11)).toBeNull()
    expect(askedAt('::done and on', 13)).toBeNull()
  })

  it('offer the own language first and fit shortcut or name', () => {
    const all = [reply('hello', 'en'), reply('hi', 'ko'), reply('bye', 'ko')]
    expect(fitting(all, 'h', 'ko').map(({ shortcut }) => shortcut)).toEqual(['hi', 'hello'])
    expect(fitting(all, 'of by', 'ko').map(({ shortcut }) => shortcut)).toEqual(['bye'])
  })

  it('take the place of what was typed and leave the rest', () => {
    expect(inserted('Hi ::he there', 7, 'Hello')).toEqual({ text: 'Hi Hello there', caret: 8 })
    expect(inserted('Hi ', 3, 'Hello')).toEqual({ text: 'Hi Hello', caret: 8 })
  })
})
