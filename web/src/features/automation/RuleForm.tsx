import { IconTestPipe } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import type { AutomationRule, RuleEvent, RuleKind } from '@/api/types/automation'
import { Button, Chip, TextField } from '@/ui/controls'
import { FormProblem, Wrong } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'
import { toast } from '@/ui/toasts'
import { ActionsField } from './ActionsField'
import styles from './automation.module.css'
import { ConditionField } from './ConditionField'
import { bodyOf, type Draft, draftOf, EVENTS, emptyDraft, wrongIn } from './model'
import { useSaveRule, useTrial } from './queries'
import { TrialResult } from './TrialResult'
import { WaitField } from './WaitField'

interface RuleFormProps {
  readonly kind: RuleKind
  readonly existing: AutomationRule | null
  readonly onClose: () => void
}

export function RuleForm({ kind, existing, onClose }: RuleFormProps) {
  const { t } = useTranslation(['automation', 'ui'])
  const [draft, setDraft] = useState<Draft>(existing ? draftOf(existing) : emptyDraft(kind))
  const [tried, setTried] = useState(false)
  const save = useSaveRule(kind, existing)
  const trial = useTrial()
  const failed = save.error ?? trial.error
  const problem = failed ? asProblem(failed) : null
  const wrong = wrongIn(kind, draft)
  const type = (change: Partial<Draft>) => {
    setDraft({ ...draft, ...change })
    trial.reset()
    save.reset()
  }
  const sound = () => {
    setTried(true)
    return Object.keys(wrong).length === 0
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!sound()) return
    save.mutate(existing ? bodyOf(kind, draft) : { ...bodyOf(kind, draft), enabled: true }, {
      onSuccess: () => {
        toast({ tone: 'ok', text: t('saved', { name: draft.name.trim() }) })
        onClose()
      },
    })
  }
  return (
    <Dialog title={t(existing ? `edit.${kind}` : `create.${kind}`)} open wide onClose={onClose}>
      <form className="form" onSubmit={submit} noValidate>
        <FormProblem error={problem} kept />
        <div className={styles.head}>
          <TextField
            label={t('form.name')}
            value={draft.name}
            maxLength={100}
            onChange={(event) => type({ name: event.target.value })}
            error={tried && wrong.name ? t('wrong.name') : null}
            data-autofocus
          />
          <TextField
            label={t('form.position')}
            inputMode="numeric"
            value={draft.position}
            onChange={(event) => type({ position: event.target.value })}
            error={tried && wrong.position ? t('wrong.position') : null}
          />
        </div>
        {kind === 'triggers' && (
          <Events
            events={draft.events}
            wrong={tried && wrong.events === true}
            onChange={(events) => type({ events })}
          />
        )}
        {kind === 'schedulers' && (
          <WaitField wait={draft.wait} wrong={tried && wrong.wait === true} onChange={(wait) => type({ wait })} />
        )}
        <ConditionField
          scope={kind === 'triggers' ? 'event' : 'ticket'}
          value={draft.condition}
          onType={(condition) => type({ condition })}
        />
        <ActionsField kind={kind} actions={draft.actions} tried={tried} onChange={(actions) => type({ actions })} />
        {trial.data && <TrialResult trial={trial.data} />}
        <DialogActions>
          {kind === 'triggers' && (
            <Button
              icon={<IconTestPipe />}
              busy={trial.isPending}
              onClick={() => sound() && trial.mutate({ ...bodyOf(kind, draft), enabled: true })}
            >
              {t('try')}
            </Button>
          )}
          <Button onClick={onClose}>{t('ui:action.cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            {t('ui:action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

interface EventsProps {
  readonly events: readonly RuleEvent[]
  readonly wrong: boolean
  readonly onChange: (events: readonly RuleEvent[]) => void
}

function Events({ events, wrong, onChange }: EventsProps) {
  const { t } = useTranslation('automation')
  return (
    <fieldset className={styles.events}>
      <legend>{t('form.events')}</legend>
      <div className="row wrap">
        {EVENTS.map((event) => (
          <Chip
            key={event}
            label={t(`event.${event}`)}
            active={events.includes(event)}
            onToggle={() =>
              onChange(events.includes(event) ? events.filter((each) => each !== event) : [...events, event])
            }
          />
        ))}
      </div>
      {wrong && <Wrong>{t('wrong.events')}</Wrong>}
    </fieldset>
  )
}
