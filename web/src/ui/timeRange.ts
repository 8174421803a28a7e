import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { parseRange, type RangeSearch, rangeOf, type TimeRange } from '@/lib/timeRange'

/** The time range in the address, and the way to set it. */
export function useTimeRange(): readonly [TimeRange, (next: RangeSearch) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const { range, from, to } = parseRange(search)
  const current = useMemo(() => rangeOf({ range, from, to }), [range, from, to])
  const set = (next: RangeSearch) =>
    void navigate({
      to: '.',
      search: (previous: Record<string, unknown>) => ({
        ...previous,
        range: undefined,
        from: undefined,
        to: undefined,
        ...next,
      }),
    } as Parameters<typeof navigate>[0])
  return [current, set]
}
