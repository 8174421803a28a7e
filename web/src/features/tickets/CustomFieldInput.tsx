import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '@/api/session'
import type { CustomField, CustomValue } from '@/api/types/customField'
import { useNameIn } from '@/lib/names'
import { SelectField, TextField } from '@/ui/controls'
import { held, written } from './custom'
import { peopleQuery } from './queries'

interface CustomFieldInputProps {
  readonly field: CustomField
  readonly value: CustomValue | null | undefined
  readonly error?: string | null
  readonly onChange: (value: CustomValue | null) => void
}

/** One field the tenant added, in the form of its kind. */
export function CustomFieldInput({ field, value, error = null, onChange }: CustomFieldInputProps) {
  const { t } = useTranslation('tickets')
  const nameOf = useNameIn()
  const choices = useChoices(field, value)
  const label = field.required ? t('custom.required', { name: nameOf(field.name) }) : nameOf(field.name)
  const shared = { label, error, value: held(value) }
  if (choices !== null)
    return (
      <SelectField
        {...shared}
        choices={[{ value: '', label: '–' }, ...choices]}
        onPick={(text) => onChange(written(field, text))}
      />
    )
  return (
    <TextField
      {...shared}
      {...(field.kind === 'number' ? { type: 'number', step: 'any' } : field.kind === 'date' ? { type: 'date' } : {})}
      maxLength={300}
      onChange={(event) => onChange(written(field, event.target.value))}
    />
  )
}

/** What can be picked; null where it is typed. A person who may not see the others can name themselves. */
function useChoices(field: CustomField, value: CustomValue | null | undefined) {
  const { t } = useTranslation('tickets')
  const nameOf = useNameIn()
  const me = useMe()
  const people = useQuery(peopleQuery(useMay('person:read') && field.kind === 'person'))
  if (field.kind === 'boolean')
    return [
      { value: 'true', label: t('custom.yes') },
      { value: 'false', label: t('custom.no') },
    ]
  if (field.kind === 'choice') {
    const known = field.choices.map((choice) => ({ value: choice.key, label: nameOf(choice.name) }))
    const gone = held(value)
    return gone === '' || known.some((choice) => choice.value === gone)
      ? known
      : [...known, { value: gone, label: gone }]
  }
  if (field.kind !== 'person') return null
  const persons = people.data?.items ?? (typeof value === 'object' && value !== null ? [me, value] : [me])
  return persons.map((person) => ({ value: person.id, label: person.name }))
}
