import { useRef } from 'react'
import type { RangeSearch } from '@/lib/timeRange'
import { useTimeRange } from '@/ui/timeRange'

const same = (a: RangeSearch, b: RangeSearch) => a.range === b.range && a.from === b.from && a.to === b.to

/** Drag zooms in, and what was seen before is one step back; the browser's own back does the same. */
export function useZoom() {
  const [range, setRange] = useTimeRange()
  const trail = useRef<{ before: RangeSearch; after: RangeSearch }[]>([])
  const here: RangeSearch =
    range.kind === 'fixed'
      ? { range: undefined, from: range.from, to: range.to }
      : { range: range.preset, from: undefined, to: undefined }
  const last = trail.current.findLastIndex((step) => same(step.after, here))
  const step = trail.current[last]
  return {
    to: (from: number, to: number) => {
      const after = { range: undefined, from, to: Math.max(from + 1, to) }
      trail.current = [...trail.current.slice(0, last + 1), { before: here, after }]
      setRange(after)
    },
    back: step
      ? () => {
          trail.current = trail.current.slice(0, last)
          setRange(step.before)
        }
      : null,
  }
}
