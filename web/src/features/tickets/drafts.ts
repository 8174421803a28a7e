import { useState } from 'react'
import type { Visibility } from '@/api/types/ticket'

const keyOf = (ticketId: string, visibility: Visibility) => `bongsu.draft.${ticketId}.${visibility}`

/** What was typed and not sent survives a reload, a conflict and a closed tab. */
export function useDraft(ticketId: string, visibility: Visibility): readonly [string, (text: string) => void] {
  const key = keyOf(ticketId, visibility)
  const [draft, setDraft] = useState({ key, text: localStorage.getItem(key) ?? '' })
  const current = draft.key === key ? draft : { key, text: localStorage.getItem(key) ?? '' }
  const set = (text: string) => {
    if (text === '') localStorage.removeItem(key)
    else localStorage.setItem(key, text)
    setDraft({ key, text })
  }
  return [current.text, set]
}
