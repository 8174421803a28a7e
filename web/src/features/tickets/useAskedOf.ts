import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { CustomField } from '@/api/types/customField'
import { listOf, spanOf } from '@/lib/customFilter'
import { useSaidOf, written } from './custom'
import { peopleQuery } from './queries'

/** A filter as people read it: names instead of keys, "10 – 20" instead of `10..20`. */
export function useAskedOf(withPeople: boolean): (field: CustomField, words: string) => string {
  const { t } = useTranslation('tickets')
  const said = useSaidOf()
  const people = useQuery(peopleQuery(useMay('person:read') && withPeople)).data?.items ?? []
  const person = (id: string) => (id === 'me' ? t('views.me') : (people.find((each) => each.id === id)?.name ?? id))
  return (field, words) => {
    const one = (text: string) => (field.kind === 'person' ? person(text) : (said(field, written(field, text)) ?? ''))
    const { from, to } = spanOf(words)
    if ((field.kind === 'number' || field.kind === 'date') && from !== to) return `${one(from)} – ${one(to)}`.trim()
    return listOf(words).map(one).join(', ')
  }
}
