/** Who else has a ticket open, and who writes on it: a courtesy, so failures are nobody's business. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { get, send } from '@/api/client'
import { roots } from '@/api/keys'
import { useMay, useMe } from '@/api/session'
import type { PeoplePresent, PresentPerson } from '@/api/types/ticketWork'

/** The service forgets us after 40 s, and that we type after 8 s. */
const AGAIN_MS = 20_000
const TYPING_MS = 4_000

const presenceQuery = queryOptions({
  queryKey: [roots.presence],
  queryFn: ({ signal }) => get<{ items: PeoplePresent[] }>('/api/v1/presence', undefined, signal),
  retry: false,
})

const NOBODY: readonly PresentPerson[] = []

/** The others. */
export function usePresent(ticketId: string): readonly PresentPerson[] {
  const me = useMe()
  const query = useQuery({
    ...presenceQuery,
    enabled: useMay('ticket:read'),
    select: ({ items }) => items.find((each) => each.ticketId === ticketId)?.people.filter(({ id }) => id !== me.id),
  })
  return query.data ?? NOBODY
}

const of = (ticketId: string) => `/api/v1/tickets/${encodeURIComponent(ticketId)}/presence`

function say(ticketId: string, typing: boolean): void {
  send('PUT', of(ticketId), { body: { typing } }).catch(() => {})
}

/** We are here as long as the page is. */
export function useBeingPresent(ticketId: string): void {
  const may = useMay('ticket:read')
  useEffect(() => {
    if (!may) return
    say(ticketId, false)
    const timer = setInterval(() => {
      if (!document.hidden && Date.now() - typedAt >= AGAIN_MS) say(ticketId, false)
    }, AGAIN_MS)
    return () => {
      clearInterval(timer)
      send('DELETE', of(ticketId)).catch(() => {})
    }
  }, [ticketId, may])
}

let typedAt = 0

/** With each key; told every few seconds only. */
export function sayTyping(ticketId: string): void {
  if (Date.now() - typedAt < TYPING_MS) return
  typedAt = Date.now()
  say(ticketId, true)
}
