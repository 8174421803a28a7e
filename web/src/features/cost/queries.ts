import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send, urlOf } from '@/api/client'
import { roots } from '@/api/keys'
import type { Budget, CostAnswer, CostMetric, Delivery, NewBudget } from '@/api/types/billing'
import type { Page } from '@/api/types/gateway'
import { type Sent, uploadBody } from '@/api/upload'
import type { Period } from './model'

export const costsQuery = (period: Period, groupBy: string, metric: CostMetric) =>
  queryOptions({
    queryKey: [roots.costs, period.from, period.to, groupBy, metric],
    queryFn: ({ signal }) =>
      get<CostAnswer>('/api/v1/costs', { from: period.from, to: period.to, groupBy, metric }, signal),
  })

export const deliveriesQuery = queryOptions({
  queryKey: [roots.deliveries, 'list'],
  queryFn: ({ signal }) => get<Page<Delivery>>('/api/v1/deliveries', { limit: 100 }, signal),
})

export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: [roots.deliveries, 'one', id],
    queryFn: ({ signal }) => get<Delivery>(`/api/v1/deliveries/${encodeURIComponent(id)}`, undefined, signal),
  })

export const budgetsQuery = queryOptions({
  queryKey: [roots.budgets],
  queryFn: ({ signal }) => get<Page<Budget>>('/api/v1/budgets', { limit: 100 }, signal),
})

export function useUpload(onSent: (sent: Sent) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ file, name }: { file: File; name: string }) =>
      uploadBody<Delivery>(urlOf('/api/v1/deliveries', { name }), file, 'text/csv', onSent),
    onSettled: () => client.invalidateQueries({ queryKey: [roots.deliveries] }),
  })
}

export function useSaveBudget(existing: Budget | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (budget: NewBudget) =>
      existing
        ? send<Budget>('PATCH', `/api/v1/budgets/${existing.id}`, { body: budget, version: existing.version })
        : send<Budget>('POST', '/api/v1/budgets', { body: budget }),
    onSettled: () => client.invalidateQueries({ queryKey: [roots.budgets] }),
  })
}

export function useDeleteBudget() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (budget: Budget) => send<void>('DELETE', `/api/v1/budgets/${budget.id}`, { version: budget.version }),
    onSettled: () => client.invalidateQueries({ queryKey: [roots.budgets] }),
  })
}
