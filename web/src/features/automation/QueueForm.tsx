import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { useMay } from '@/api/session'
import type { AssignmentMode, QueueAssignment, QueueMember } from '@/api/types/automation'
import { Button, Chip, SelectField, TextField } from '@/ui/controls'
import { FormProblem, Wrong } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'
import { toast } from '@/ui/toasts'
import styles from './automation.module.css'
import { useSaveQueue } from './deskQueries'
import { staffQuery } from './queries'

const MODES: readonly AssignmentMode[] = ['roundRobin', 'leastLoad', 'skill', 'manual']

interface QueueFormProps {
  readonly existing: QueueAssignment | null
  readonly onClose: () => void
}

export function QueueForm({ existing, onClose }: QueueFormProps) {
  const { t } = useTranslation(['automation', 'ui'])
  const save = useSaveQueue(existing)
  const [queue, setQueue] = useState(existing?.queue ?? '')
  const [mode, setMode] = useState<AssignmentMode>(existing?.mode ?? 'roundRobin')
  const [members, setMembers] = useState<readonly QueueMember[]>(existing?.members ?? [])
  const problem = save.error ? asProblem(save.error) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      { queue: queue.trim(), mode, members: [...members] },
      {
        onSuccess: () => {
          toast({ tone: 'ok', text: t('saved', { name: queue.trim() }) })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={t(existing ? 'edit.assignment' : 'create.assignment')} open onClose={onClose}>
      <form className="form" onSubmit={submit} noValidate>
        <FormProblem error={problem} kept instead={problem?.kind === 'conflict' && t('wrong.queueTaken')} />
        <TextField
          label={t('field.queue')}
          value={queue}
          maxLength={100}
          onChange={(event) => setQueue(event.target.value)}
          error={problem?.codeAt('/queue') ? t('wrong.name') : null}
          data-autofocus
        />
        <SelectField<AssignmentMode>
          label={t('form.mode')}
          hint={t(`modeHint.${mode}`)}
          value={mode}
          choices={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
          onPick={setMode}
        />
        <Members members={members} withSkills={mode === 'skill'} onChange={setMembers} />
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

interface MembersProps {
  readonly members: readonly QueueMember[]
  readonly withSkills: boolean
  readonly onChange: (members: readonly QueueMember[]) => void
}

function Members({ members, withSkills, onChange }: MembersProps) {
  const { t } = useTranslation('automation')
  const people = useQuery(staffQuery(useMay('person:read')))
  const known = people.data?.items ?? []
  const lost = members.filter((member) => !known.some((person) => person.id === member.id))
  const isIn = (id: string) => members.some((member) => member.id === id)
  return (
    <fieldset className={styles.events}>
      <legend>{t('form.members')}</legend>
      {people.isError && <Wrong>{t('form.noPeople')}</Wrong>}
      <div className="row wrap">
        {[...lost.map(({ id, name }) => ({ id, name: name ?? id })), ...known].map(({ id, name }) => (
          <Chip
            key={id}
            label={name}
            active={isIn(id)}
            onToggle={() => onChange(isIn(id) ? members.filter((each) => each.id !== id) : [...members, { id, name }])}
          />
        ))}
      </div>
      {withSkills &&
        members.map((member) => (
          <TextField
            key={member.id}
            label={t('form.skillsOf', { name: member.name ?? member.id })}
            defaultValue={(member.skills ?? []).join(', ')}
            onChange={(event) => {
              const skills = event.target.value
                .split(',')
                .map((skill) => skill.trim())
                .filter((skill) => skill !== '')
              onChange(members.map((each) => (each.id === member.id ? { ...each, skills } : each)))
            }}
          />
        ))}
    </fieldset>
  )
}
