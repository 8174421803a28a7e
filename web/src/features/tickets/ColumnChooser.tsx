import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNameIn } from '@/lib/names'
import { Chip, IconButton } from '@/ui/controls'
import { customFieldsQuery } from './custom'
import { COLUMNS, type ColumnId, isCustom } from './views'
import styles from './views.module.css'

interface ColumnChooserProps {
  readonly columns: readonly ColumnId[]
  readonly onChange: (columns: readonly ColumnId[]) => void
}

/** What a list shows, in which order. The title stays: a list without it cannot be used. */
export function ColumnChooser({ columns, onChange }: ColumnChooserProps) {
  const { t } = useTranslation('tickets')
  const { data } = useQuery(customFieldsQuery)
  const inWords = useNameIn()
  const added = data?.items ?? []
  const nameOf = (id: ColumnId) => {
    if (!isCustom(id)) return t(`column.${id}`)
    const field = added.find(({ key }) => id === `custom.${key}`)
    return field ? inWords(field.name) : id
  }
  const left = [...COLUMNS, ...added.map(({ key }) => `custom.${key}` as const)].filter((id) => !columns.includes(id))
  const swap = (at: number, to: number) => {
    const next = [...columns]
    const [moved] = next.splice(at, 1)
    if (moved) next.splice(to, 0, moved)
    onChange(next)
  }
  return (
    <fieldset className={styles.columns}>
      <legend>{t('views.columns')}</legend>
      <ol>
        {columns.map((id, at) => (
          <li key={id}>
            <span className="grow">{nameOf(id)}</span>
            <IconButton
              label={t('views.columnUp', { name: nameOf(id) })}
              disabled={at === 0}
              onClick={() => swap(at, at - 1)}
            >
              <IconArrowUp />
            </IconButton>
            <IconButton
              label={t('views.columnDown', { name: nameOf(id) })}
              disabled={at === columns.length - 1}
              onClick={() => swap(at, at + 1)}
            >
              <IconArrowDown />
            </IconButton>
            <IconButton
              label={t('views.columnOff', { name: nameOf(id) })}
              disabled={id === 'title'}
              onClick={() => onChange(columns.filter((each) => each !== id))}
            >
              <IconX />
            </IconButton>
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <p className={styles.more}>
          {t('views.columnAdd')}
          {left.map((id) => (
            <Chip key={id} label={nameOf(id)} active={false} onToggle={() => onChange([...columns, id])} />
          ))}
        </p>
      )}
    </fieldset>
  )
}
