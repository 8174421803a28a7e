import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { CUSTOM_KINDS, type CustomField, type CustomFieldWish, type CustomKind } from '@/api/types/customField'
import { Button, SelectField, Switch, TextArea, TextField } from '@/ui/controls'
import { FormProblem, Wrong } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'
import { choicesOf, KEY, linesOf, NEW_FIELD, queuesOf, said, TYPES } from './customFieldModel'
import styles from './deskSettings.module.css'
import { useSaveField } from './queries'

interface CustomFieldFormProps {
  readonly existing: CustomField | null
  readonly onClose: () => void
}

/** A field as it is defined; key and kind are fixed once it is kept. */
export function CustomFieldForm({ existing, onClose }: CustomFieldFormProps) {
  const { t } = useTranslation(['desk-settings', 'ui'])
  const [wish, setWish] = useState<CustomFieldWish>(existing ?? NEW_FIELD)
  const [choices, setChoices] = useState(linesOf(existing?.choices ?? []))
  const [queues, setQueues] = useState((existing?.queues ?? []).join(', '))
  const [tried, setTried] = useState(false)
  const save = useSaveField(existing)
  const problem = save.error ? asProblem(save.error) : null
  const change = (part: Partial<CustomFieldWish>) => setWish({ ...wish, ...part })
  const read = choicesOf(choices)
  const wrong = {
    key: !KEY.test(wish.key),
    name: !wish.name.ko?.trim() && !wish.name.en?.trim(),
    types: wish.types.length === 0,
    choices: wish.kind === 'choice' && (read === null || read.length === 0),
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.values(wrong).some(Boolean)) return
    const name = { ko: said(wish.name.ko), en: said(wish.name.en) }
    save.mutate(
      { ...wish, name, queues: queuesOf(queues), choices: wish.kind === 'choice' ? (read ?? []) : [] },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog title={t(existing ? 'field.edit' : 'field.add')} open onClose={onClose} wide>
      <form className="form" onSubmit={submit} noValidate>
        <FormProblem error={problem} kept />
        <div className={styles.two}>
          <TextField
            label={t('name.ko')}
            value={wish.name.ko ?? ''}
            maxLength={200}
            error={tried && wrong.name ? t('wrong.name') : null}
            onChange={(event) => change({ name: { ...wish.name, ko: event.target.value } })}
            data-autofocus
          />
          <TextField
            label={t('name.en')}
            value={wish.name.en ?? ''}
            maxLength={200}
            onChange={(event) => change({ name: { ...wish.name, en: event.target.value } })}
          />
        </div>
        <div className={styles.two}>
          <TextField
            label={t('field.key')}
            hint={t('field.keyHint')}
            value={wish.key}
            maxLength={40}
            disabled={existing !== null}
            error={problem?.codeAt('/key') === 'taken' ? t('wrong.taken') : tried && wrong.key ? t('wrong.key') : null}
            onChange={(event) => change({ key: event.target.value })}
          />
          <SelectField<CustomKind>
            label={t('field.kind')}
            value={wish.kind}
            disabled={existing !== null}
            choices={CUSTOM_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onPick={(kind) => change({ kind })}
          />
        </div>
        {wish.kind === 'choice' && (
          <TextArea
            label={t('field.choices')}
            hint={t('field.choicesHint')}
            className="mono"
            rows={4}
            value={choices}
            error={(tried && wrong.choices) || problem?.codeAt('/choices') ? t('wrong.choices') : null}
            onChange={(event) => setChoices(event.target.value)}
          />
        )}
        <fieldset className={styles.types}>
          <legend>{t('field.types')}</legend>
          {TYPES.map((type) => (
            <label key={type} className="row">
              <input
                type="checkbox"
                checked={wish.types.includes(type)}
                onChange={(event) =>
                  change({
                    types: event.target.checked ? [...wish.types, type] : wish.types.filter((each) => each !== type),
                  })
                }
              />
              {t(`type.${type}`)}
            </label>
          ))}
          {tried && wrong.types && <Wrong>{t('wrong.types')}</Wrong>}
        </fieldset>
        <TextField
          label={t('field.queues')}
          hint={t('field.queuesHint')}
          value={queues}
          error={problem?.codeAt('/queues') ? t('wrong.queues') : null}
          onChange={(event) => setQueues(event.target.value)}
        />
        <Switch
          label={t('field.required')}
          hint={t('field.requiredHint')}
          checked={wish.required}
          onToggle={(required) => change({ required })}
        />
        <Switch
          label={t('field.filterable')}
          hint={t('field.filterableHint')}
          checked={wish.filterable}
          onToggle={(filterable) => change({ filterable })}
        />
        <Switch
          label={t('field.forRequesters')}
          hint={t('field.forRequestersHint')}
          checked={wish.forRequesters}
          onToggle={(forRequesters) => change({ forRequesters })}
        />
        <DialogActions>
          <Button onClick={onClose}>{t('ui:action.cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            {t('ui:action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
