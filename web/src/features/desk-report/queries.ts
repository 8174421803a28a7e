import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get, urlOf } from '@/api/client'
import { roots } from '@/api/keys'
import type { DeskReport } from '@/api/types/deskReport'

export interface Asked extends Record<string, string> {
  readonly from: string
  readonly to: string
  readonly zone: string
  readonly groupBy: string
}

/** Not under the root of tickets: each change of one would ask for all figures again. */
export const reportQuery = (asked: Asked) =>
  queryOptions({
    queryKey: [roots.deskReport, asked.from, asked.to, asked.zone, asked.groupBy],
    queryFn: ({ signal }) => get<DeskReport>('/api/v1/reports/desk', asked, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })

export const csvOf = (asked: Asked) => urlOf('/api/v1/reports/desk.csv', asked)

export const xlsxOf = (asked: Asked, lang: string) => urlOf('/api/v1/reports/desk.xlsx', { ...asked, lang })
