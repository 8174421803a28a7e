import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '@/api/types/customField'
import { type CustomFilter, isAmount, MOST_CUSTOM, spanOf } from '@/lib/customFilter'
import { Button } from '@/ui/controls'
import { Wrong } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'
import { CustomFilterInput } from './CustomFilterInput'

interface CustomFilterDialogProps {
  readonly fields: readonly CustomField[]
  readonly filter: CustomFilter
  readonly onClose: () => void
  readonly onApply: (filter: CustomFilter) => void
}

/** What each of the tenant's own fields shall say; the list is asked once, for all of them. */
export function CustomFilterDialog({ fields, filter, onClose, onApply }: CustomFilterDialogProps) {
  const { t } = useTranslation(['tickets', 'ui'])
  const [draft, setDraft] = useState<CustomFilter>(filter)
  const asked = Object.entries(draft).filter(([, words]) => words !== '')
  const tooMany = asked.length > MOST_CUSTOM
  const wrong = fields.some(({ key, kind }) => kind === 'number' && !isSpan(draft[key] ?? ''))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!tooMany && !wrong) onApply(Object.fromEntries(asked))
  }
  return (
    <Dialog title={t('custom.filterTitle')} open onClose={onClose}>
      <form onSubmit={submit} className="form">
        {fields.map((field) => (
          <CustomFilterInput
            key={field.key}
            field={field}
            words={draft[field.key] ?? ''}
            onChange={(words) => setDraft({ ...draft, [field.key]: words })}
          />
        ))}
        {tooMany && <Wrong role="alert">{t('custom.tooMany', { count: MOST_CUSTOM })}</Wrong>}
        <DialogActions>
          <Button onClick={onClose}>{t('ui:action.cancel')}</Button>
          <Button type="submit" look="primary" disabled={tooMany || wrong}>
            {t('custom.apply')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function isSpan(words: string): boolean {
  const { from, to } = spanOf(words)
  return isAmount(from) && isAmount(to)
}
