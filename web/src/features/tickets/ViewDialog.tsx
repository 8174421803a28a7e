import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { useMay } from '@/api/session'
import type { TicketCategory, TicketType } from '@/api/types/ticket'
import type { ListFilter, TicketView } from '@/api/types/ticketList'
import { Button, Chip, SelectField, Switch, TextField } from '@/ui/controls'
import { FormProblem } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'
import { ColumnChooser } from './ColumnChooser'
import { TYPES } from './model'
import { type Chosen, type ColumnId, columnsOf, useSaveView, usualColumns } from './views'
import styles from './views.module.css'

const CATEGORIES: readonly TicketCategory[] = ['new', 'active', 'hold', 'done', 'closed', 'cancelled']
const PRIORITIES = [1, 2, 3, 4, 5] as const
const RISKS = ['atRisk', 'breached'] as const
const SORTS = ['priority', 'dueAt', '-createdAt', 'createdAt', '-updatedAt', 'updatedAt'] as const

interface ViewDialogProps {
  /** null: a new one, which begins with what is on the screen. */
  readonly view: TicketView | null
  readonly from: Chosen
  /** What is on the screen is narrowed by what a view does not hold. */
  readonly beside: boolean
  readonly onClose: () => void
  readonly onSaved: (view: TicketView) => void
}

/** Which tickets, in which order, for whom. */
export function ViewDialog({ view, from, beside, onClose, onSaved }: ViewDialogProps) {
  const { t } = useTranslation(['tickets', 'ui'])
  const mayShare = useMay('ticket:write')
  const [name, setName] = useState(view?.name ?? '')
  const [shared, share] = useState(view?.shared ?? false)
  const [filter, setFilter] = useState<ListFilter>((view ?? from).filter)
  const [sort, setSort] = useState(SORTS.find((each) => each === (view ?? from).sort) ?? 'priority')
  // Untouched they are those of the order, whichever is picked.
  const [picked, pickColumns] = useState<readonly ColumnId[] | null>(
    (view ?? from).columns.length > 0 ? columnsOf(view ?? from) : null,
  )
  const save = useSaveView(view)
  const problem = save.error ? asProblem(save.error) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    save.mutate({ name: name.trim(), shared, filter, sort, columns: [...(picked ?? [])] }, { onSuccess: onSaved })
  }
  return (
    <Dialog title={t(view ? 'views.edit' : 'views.save')} open onClose={onClose} wide>
      <form onSubmit={submit} className="form">
        <TextField
          label={t('views.name')}
          value={name}
          maxLength={100}
          data-autofocus
          onChange={(event) => setName(event.target.value)}
        />
        {view === null && beside && <p className="small muted">{t('views.beside')}</p>}
        <FilterFields filter={filter} onChange={setFilter} />
        <SelectField
          label={t('views.sort')}
          value={sort}
          choices={SORTS.map((value) => ({ value, label: t(`views.sorts.${value}`) }))}
          onPick={setSort}
        />
        <ColumnChooser columns={picked ?? usualColumns(sort)} onChange={pickColumns} />
        {mayShare && <Switch label={t('views.share')} hint={t('views.shareHint')} checked={shared} onToggle={share} />}
        <FormProblem
          error={problem}
          kept
          instead={problem?.type === '/problems/too-many-views' && t('views.tooMany')}
        />
        <DialogActions>
          <Button onClick={onClose}>{t('ui:action.cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending} disabled={name.trim() === ''}>
            {t('views.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

interface FilterFieldsProps {
  readonly filter: ListFilter
  readonly onChange: (filter: ListFilter) => void
}

function FilterFields({ filter, onChange }: FilterFieldsProps) {
  const { t } = useTranslation('tickets')
  const toggled = <T,>(list: readonly T[], value: T) =>
    list.includes(value) ? list.filter((each) => each !== value) : [...list, value]
  return (
    <>
      <Choices
        label={t('views.category')}
        all={CATEGORIES}
        picked={filter.category}
        nameOf={(each) => t(`category.${each}`)}
        onToggle={(each) => onChange({ ...filter, category: toggled(filter.category, each) })}
      />
      <Choices<TicketType>
        label={t('type.label')}
        all={TYPES}
        picked={filter.type}
        nameOf={(each) => t(`types.${each}`)}
        onToggle={(each) => onChange({ ...filter, type: toggled(filter.type, each) })}
      />
      <Choices
        label={t('column.priority')}
        all={PRIORITIES}
        picked={filter.priority}
        nameOf={(each) => `P${each}`}
        onToggle={(each) => onChange({ ...filter, priority: toggled(filter.priority, each) })}
      />
      <Choices<(typeof RISKS)[number]>
        label={t('sla.title')}
        all={RISKS}
        picked={filter.sla.filter((each) => each !== 'ok')}
        nameOf={(each) => t(`views.risk.${each}`)}
        onToggle={(each) => onChange({ ...filter, sla: toggled(filter.sla, each) })}
      />
      <SelectField
        label={t('column.assignee')}
        value={filter.assignee ?? ''}
        choices={[
          { value: '', label: t('views.anybody') },
          { value: 'me', label: t('views.me') },
          { value: 'none', label: t('unassigned') },
          ...(filter.assignee && !['me', 'none'].includes(filter.assignee)
            ? [{ value: filter.assignee, label: filter.assignee }]
            : []),
        ]}
        onPick={(assignee) => onChange({ ...filter, assignee: assignee || null })}
      />
      <Words
        label={t('views.queues')}
        words={filter.queue}
        onChange={(queue) => onChange({ ...filter, queue: [...queue] })}
      />
      <Words label={t('views.tags')} words={filter.tag} onChange={(tag) => onChange({ ...filter, tag: [...tag] })} />
    </>
  )
}

interface WordsProps {
  readonly label: string
  readonly words: readonly string[]
  readonly onChange: (words: readonly string[]) => void
}

/** Several words in one field, parted by commas; what is typed stays as typed. */
function Words({ label, words, onChange }: WordsProps) {
  const { t } = useTranslation('tickets')
  const [text, setText] = useState(words.join(', '))
  return (
    <TextField
      label={label}
      hint={t('views.commas')}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        onChange(
          event.target.value
            .split(',')
            .map((word) => word.trim())
            .filter((word) => word !== ''),
        )
      }}
    />
  )
}

interface ChoicesProps<T> {
  readonly label: string
  readonly all: readonly T[]
  readonly picked: readonly T[]
  readonly nameOf: (value: T) => string
  readonly onToggle: (value: T) => void
}

function Choices<T extends string | number>({ label, all, picked, nameOf, onToggle }: ChoicesProps<T>) {
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      {all.map((value) => (
        <Chip key={value} label={nameOf(value)} active={picked.includes(value)} onToggle={() => onToggle(value)} />
      ))}
    </fieldset>
  )
}
