import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { CustomField } from '@/api/types/customField'
import { isAmount, listOf, spanOf, wordsOf } from '@/lib/customFilter'
import { useNameIn } from '@/lib/names'
import { Chip, SelectField, TextField } from '@/ui/controls'
import { peopleQuery } from './queries'
import styles from './views.module.css'

interface CustomFilterInputProps {
  readonly field: CustomField
  /** In the list's words; empty asks for all. */
  readonly words: string
  readonly onChange: (words: string) => void
}

/** What one field shall say, in the form of its kind. */
export function CustomFilterInput(props: CustomFilterInputProps) {
  const { kind } = props.field
  if (kind === 'choice') return <Choices {...props} />
  if (kind === 'number' || kind === 'date') return <Range {...props} />
  if (kind === 'text') return <Words {...props} />
  return <One {...props} />
}

function Choices({ field, words, onChange }: CustomFilterInputProps) {
  const nameOf = useNameIn()
  const picked = listOf(words)
  return (
    <fieldset className={styles.choices}>
      <legend>{nameOf(field.name)}</legend>
      {field.choices.map(({ key, name }) => (
        <Chip
          key={key}
          label={nameOf(name)}
          active={picked.includes(key)}
          onToggle={() =>
            onChange((picked.includes(key) ? picked.filter((one) => one !== key) : [...picked, key]).join(','))
          }
        />
      ))}
    </fieldset>
  )
}

/** Both ends are kept as typed: a range without the second is one to the first as soon as it is written so. */
function Range({ field, words, onChange }: CustomFilterInputProps) {
  const { t } = useTranslation('tickets')
  const nameOf = useNameIn()
  const [span, setSpan] = useState(spanOf(words))
  const amount = field.kind === 'number'
  const end = (which: 'from' | 'to') => (
    <TextField
      label={t(`custom.${which}`)}
      {...(amount ? { inputMode: 'decimal' } : { type: 'date' })}
      value={span[which]}
      error={amount && !isAmount(span[which]) ? t('custom.notNumber') : null}
      onChange={(event) => {
        const next = { ...span, [which]: event.target.value.trim() }
        setSpan(next)
        onChange(wordsOf(next))
      }}
    />
  )
  return (
    <fieldset className={styles.range}>
      <legend>{nameOf(field.name)}</legend>
      {end('from')}
      {end('to')}
    </fieldset>
  )
}

function Words({ field, words, onChange }: CustomFilterInputProps) {
  const { t } = useTranslation('tickets')
  const nameOf = useNameIn()
  return (
    <TextField
      label={nameOf(field.name)}
      hint={t('custom.exactly')}
      value={words}
      maxLength={300}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** Yes or no, or a person. */
function One({ field, words, onChange }: CustomFilterInputProps) {
  const { t } = useTranslation('tickets')
  const nameOf = useNameIn()
  const person = field.kind === 'person'
  const people = useQuery(peopleQuery(useMay('person:read') && person)).data?.items ?? []
  const choices = person
    ? [{ value: 'me', label: t('views.me') }, ...people.map(({ id, name }) => ({ value: id, label: name }))]
    : (['true', 'false'] as const).map((value) => ({ value, label: t(value === 'true' ? 'custom.yes' : 'custom.no') }))
  const known = words === '' || choices.some(({ value }) => value === words)
  return (
    <SelectField
      label={nameOf(field.name)}
      value={words}
      choices={[{ value: '', label: t('custom.any') }, ...choices, ...(known ? [] : [{ value: words, label: words }])]}
      onPick={onChange}
    />
  )
}
