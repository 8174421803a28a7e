import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { Names } from '@/api/types/customField'
import type { MajorChecklist } from '@/api/types/ticketWork'
import { useNameIn } from '@/lib/names'
import { Button, IconButton, TextField } from '@/ui/controls'
import { QueryGate } from '@/ui/states'
import { Panel } from '@/ui/surface'
import { toast, toastFailure } from '@/ui/toasts'
import styles from './deskSettings.module.css'
import { checklistQuery, useSaveChecklist } from './queries'

const MOST = 50

/** What is done in every major incident, in order. */
export function Checklist() {
  const { t } = useTranslation('desk-settings')
  const query = useQuery(checklistQuery)
  const may = useMay('policy:write')
  const nameOf = useNameIn()
  return (
    <Panel title={t('checklist.title')}>
      <p className="muted small">{t('checklist.text')}</p>
      <QueryGate query={query} small>
        {(checklist) =>
          may ? (
            <Editor key={checklist.version} checklist={checklist} />
          ) : (
            <ol className={styles.read}>
              {checklist.items.map((item) => (
                <li key={nameOf(item)}>{nameOf(item)}</li>
              ))}
            </ol>
          )
        }
      </QueryGate>
    </Panel>
  )
}

interface Line extends Names {
  readonly key: number
}

function Editor({ checklist }: { readonly checklist: MajorChecklist }) {
  const { t } = useTranslation(['desk-settings', 'ui'])
  const [lines, setLines] = useState<readonly Line[]>(checklist.items.map((item, key) => ({ ...item, key })))
  const [tried, setTried] = useState(false)
  const save = useSaveChecklist()
  const unnamed = (line: Line) => !line.ko?.trim() && !line.en?.trim()
  const swap = (from: number, to: number) => {
    const moved = [...lines]
    const [one, other] = [moved[from], moved[to]]
    if (!one || !other) return
    moved[from] = other
    moved[to] = one
    setLines(moved)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (lines.some(unnamed)) return
    const items = lines.map(({ ko, en }) => ({ ko: ko?.trim() || null, en: en?.trim() || null }))
    save.mutate(
      { items, version: checklist.version },
      {
        onSuccess: () => toast({ tone: 'ok', text: t('checklist.saved') }),
        onError: toastFailure,
      },
    )
  }
  return (
    <form className={styles.lines} onSubmit={submit} noValidate>
      {lines.map((line, at) => {
        const write = (change: Names) =>
          setLines(lines.map((each) => (each.key === line.key ? { ...each, ...change } : each)))
        const wrong = tried && unnamed(line) ? t('wrong.name') : null
        return (
          <fieldset key={line.key} className={styles.line}>
            <legend className="visually-hidden">{t('checklist.line', { at: at + 1 })}</legend>
            <TextField
              label={t('name.ko')}
              value={line.ko ?? ''}
              maxLength={200}
              error={wrong}
              onChange={(event) => write({ ko: event.target.value })}
            />
            <TextField
              label={t('name.en')}
              value={line.en ?? ''}
              maxLength={200}
              onChange={(event) => write({ en: event.target.value })}
            />
            <span className="row">
              <IconButton label={t('checklist.up')} disabled={at === 0} onClick={() => swap(at, at - 1)}>
                <IconArrowUp size={16} />
              </IconButton>
              <IconButton
                label={t('checklist.down')}
                disabled={at === lines.length - 1}
                onClick={() => swap(at, at + 1)}
              >
                <IconArrowDown size={16} />
              </IconButton>
              <IconButton
                label={t('checklist.remove')}
                onClick={() => setLines(lines.filter((each) => each.key !== line.key))}
              >
                <IconTrash size={16} />
              </IconButton>
            </span>
          </fieldset>
        )
      })}
      <div className="row spread wrap">
        <Button
          icon={<IconPlus />}
          disabled={lines.length >= MOST}
          onClick={() => setLines([...lines, { key: Math.max(-1, ...lines.map((line) => line.key)) + 1 }])}
        >
          {t('checklist.add')}
        </Button>
        <Button type="submit" look="primary" busy={save.isPending}>
          {t('ui:action.save')}
        </Button>
      </div>
    </form>
  )
}
