import { useSyncExternalStore } from 'react'

function query(text: string) {
  const list = typeof window.matchMedia === 'function' ? window.matchMedia(text) : null
  return {
    subscribe: (listener: () => void) => {
      list?.addEventListener('change', listener)
      return () => list?.removeEventListener('change', listener)
    },
    matches: () => list?.matches ?? false,
  }
}

const narrow = query('(max-width: 720px)')
const medium = query('(max-width: 1100px)')

const roomy = query('(min-width: 1680px)')

/** A phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(narrow.subscribe, narrow.matches)
}

/** Too narrow for panels side by side. */
export function useMedium(): boolean {
  return useSyncExternalStore(medium.subscribe, medium.matches)
}

/** Wide enough for a table with all its columns beside panels. */
export function useRoomy(): boolean {
  return useSyncExternalStore(roomy.subscribe, roomy.matches)
}
