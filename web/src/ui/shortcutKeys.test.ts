import { afterEach, describe, expect, it } from 'vitest'
import { prefer, preferences } from './preferences'
import { commandOf, giveKey, holderOf, keyOf, usualKeys } from './shortcutKeys'

describe('keys of commands', () => {
  afterEach(() => prefer({ keys: {} }))

  it('are the usual ones until somebody chooses', () => {
    expect(keyOf('j')).toBe('j')
    expect(commandOf('j')).toBe('j')
    expect(commandOf('enter')).toBe('enter')
  })

  it('can be moved: the old key then means nothing', () => {
    giveKey('j', 'ㄹ')
    expect(commandOf('ㄹ')).toBe('j')
    expect(commandOf('j')).toBeNull()
  })

  it('are swapped when another command has the key', () => {
    giveKey('j', 'k')
    expect(holderOf('k', 'k')).toBe('j')
    expect(commandOf('k')).toBe('j')
    expect(commandOf('j')).toBe('k')
  })

  it('can be taken away, and all come back', () => {
    giveKey('e', '')
    expect(commandOf('e')).toBeNull()
    expect(keyOf('e')).toBe('')
    giveKey('e', 'e')
    expect(preferences().keys).toEqual({})
    giveKey('a', 'q')
    usualKeys()
    expect(commandOf('a')).toBe('a')
  })
})
