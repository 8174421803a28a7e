import type { LinkTarget } from '@/api/types/ticketWork'

export const TARGETS = ['ticket', 'alert', 'situation', 'trace', 'entity'] as const

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i
const TRACE = /\b[0-9a-f]{32}\b/i
const PAGES = {
  alerts: 'alert',
  situations: 'situation',
  entities: 'entity',
  traces: 'trace',
  tickets: 'ticket',
} as const

/** What somebody typed or pasted: an id, a number, or the address of a page of ours, which also says what it is. */
export function targetOf(picked: LinkTarget['type'], text: string): LinkTarget | null {
  const typed = text.trim()
  const page = /\/(alerts|situations|entities|traces|tickets)\/([^/?#\s]+)/.exec(typed)
  const type = page ? PAGES[page[1] as keyof typeof PAGES] : picked
  const words = page?.[2] ? decodeURIComponent(page[2]) : typed
  const id = type === 'ticket' ? words : (type === 'trace' ? TRACE : UUID).exec(words)?.[0].toLowerCase()
  return id ? { type, id } : null
}
