/** What a person likes, kept in this browser: language, theme, density, single-key shortcuts. */
import { useSyncExternalStore } from 'react'

export interface Preferences {
  readonly language: 'ko' | 'en'
  readonly theme: 'dark' | 'light' | 'system'
  readonly density: 'comfortable' | 'dense'
  readonly shortcuts: boolean
  /** Keys a person chose for commands instead of the usual ones; an empty one: none. */
  readonly keys: Readonly<Record<string, string>>
  readonly railFolded: boolean
}

const STORE = 'bongsu.preferences'

function initial(): Preferences {
  const language = navigator.language.startsWith('ko') ? 'ko' : 'en'
  const fallback: Preferences = {
    language,
    theme: 'dark',
    density: 'comfortable',
    shortcuts: true,
    keys: {},
    railFolded: false,
  }
  try {
    return { ...fallback, ...(JSON.parse(localStorage.getItem(STORE) ?? '{}') as Partial<Preferences>) }
  } catch {
    return fallback
  }
}

let current = initial()
const listeners = new Set<() => void>()

export function preferences(): Preferences {
  return current
}

export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change }
  localStorage.setItem(STORE, JSON.stringify(current))
  applyPreferences()
  for (const listener of listeners) listener()
}

export function onPreferences(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences)
}

export function resolvedTheme(): 'dark' | 'light' {
  if (current.theme !== 'system') return current.theme
  return window.matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
}

export function applyPreferences(): void {
  const root = document.documentElement
  root.lang = current.language
  root.dataset.mantineColorScheme = resolvedTheme()
  root.dataset.density = current.density
}
