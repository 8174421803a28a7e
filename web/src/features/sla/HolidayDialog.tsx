import { IconUpload } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem, type FieldError } from '@/api/problem'
import type { Holiday, HolidayPreview, SlaCalendar } from '@/api/types/sla'
import { Button, Switch } from '@/ui/controls'
import { FormProblem } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'
import { toast } from '@/ui/toasts'
import { FAULTS, type Fault } from './faults'
import { PreviewText } from './PreviewText'
import { useHolidayPreview, useUploadHolidays } from './queries'
import styles from './sla.module.css'

const MOST_SHOWN = 12

interface HolidayDialogProps {
  readonly calendar: SlaCalendar
  readonly onClose: () => void
}

/** Holidays from a file: what it changes is shown before it is saved. */
export function HolidayDialog({ calendar, onClose }: HolidayDialogProps) {
  const { t } = useTranslation(['sla', 'ui'])
  const id = useId()
  const [file, setFile] = useState<File | null>(null)
  const [replace, setReplace] = useState(false)
  const preview = useHolidayPreview(calendar)
  const save = useUploadHolidays(calendar)
  const failed = preview.error ?? save.error
  const problem = failed ? asProblem(failed) : null
  const look = (chosen: File | null, instead: boolean) => {
    setFile(chosen)
    setReplace(instead)
    save.reset()
    if (chosen) preview.mutate({ file: chosen, replace: instead })
  }
  return (
    <Dialog title={t('holidays.title', { name: calendar.name })} open wide onClose={onClose}>
      <div className="form">
        <p className="small muted">{t('holidays.text')}</p>
        <pre className={styles.sample}>{t('holidays.sample')}</pre>
        <div className="row wrap">
          <label htmlFor={id} className={styles.choose} data-busy={preview.isPending || undefined}>
            <IconUpload size={16} aria-hidden="true" />
            {t('holidays.choose')}
          </label>
          <input
            id={id}
            type="file"
            accept=".csv,.ics,text/csv,text/calendar"
            className="visually-hidden"
            onChange={(event) => {
              look(event.target.files?.[0] ?? null, replace)
              event.target.value = ''
            }}
          />
          {file && <strong>{file.name}</strong>}
        </div>
        <Switch
          label={t('holidays.replace')}
          hint={t('holidays.replaceHint')}
          checked={replace}
          onToggle={(instead) => look(file, instead)}
        />
        <FormProblem
          error={problem}
          kept
          instead={problem && problem.errors.length > 0 && <Faults errors={problem.errors} />}
        />
        {file && preview.data && <Effect preview={preview.data} />}
        <DialogActions>
          <Button onClick={onClose}>{t('ui:action.cancel')}</Button>
          <Button
            look="primary"
            busy={save.isPending}
            disabled={!file || !preview.data}
            onClick={() =>
              file &&
              save.mutate(
                { file, replace },
                {
                  onSuccess: () => {
                    toast({ tone: 'ok', text: t('saved', { name: calendar.name }) })
                    onClose()
                  },
                },
              )
            }
          >
            {t('holidays.save')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}

function Effect({ preview }: { readonly preview: HolidayPreview }) {
  const { t } = useTranslation('sla')
  const none = preview.added.length + preview.renamed.length + preview.removed.length === 0
  return (
    <section className="stack" aria-label={t('holidays.effect')}>
      {none && <p>{t('holidays.nothing')}</p>}
      {(['added', 'renamed', 'removed'] as const).map(
        (kind) => preview[kind].length > 0 && <Dates key={kind} kind={kind} dates={preview[kind]} />,
      )}
      {!none && <PreviewText preview={preview.clocks} />}
    </section>
  )
}

function Dates({
  kind,
  dates,
}: {
  readonly kind: 'added' | 'renamed' | 'removed'
  readonly dates: readonly Holiday[]
}) {
  const { t } = useTranslation('sla')
  const rest = dates.length - MOST_SHOWN
  return (
    <p>
      <strong>{t(`holidays.${kind}`, { count: dates.length })}</strong>{' '}
      {dates
        .slice(0, MOST_SHOWN)
        .map(({ date, name }) => (name ? `${date} ${name}` : date))
        .join(', ')}
      {rest > 0 && ` ${t('holidays.more', { count: rest })}`}
    </p>
  )
}

/** What is wrong, line by line. */
function Faults({ errors }: { readonly errors: readonly FieldError[] }) {
  const { t } = useTranslation('sla')
  const say = (code: string) => t(`fault.${FAULTS.find((each): each is Fault => each === code) ?? 'other'}`)
  return (
    <ul className={styles.faults}>
      {errors.slice(0, MOST_SHOWN).map(({ pointer, code }) => {
        const line = /^\/lines\/(\d+)$/.exec(pointer)?.[1]
        return <li key={`${pointer} ${code}`}>{line ? t('fault.at', { line, what: say(code) }) : say(code)}</li>
      })}
      {errors.length > MOST_SHOWN && <li>{t('holidays.more', { count: errors.length - MOST_SHOWN })}</li>}
    </ul>
  )
}
