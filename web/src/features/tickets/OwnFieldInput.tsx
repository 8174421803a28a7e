import { useTranslation } from 'react-i18next'
import type { OwnField } from '@/api/types/ticket'
import { SelectField, TextArea, TextField } from '@/ui/controls'
import { fromLocal, KINDS, RISKS, toLocal } from './model'

interface OwnFieldInputProps {
  readonly field: OwnField
  readonly value: string
  readonly error?: string | null
  readonly onChange: (value: string) => void
}

/** One field of a kind of ticket, in the form its values have. */
export function OwnFieldInput({ field, value, error = null, onChange }: OwnFieldInputProps) {
  const { t } = useTranslation('tickets')
  const label = t(`own.${field}`)
  if (field === 'kind')
    return (
      <SelectField
        label={label}
        value={value}
        error={error}
        onPick={onChange}
        choices={KINDS.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
      />
    )
  if (field === 'risk')
    return (
      <SelectField
        label={label}
        value={value}
        error={error}
        onPick={onChange}
        choices={[
          { value: '', label: t('nothing') },
          ...RISKS.map((each) => ({ value: each, label: t(`level.${each}`) })),
        ]}
      />
    )
  if (field === 'plannedStart' || field === 'plannedEnd')
    return (
      <TextField
        type="datetime-local"
        label={label}
        value={toLocal(value)}
        error={error}
        onChange={(event) => onChange(fromLocal(event.target.value))}
      />
    )
  if (field === 'onBehalfOf')
    return (
      <TextField
        label={label}
        hint={t('own.onBehalfOfHint')}
        value={value}
        maxLength={200}
        error={error}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  return (
    <TextArea label={label} rows={3} value={value} error={error} onChange={(event) => onChange(event.target.value)} />
  )
}
