import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { PanelState, ResultProps } from './ExplorePanel'

/** Asks again when the person runs the same text again, and tells the panel how it goes. */
export function useAnswer<T>(
  query: UseQueryResult<T>,
  { runs, onState }: Pick<ResultProps, 'runs' | 'onState'>,
): UseQueryResult<T> {
  const { refetch, isFetching, isPlaceholderData, isPending, error, isError } = query
  const ran = useRef(runs)
  useEffect(() => {
    if (ran.current === runs) return
    ran.current = runs
    void refetch({ cancelRefetch: true })
  }, [runs, refetch])
  // A live refresh is quiet: only what the person waits for can be stopped.
  const busy = isFetching && (isPlaceholderData || isPending || isError)
  useEffect(() => {
    onState({ busy, error } satisfies PanelState)
  }, [busy, error, onState])
  return query
}
