/** Tickets like one that is there or being written. They change slowly: no event makes them stale. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { get, send } from '@/api/client'
import { roots } from '@/api/keys'
import type { Similar } from '@/api/types/ticketWork'

const FRESH = 5 * 60_000
const PAUSE = 500
/** Fewer letters say nothing of what it is about. */
const FEWEST_LETTERS = 4

export const similarQuery = (id: string) =>
  queryOptions({
    queryKey: [roots.similar, id],
    queryFn: ({ signal }) => get<Similar>(`/api/v1/tickets/${encodeURIComponent(id)}/similar`, undefined, signal),
    staleTime: FRESH,
  })

/** Asks when the writer pauses; what was found last stays until then. */
export function useSuggestions(title: string, description: string, enabled: boolean) {
  const draft = useSettled(`${title.trim()}\n${description.trim()}`)
  const [line = '', ...rest] = draft.split('\n')
  return useQuery({
    queryKey: [roots.similar, 'draft', draft],
    queryFn: () =>
      send<Similar>('POST', '/api/v1/tickets:suggest', { body: { title: line, description: rest.join('\n') } }),
    enabled: enabled && line.length >= FEWEST_LETTERS,
    placeholderData: keepPreviousData,
    staleTime: FRESH,
    retry: false,
  })
}

function useSettled(value: string): string {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), PAUSE)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
