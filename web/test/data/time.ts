/** When everything in the small estate happened. */

export const NOW = Date.now()
export const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString()
export const id = (kind: number, number: number) => `0000000${kind}-0000-7000-8000-${String(number).padStart(12, '0')}`
