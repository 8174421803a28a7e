import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { RuleAction, RuleKind } from '@/api/types/automation'
import type { Level } from '@/api/types/ticket'
import { Button, IconButton, SelectField, TextArea, TextField } from '@/ui/controls'
import { Wrong } from '@/ui/FormProblem'
import { Menu } from '@/ui/overlays'
import styles from './automation.module.css'
import { actionKinds, newAction, STATES, unfinished } from './model'
import { staffQuery } from './queries'

interface ActionsFieldProps {
  readonly kind: RuleKind
  readonly actions: readonly RuleAction[]
  readonly tried: boolean
  readonly onChange: (actions: readonly RuleAction[]) => void
}

/** What the rule does, one thing after the other. */
export function ActionsField({ kind, actions, tried, onChange }: ActionsFieldProps) {
  const { t } = useTranslation('automation')
  const replace = (at: number, action: RuleAction | null) =>
    onChange(actions.flatMap((each, index) => (index === at ? (action ? [action] : []) : [each])))
  return (
    <fieldset className={styles.actionsField}>
      <legend>{t('form.actions')}</legend>
      {actions.length > 0 && (
        <ol>
          {actions.map((action, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: actions have no identity but their place
            <li key={index}>
              <div className={styles.action}>
                <ActionFields action={action} onChange={(next) => replace(index, next)} />
                {tried && unfinished(action) && <Wrong>{t('wrong.action')}</Wrong>}
              </div>
              <IconButton label={t('form.removeAction', { number: index + 1 })} onClick={() => replace(index, null)}>
                <IconTrash />
              </IconButton>
            </li>
          ))}
        </ol>
      )}
      {tried && actions.length === 0 && <Wrong>{t('wrong.actions')}</Wrong>}
      <Menu
        target={
          <Button small icon={<IconPlus />} disabled={actions.length >= 20}>
            {t('form.addAction')}
          </Button>
        }
        sections={[
          {
            items: actionKinds(kind).map((each) => ({
              label: t(`action.${each}`),
              onPick: () => onChange([...actions, newAction(each)]),
            })),
          },
        ]}
      />
    </fieldset>
  )
}

interface ActionFieldsProps {
  readonly action: RuleAction
  readonly onChange: (action: RuleAction) => void
}

function ActionFields({ action, onChange }: ActionFieldsProps) {
  const { t } = useTranslation(['automation', 'tickets'])
  const label = t(`action.${action.kind}`)
  switch (action.kind) {
    case 'setQueue':
      return (
        <TextField
          label={label}
          hint={t('form.queueHint')}
          value={action.queue ?? ''}
          maxLength={100}
          onChange={(event) => onChange({ ...action, queue: event.target.value })}
        />
      )
    case 'setImpact':
    case 'setUrgency':
      return (
        <SelectField<Level>
          label={label}
          value={action.level ?? 'high'}
          choices={(['high', 'medium', 'low'] as const).map((value) => ({ value, label: t(`tickets:level.${value}`) }))}
          onPick={(level) => onChange({ ...action, level })}
        />
      )
    case 'addTags':
    case 'removeTags':
      return <TagsField label={label} action={action} onChange={onChange} />
    case 'assign':
    case 'watch':
      return <PersonField label={label} action={action} onChange={onChange} />
    case 'move':
      return <MoveFields label={label} action={action} onChange={onChange} />
    case 'note':
    case 'reply':
      return (
        <TextArea
          label={label}
          hint={t('form.variables')}
          rows={3}
          maxLength={10_000}
          value={action.body ?? ''}
          onChange={(event) => onChange({ ...action, body: event.target.value })}
        />
      )
    default:
      return <span>{label}</span>
  }
}

interface OneFieldProps extends ActionFieldsProps {
  readonly label: string
}

function TagsField({ label, action, onChange }: OneFieldProps) {
  const { t } = useTranslation('automation')
  return (
    <TextField
      label={label}
      hint={t('form.tagsHint')}
      defaultValue={(action.tags ?? []).join(', ')}
      onChange={(event) =>
        onChange({
          ...action,
          tags: event.target.value
            .split(',')
            .map((tag) => tag.trim())
            .filter((tag) => tag !== ''),
        })
      }
    />
  )
}

function PersonField({ label, action, onChange }: OneFieldProps) {
  const { t } = useTranslation('automation')
  const people = useQuery(staffQuery(useMay('person:read')))
  const known = (people.data?.items ?? []).map((person) => ({ value: person.id, label: person.name }))
  const lost = action.personId && !known.some((person) => person.value === action.personId)
  return (
    <SelectField<string>
      label={label}
      value={action.personId ?? ''}
      error={people.isError ? t('form.noPeople') : null}
      choices={[
        { value: '', label: t(action.kind === 'assign' ? 'form.nobody' : 'form.choose') },
        ...(lost ? [{ value: action.personId ?? '', label: action.personName ?? '' }] : []),
        ...known,
      ]}
      onPick={(id) =>
        onChange({
          kind: action.kind,
          personId: id || null,
          ...(id ? { personName: known.find((person) => person.value === id)?.label ?? action.personName ?? '' } : {}),
        })
      }
    />
  )
}

const HOLD = ['requester', 'vendor', 'change', 'problem'] as const

function MoveFields({ label, action, onChange }: OneFieldProps) {
  const { t } = useTranslation(['automation', 'tickets'])
  return (
    <>
      <SelectField<string>
        label={label}
        value={action.to ?? 'inProgress'}
        choices={STATES.map((value) => ({ value, label: t(`tickets:state.${value}`) }))}
        onPick={(to) => onChange({ ...action, to })}
      />
      {action.to === 'onHold' && (
        <SelectField<string>
          label={t('form.reason')}
          value={action.reason ?? 'vendor'}
          choices={HOLD.map((value) => ({ value, label: t(`tickets:reason.${value}`) }))}
          onPick={(reason) => onChange({ ...action, reason })}
        />
      )}
      <TextField
        label={t('form.comment')}
        hint={t('form.commentHint')}
        value={action.comment ?? ''}
        maxLength={10_000}
        onChange={(event) => onChange({ ...action, comment: event.target.value })}
      />
    </>
  )
}
