import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { shortcutOf, useShortcuts } from './keyboard'
import { prefer } from './preferences'

function Probe({ onJ, onGo }: { onJ: () => void; onGo: () => void }) {
  useShortcuts({ j: onJ, 'g t': onGo })
  return <input aria-label="field" />
}

describe('shortcuts', () => {
  afterEach(() => prefer({ shortcuts: true }))

  it('act on a key and on a sequence', async () => {
    const onJ = vi.fn()
    const onGo = vi.fn()
    render(<Probe onJ={onJ} onGo={onGo} />)
    await userEvent.keyboard('jgt')
    expect(onJ).toHaveBeenCalledTimes(1)
    expect(onGo).toHaveBeenCalledTimes(1)
  })

  it('stay away from someone who types', async () => {
    const onJ = vi.fn()
    const { getByLabelText } = render(<Probe onJ={onJ} onGo={vi.fn()} />)
    await userEvent.type(getByLabelText('field'), 'jj')
    expect(onJ).not.toHaveBeenCalled()
  })

  it('can be switched off', async () => {
    prefer({ shortcuts: false })
    const onJ = vi.fn()
    render(<Probe onJ={onJ} onGo={vi.fn()} />)
    await userEvent.keyboard('j')
    expect(onJ).not.toHaveBeenCalled()
  })

  it('ignore an input method that composes, and read the physical key of a Korean keyboard', () => {
    expect(shortcutOf(new KeyboardEvent('keydown', { key: 'j', isComposing: true }))).toBeNull()
    expect(shortcutOf(new KeyboardEvent('keydown', { key: 'ㅓ', code: 'KeyJ' }))).toBe('j')
    expect(shortcutOf(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }))).toBeNull()
  })
})
