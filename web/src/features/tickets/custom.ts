import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get } from '@/api/client'
import { roots } from '@/api/keys'
import type { CustomField, CustomValue } from '@/api/types/customField'
import type { TicketType } from '@/api/types/ticket'
import { useNameIn } from '@/lib/names'

export const customFieldsQuery = queryOptions({
  queryKey: [roots.customFields],
  queryFn: ({ signal }) => get<{ items: CustomField[] }>('/api/v1/custom-fields', undefined, signal),
  staleTime: 5 * 60_000,
})

/** The fields the tenant added to this kind of ticket in this queue, in order. */
export function useCustomFields(type: TicketType, queue: string | null | undefined): readonly CustomField[] {
  const { data } = useQuery(customFieldsQuery)
  return (data?.items ?? []).filter((field) => belongs(field, type, queue))
}

export function belongs(field: CustomField, type: TicketType, queue: string | null | undefined): boolean {
  return field.types.includes(type) && (field.queues.length === 0 || field.queues.includes(queue?.trim() ?? ''))
}

/** A value as people read it. */
export function useSaidOf(): (field: CustomField, value: CustomValue | null | undefined) => string | null {
  const { t, i18n } = useTranslation('tickets')
  const nameOf = useNameIn()
  return (field, value) => {
    if (value === null || value === undefined) return null
    if (typeof value === 'boolean') return t(value ? 'custom.yes' : 'custom.no')
    if (typeof value === 'number')
      return new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 6 }).format(value)
    if (typeof value === 'object') return value.name
    if (field.kind === 'date')
      return new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(value))
    const choice = field.choices.find((each) => each.key === value)
    return choice ? nameOf(choice.name) : value
  }
}

/** What stands in a form, as the service takes it: nothing is null, a person is an id. */
export function written(field: CustomField, text: string): CustomValue | null {
  if (text.trim() === '') return null
  if (field.kind === 'number') return Number(text)
  if (field.kind === 'boolean') return text === 'true'
  return text
}

/** The other way: a value as a form field holds it. */
export function held(value: CustomValue | null | undefined): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? value.id : String(value)
}
