import { IconPlugConnected } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import type { CredentialType, ScrapeTarget, TargetTrial } from '@/api/types/collector'
import { Button, SelectField, TextArea, TextField } from '@/ui/controls'
import { FormProblem, Wrong } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'
import { toast } from '@/ui/toasts'
import { type Access, bodyOf, type Draft, draftOf, EMPTY, patchOf, wrongIn } from './model'
import { useSaveTarget, useTryTarget } from './queries'
import styles from './targets.module.css'

interface TargetFormProps {
  readonly existing: ScrapeTarget | null
  readonly onClose: () => void
}

export function TargetForm({ existing, onClose }: TargetFormProps) {
  const { t } = useTranslation(['targets', 'ui'])
  const [draft, setDraft] = useState<Draft>(existing ? draftOf(existing) : EMPTY)
  const [tried, setTried] = useState(false)
  const save = useSaveTarget(existing)
  const trial = useTryTarget(existing)
  const failed = save.error ?? trial.error
  const problem = failed ? asProblem(failed) : null
  const wrong = wrongIn(draft)
  const told = (field: keyof Draft, pointer: string) =>
    (tried && wrong[field]) || problem?.codeAt(pointer) ? t(`wrong.${field}`) : null
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
    save.mutate(existing ? patchOf(existing, draft) : bodyOf(draft, true), {
      onSuccess: () => {
        toast({ tone: 'ok', text: t('saved', { url: draft.url.trim() }) })
        onClose()
      },
    })
  }
  return (
    <Dialog title={t(existing ? 'editTitle' : 'create')} open onClose={onClose}>
      <form className="form" onSubmit={submit} noValidate>
        <FormProblem error={problem} kept />
        <TextField
          label={t('field.url')}
          hint={t('field.urlHint')}
          placeholder="http://web1:9100/metrics"
          value={draft.url}
          maxLength={2_000}
          inputMode="url"
          onChange={(event) => type({ url: event.target.value })}
          error={told('url', '/url')}
          data-autofocus
        />
        <TextField
          label={t('field.job')}
          hint={t('field.jobHint')}
          value={draft.job}
          maxLength={100}
          onChange={(event) => type({ job: event.target.value })}
          error={told('job', '/job')}
        />
        <TextField
          label={t('field.seconds')}
          inputMode="numeric"
          suffix="s"
          value={draft.seconds}
          onChange={(event) => type({ seconds: event.target.value })}
          error={told('seconds', '/interval')}
        />
        <TextArea
          label={t('field.labels')}
          hint={t('field.labelsHint')}
          rows={2}
          value={draft.labels}
          onChange={(event) => type({ labels: event.target.value })}
          error={told('labels', '/labels')}
        />
        <AccessFields draft={draft} stored={existing?.credentialType ?? null} type={type} told={told} />
        {trial.data && <Trial trial={trial.data} />}
        <DialogActions>
          <Button
            icon={<IconPlugConnected />}
            busy={trial.isPending}
            onClick={() => sound() && trial.mutate(bodyOf(draft, true))}
          >
            {t('try')}
          </Button>
          <Button onClick={onClose}>{t('ui:action.cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            {t('ui:action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

interface AccessFieldsProps {
  readonly draft: Draft
  readonly stored: CredentialType | null
  readonly type: (change: Partial<Draft>) => void
  readonly told: (field: keyof Draft, pointer: string) => string | null
}

/** What the target is shown. What is stored never comes back: it is kept, replaced or removed. */
function AccessFields({ draft, stored, type, told }: AccessFieldsProps) {
  const { t } = useTranslation('targets')
  const offered: readonly Access[] = [...(stored ? (['kept'] as const) : []), 'none', 'basic', 'bearer']
  return (
    <>
      <SelectField
        label={t('field.access')}
        hint={t('field.accessHint')}
        value={draft.access}
        choices={offered.map((value) => ({ value, label: t(`access.${value}`) }))}
        onPick={(access) => type({ access, username: '', password: '', token: '' })}
        error={told('access', '/credential')}
      />
      {draft.access === 'basic' && (
        <>
          <TextField
            label={t('field.username')}
            value={draft.username}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => type({ username: event.target.value })}
            error={told('username', '/credential/username')}
          />
          <TextField
            label={t('field.password')}
            type="password"
            value={draft.password}
            maxLength={1_000}
            autoComplete="new-password"
            onChange={(event) => type({ password: event.target.value })}
            error={told('password', '/credential/password')}
          />
        </>
      )}
      {draft.access === 'bearer' && (
        <TextField
          label={t('field.token')}
          type="password"
          value={draft.token}
          maxLength={8_000}
          autoComplete="new-password"
          onChange={(event) => type({ token: event.target.value })}
          error={told('token', '/credential/token')}
        />
      )}
    </>
  )
}

/** What a visit would find. */
function Trial({ trial }: { readonly trial: TargetTrial }) {
  const { t } = useTranslation('targets')
  if (!trial.up) {
    return (
      <Wrong role="status">
        {trial.reason && t(`reason.${trial.reason}`)} <span className="muted">{trial.error}</span>
      </Wrong>
    )
  }
  return (
    <div className={styles.trial} role="status">
      <p>
        {t('trial.up', {
          samples: trial.samples,
          metrics: trial.metricCount,
          took: Math.max(1, Math.round(trial.tookMs)),
        })}
      </p>
      <p className="mono small">{trial.metrics.slice(0, 12).join(', ')}</p>
    </div>
  )
}
