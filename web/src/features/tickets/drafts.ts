import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { get, send } from '@/api/client'
import { roots } from '@/api/keys'
import type { Visibility } from '@/api/types/ticket'
import type { Draft } from '@/api/types/ticketWork'

const AUTOSAVE_MS = 2_000

const keyOf = (ticketId: string, visibility: Visibility) => `bongsu.draft.${ticketId}.${visibility}`
const of = (ticketId: string) => `/api/v1/tickets/${encodeURIComponent(ticketId)}/drafts`

/**
 * What was typed and not sent survives a reload, a conflict, a closed tab and, two seconds after the last key, another
 * computer. What this browser has counts before what the service has.
 */
export function useDraft(
  ticketId: string,
  visibility: Visibility,
  enabled: boolean,
): readonly [string, (text: string) => void] {
  const key = keyOf(ticketId, visibility)
  const kept = useQuery({
    queryKey: [roots.drafts, ticketId],
    queryFn: ({ signal }) => get<{ items: Draft[] }>(of(ticketId), undefined, signal),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const [draft, setDraft] = useState<{ key: string; text: string | null }>({ key, text: localStorage.getItem(key) })
  const current = draft.key === key ? draft : { key, text: localStorage.getItem(key) }
  const elsewhere = kept.data?.items.find((each) => each.visibility === visibility)?.body
  const save = useAutosave(ticketId, enabled)
  const set = (text: string) => {
    if (text === '') localStorage.removeItem(key)
    else localStorage.setItem(key, text)
    setDraft({ key, text })
    save(visibility, text)
  }
  return [current.text ?? elsewhere ?? '', set]
}

/** Saves what is typed a moment after the last key; at once when there is nothing any more, or one goes away. */
function useAutosave(ticketId: string, enabled: boolean): (visibility: Visibility, text: string) => void {
  const waiting = useRef(new Map<Visibility, string>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const flush = useRef(() => {})
  flush.current = () => {
    clearTimeout(timer.current)
    // The browser still has it: a draft that cannot be saved is no news.
    for (const [visibility, body] of waiting.current)
      send('PUT', `${of(ticketId)}/${visibility}`, { body: { body } }).catch(() => {})
    waiting.current.clear()
  }
  useEffect(() => () => flush.current(), [])
  return (visibility, text) => {
    if (!enabled) return
    waiting.current.set(visibility, text)
    clearTimeout(timer.current)
    if (text === '') flush.current()
    else timer.current = setTimeout(() => flush.current(), AUTOSAVE_MS)
  }
}
