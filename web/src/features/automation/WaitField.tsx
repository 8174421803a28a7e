import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '@/ui/controls'
import { Wrong } from '@/ui/FormProblem'
import styles from './automation.module.css'
import type { WaitDraft } from './model'
import { calendarsQuery } from './queries'

interface WaitFieldProps {
  readonly wait: WaitDraft
  readonly wrong: boolean
  readonly onChange: (wait: WaitDraft) => void
}

/** How long after what, in the working time of a calendar. */
export function WaitField({ wait, wrong, onChange }: WaitFieldProps) {
  const { t } = useTranslation('automation')
  const calendars = useQuery(calendarsQuery)
  return (
    <fieldset className={styles.wait}>
      <legend>{t('form.after')}</legend>
      <div>
        <SelectField<WaitDraft['since']>
          label={t('form.since')}
          value={wait.since}
          choices={(['resolvedAt', 'updatedAt', 'createdAt'] as const).map((value) => ({
            value,
            label: t(`since.${value}`),
          }))}
          onPick={(since) => onChange({ ...wait, since })}
        />
        <TextField
          label={t('form.amount')}
          inputMode="numeric"
          value={wait.amount}
          onChange={(event) => onChange({ ...wait, amount: event.target.value })}
        />
        <SelectField<WaitDraft['unit']>
          label={t('form.unit')}
          value={wait.unit}
          choices={(['days', 'hours'] as const).map((value) => ({ value, label: t(`unit.${value}`) }))}
          onPick={(unit) => onChange({ ...wait, unit })}
        />
        <SelectField<string>
          label={t('form.calendar')}
          value={wait.calendarId}
          choices={[
            { value: '', label: t('form.choose') },
            ...(calendars.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onPick={(calendarId) => onChange({ ...wait, calendarId })}
        />
      </div>
      {wrong && <Wrong>{t('wrong.wait')}</Wrong>}
    </fieldset>
  )
}
