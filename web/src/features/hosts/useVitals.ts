import { useQuery } from '@tanstack/react-query'
import { rangeQuery, type SeriesSet } from '@/api/metrics'
import { useMay } from '@/api/session'
import type { TimeRange } from '@/lib/timeRange'
import { CPU_OF_ALL, MEMORY_OF_ALL } from './panels'

export interface Vitals {
  readonly cpu: readonly (number | null)[]
  readonly cpuNow: number | null
  readonly memoryNow: number | null
}

const WINDOW: TimeRange = { kind: 'live', preset: '15m', seconds: 900 }

function byHost(set: SeriesSet | undefined): Map<string, readonly (number | null)[]> {
  return new Map((set?.series ?? []).map((series) => [series.labels.host_name ?? '', series.values]))
}

const last = (values: readonly (number | null)[] | undefined) => values?.findLast((value) => value !== null) ?? null

/** CPU and memory of all hosts by name, with two questions for the whole list. */
export function useVitals(): (host: string) => Vitals {
  const may = useMay('telemetry:read')
  const cpu = useQuery({ ...rangeQuery(CPU_OF_ALL, WINDOW, { points: 60 }), enabled: may })
  const memory = useQuery({ ...rangeQuery(MEMORY_OF_ALL, WINDOW, { points: 60 }), enabled: may })
  const cpus = byHost(cpu.data)
  const memories = byHost(memory.data)
  return (host) => ({ cpu: cpus.get(host) ?? [], cpuNow: last(cpus.get(host)), memoryNow: last(memories.get(host)) })
}
