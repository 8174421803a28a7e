import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { ON_CHANGE, type SlaPolicy } from '@/api/types/sla'
import { mergePatch } from '@/lib/mergePatch'
import { Button, Chip, SelectField, TextField } from '@/ui/controls'
import { FormProblem } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'
import { toast } from '@/ui/toasts'
import { draftOf, METRICS, type PolicyDraft, REASONS, TYPES, wishOf, wrongIn } from './model'
import { calendarsQuery, usePolicyPreview, useSavePolicy } from './queries'
import { SlaPreview } from './SlaPreview'
import styles from './sla.module.css'
import { TargetTable } from './TargetTable'

interface PolicyFormProps {
  readonly existing: SlaPolicy | null
  readonly onClose: () => void
}

export function PolicyForm({ existing, onClose }: PolicyFormProps) {
  const { t } = useTranslation(['sla', 'ui'])
  const calendars = useQuery(calendarsQuery)
  const known = calendars.data?.items ?? []
  const [draft, setDraft] = useState<PolicyDraft>(() => draftOf(existing, ''))
  const [tried, setTried] = useState(false)
  const save = useSavePolicy(existing)
  const problem = save.error ? asProblem(save.error) : null
  const wrong = wrongIn(draft)
  const type = (change: Partial<PolicyDraft>) => setDraft({ ...draft, ...change })
  const calendarId = draft.calendarId || (known[0]?.id ?? '')
  const preview = usePolicyPreview(existing)
  // Only what is changed here is sent: what somebody else changes meanwhile stays.
  const [opened] = useState(existing)
  const whole = wishOf({ ...draft, calendarId }, opened)
  const wish = opened ? mergePatch(wishOf(draftOf(opened, ''), opened), whole) : whole
  const sound = wrong.size === 0 && calendarId !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!sound) return
    save.mutate(wish, {
      onSuccess: () => {
        toast({ tone: 'ok', text: t('saved', { name: draft.name.trim() }) })
        onClose()
      },
    })
  }
  return (
    <Dialog title={t(existing ? 'policy.edit' : 'policy.create')} open wide onClose={onClose}>
      <form className="form" onSubmit={submit} noValidate>
        <p className="small muted">{t('policy.effect')}</p>
        <div className={styles.head}>
          <TextField
            label={t('policy.name')}
            value={draft.name}
            maxLength={100}
            onChange={(event) => type({ name: event.target.value })}
            error={tried && wrong.has('name') ? t('wrong.name') : null}
            data-autofocus
          />
          <TextField
            label={t('policy.place')}
            inputMode="numeric"
            value={draft.position}
            onChange={(event) => type({ position: event.target.value })}
            error={tried && wrong.has('position') ? t('wrong.position') : null}
          />
          <SelectField
            label={t('policy.calendar')}
            value={calendarId}
            choices={known.map(({ id, name }) => ({ value: id, label: name }))}
            onPick={(picked) => type({ calendarId: picked })}
          />
        </div>
        <Chips
          label={t('policy.types')}
          all={TYPES}
          chosen={draft.types}
          say={(one) => t(`type.${one as 'incident'}`)}
          onChange={(types) => type({ types })}
        />
        <div className={styles.head}>
          <TextField
            label={t('policy.queues')}
            hint={t('policy.queuesHint')}
            value={draft.queues}
            onChange={(event) => type({ queues: event.target.value })}
          />
          <TextField
            label={t('policy.condition')}
            value={draft.condition}
            className="mono"
            onChange={(event) => type({ condition: event.target.value })}
            error={problem?.codeAt('/match/condition') ? t('wrong.condition') : null}
          />
        </div>
        <TargetTable
          cells={draft.targets}
          wrong={tried ? wrong : new Set()}
          onType={(place, text) => type({ targets: { ...draft.targets, [place]: text } })}
        />
        <TextField
          label={t('policy.vendor')}
          hint={t('policy.vendorHint')}
          value={draft.vendor}
          maxLength={100}
          onChange={(event) => type({ vendor: event.target.value })}
        />
        <Levels draft={draft} wrong={tried ? wrong : new Set()} onType={(levels) => type({ levels })} />
        <Chips
          label={t('policy.pauses')}
          all={REASONS}
          chosen={draft.pauses}
          say={(one) => t(`reason.${one as 'requester'}`)}
          onChange={(pauses) => type({ pauses })}
        />
        <SelectField
          label={t('policy.onChange')}
          hint={t('policy.onChangeHint')}
          value={draft.onChange}
          choices={ON_CHANGE.map((value) => ({ value, label: t(`policy.onChangeOf.${value}`) }))}
          onPick={(onChange) => type({ onChange })}
        />
        <SlaPreview preview={preview} wish={wish} sound={sound} onTry={() => setTried(true)} />
        <FormProblem error={problem} kept />
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

interface LevelsProps {
  readonly draft: PolicyDraft
  readonly wrong: ReadonlySet<string>
  readonly onType: (levels: PolicyDraft['levels']) => void
}

/** Only of what is promised. */
function Levels({ draft, wrong, onType }: LevelsProps) {
  const { t } = useTranslation('sla')
  const promised = METRICS.filter((metric) =>
    Object.entries(draft.targets).some(([place, text]) => place.startsWith(`${metric}.`) && text.trim() !== ''),
  )
  return (
    <fieldset className={styles.group}>
      <legend>{t('policy.levels')}</legend>
      <p className="small muted">{t('policy.levelsHint')}</p>
      {promised.map((metric) => (
        <TextField
          key={metric}
          label={t(`metric.${metric}`)}
          value={draft.levels[metric] ?? ''}
          onChange={(event) => onType({ ...draft.levels, [metric]: event.target.value })}
          error={wrong.has(metric) ? t('wrong.levels') : null}
        />
      ))}
    </fieldset>
  )
}

interface ChipsProps {
  readonly label: string
  readonly all: readonly string[]
  readonly chosen: readonly string[]
  readonly say: (one: string) => string
  readonly onChange: (chosen: readonly string[]) => void
}

function Chips({ label, all, chosen, say, onChange }: ChipsProps) {
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      <div className="row wrap">
        {all.map((one) => (
          <Chip
            key={one}
            label={say(one)}
            active={chosen.includes(one)}
            onToggle={() => onChange(chosen.includes(one) ? chosen.filter((each) => each !== one) : [...chosen, one])}
          />
        ))}
      </div>
    </fieldset>
  )
}
