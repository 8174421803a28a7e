/** Keyboard first: `j`, `g t`, `/` … or the keys a person chose instead. Ignored while typing, while an input method composes, and when switched off. */
import { useEffect, useRef } from 'react'
import { preferences } from './preferences'
import { commandOf } from './shortcutKeys'

export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>

const layers: { current: Shortcuts }[] = []
let prefix: string | null = null
let prefixTimer: ReturnType<typeof setTimeout> | undefined

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** The key as shortcuts name it, or null when this key press is none of ours. */
export function shortcutOf(event: KeyboardEvent): string | null {
  if (event.isComposing || event.keyCode === 229) return null
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  if (event.key === 'Escape') return 'esc'
  if (isTyping(event.target) || !preferences().shortcuts) return null
  return characterOf(event)
}

/** What is on the key: a Korean keyboard types ㅓ where j is; the physical key is meant. */
export function characterOf(event: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const latin = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase()
  return latin && !/[a-z]/i.test(event.key) ? latin : event.key.toLowerCase()
}

function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented) return
  const key = shortcutOf(event)
  if (key === null) return
  if (
    key === 'enter' &&
    event.target instanceof HTMLElement &&
    event.target.closest('a,button,[role="button"],[role="option"]')
  )
    return
  const name = prefix === null ? commandOf(key) : `${prefix} ${key}`
  prefix = null
  clearTimeout(prefixTimer)
  if (name === null) return
  for (const layer of [...layers].reverse()) {
    const action = layer.current[name]
    if (action) {
      event.preventDefault()
      action()
      return
    }
  }
  if (name === 'g') {
    prefix = 'g'
    prefixTimer = setTimeout(() => {
      prefix = null
    }, 1_500)
  }
}

if (typeof window !== 'undefined') window.addEventListener('keydown', dispatch)

/** The shortcuts of this component while it is on the screen; what came later wins. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const holder = useRef(shortcuts)
  holder.current = shortcuts
  useEffect(() => {
    layers.push(holder)
    return () => {
      layers.splice(layers.indexOf(holder), 1)
    }
  }, [])
}
