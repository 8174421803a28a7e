import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { type SlaCalendar, WEEK } from '@/api/types/sla'
import { Button, TextField } from '@/ui/controls'
import { FormProblem, Wrong } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'
import { toast } from '@/ui/toasts'
import { type CalendarDraft, calendarDraftOf, calendarWishOf, calendarWrongIn } from './model'
import { useCalendarPreview, useSaveCalendar } from './queries'
import { SlaPreview } from './SlaPreview'
import styles from './sla.module.css'

interface CalendarFormProps {
  readonly existing: SlaCalendar | null
  readonly onClose: () => void
}

/** Hours of a calendar: a change is tried on the running clocks before it is saved. */
export function CalendarForm({ existing, onClose }: CalendarFormProps) {
  const { t } = useTranslation(['sla', 'ui'])
  const [draft, setDraft] = useState<CalendarDraft>(() => calendarDraftOf(existing))
  const [tried, setTried] = useState(false)
  const save = useSaveCalendar(existing)
  const problem = save.error ? asProblem(save.error) : null
  const wrong = calendarWrongIn(draft)
  const wish = calendarWishOf(draft, existing)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (wrong.size > 0) return
    save.mutate(wish, {
      onSuccess: () => {
        toast({ tone: 'ok', text: t('saved', { name: draft.name.trim() }) })
        onClose()
      },
    })
  }
  return (
    <Dialog title={t(existing ? 'calendar.edit' : 'calendar.create')} open wide onClose={onClose}>
      <form className="form" onSubmit={submit} noValidate>
        <FormProblem error={problem} kept />
        <div className={styles.head}>
          <TextField
            label={t('calendar.name')}
            value={draft.name}
            maxLength={100}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            error={tried && wrong.has('name') ? t('wrong.name') : null}
            data-autofocus
          />
          <TextField
            label={t('calendar.zone')}
            value={draft.zone}
            placeholder="Asia/Seoul"
            onChange={(event) => setDraft({ ...draft, zone: event.target.value })}
            error={problem?.codeAt('/zone') ? t('wrong.zone') : null}
          />
        </div>
        <fieldset className={styles.group}>
          <legend>{t('calendar.hours')}</legend>
          <p className="small muted">{t('calendar.hoursHint')}</p>
          <div className={styles.week}>
            {WEEK.map((day) => (
              <TextField
                key={day}
                label={t(`day.${day}`)}
                value={draft.hours[day]}
                placeholder="09:00-12:00, 13:00-18:00"
                onChange={(event) => setDraft({ ...draft, hours: { ...draft.hours, [day]: event.target.value } })}
                error={tried && wrong.has(day) ? t('wrong.hours') : null}
              />
            ))}
          </div>
          {tried && wrong.has('hours') && <Wrong role="alert">{t('wrong.neverOpen')}</Wrong>}
        </fieldset>
        {existing && <Preview calendar={existing} wish={wish} sound={wrong.size === 0} onTry={() => setTried(true)} />}
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

interface PreviewProps {
  readonly calendar: SlaCalendar
  readonly wish: object
  readonly sound: boolean
  readonly onTry: () => void
}

function Preview({ calendar, ...rest }: PreviewProps) {
  return <SlaPreview preview={useCalendarPreview(calendar)} {...rest} />
}
