import { IconPlus, IconTrash, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { metricNamesQuery } from '@/api/metrics'
import { asProblem } from '@/api/problem'
import { useMay } from '@/api/session'
import type { Rule } from '@/api/types/event'
import { Button, IconButton, Segmented, SelectField, Switch, TextArea, TextField } from '@/ui/controls'
import { Fires } from '@/ui/Fires'
import { FormProblem } from '@/ui/FormProblem'
import { Completion, ConfirmDialog } from '@/ui/overlays'
import { Panel } from '@/ui/surface'
import { toast, toastFailure } from '@/ui/toasts'
import { type Draft, type Field, faultsOf, OPS, ruleOf, SIGNS } from './model'
import { useDeleteRule, useSaveRule } from './queries'
import { RulePreview } from './RulePreview'
import styles from './rules.module.css'

interface RuleFormProps {
  readonly existing: Rule | null
  readonly start: Draft
}

/** What event-svc fills into the text of an alert. */
const PLACEHOLDERS = '{{entity.name}} {{value}} {{value.percent}} {{threshold}} {{labels.…}}'

const POINTERS: Record<Field, string> = {
  name: '/name',
  metric: '/series/metric',
  expr: '/expr',
  value: '/condition/value',
  recover: '/condition/recover',
  forSeconds: '/for',
  noDataSeconds: '/noData',
  summary: '/summary',
}

export function RuleForm({ existing, start }: RuleFormProps) {
  const { t } = useTranslation(['rules', 'ui'])
  const navigate = useNavigate()
  const may = useMay('rule:write')
  const [draft, setDraft] = useState(start)
  const [tried, setTried] = useState(false)
  const save = useSaveRule(existing)
  const problem = save.error ? asProblem(save.error) : null
  const faults = faultsOf(draft)
  const set = (change: Partial<Draft>) => setDraft((previous) => ({ ...previous, ...change }))
  const told = (field: Field) => {
    const fault = tried ? faults[field] : undefined
    return fault ? t(`fault.${fault}`) : problem?.codeAt(POINTERS[field]) ? t('fault.refused') : null
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faults).length > 0) return
    save.mutate(ruleOf(draft), {
      onSuccess: () => {
        toast({ tone: 'ok', text: t('saved', { name: draft.name.trim() }) })
        void navigate({ to: '/rules' })
      },
    })
  }
  return (
    <div className={styles.editor}>
      <Panel label={t('form')}>
        <form className={styles.form} onSubmit={submit} noValidate>
          <fieldset disabled={!may} className={styles.plain}>
            <FormProblem error={problem} kept />
            <TextField
              label={t('column.name')}
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
              error={told('name')}
            />
            <Watched draft={draft} set={set} told={told} />
            <Condition draft={draft} set={set} told={told} />
            <SeverityField severity={draft.severity} onPick={(severity) => set({ severity })} />
            <TextArea
              label={t('summary')}
              hint={`${t('summaryHint')} ${PLACEHOLDERS}`}
              rows={2}
              value={draft.summary}
              onChange={(event) => set({ summary: event.target.value })}
              error={told('summary')}
            />
            <Switch label={t('enabled')} checked={draft.enabled} onToggle={(enabled) => set({ enabled })} />
            {may && (
              <div className="row wrap">
                <Button type="submit" look="primary" busy={save.isPending}>
                  {t('ui:action.save')}
                </Button>
                <Button onClick={() => void navigate({ to: '/rules' })}>{t('ui:action.cancel')}</Button>
                <span className="grow" />
                {existing && <DeleteRule rule={existing} />}
              </div>
            )}
          </fieldset>
        </form>
      </Panel>
      <RulePreview draft={draft} />
    </div>
  )
}

interface PartProps {
  readonly draft: Draft
  readonly set: (change: Partial<Draft>) => void
  readonly told: (field: Field) => string | null
}

function Watched({ draft, set, told }: PartProps) {
  const { t } = useTranslation('rules')
  const names = useQuery(metricNamesQuery)
  return (
    <div className="stack" style={{ gap: 12 }}>
      <Segmented
        label={t('kind.label')}
        value={draft.kind}
        onPick={(kind) => set({ kind })}
        choices={[
          { value: 'series', label: t('kind.series') },
          { value: 'expr', label: t('kind.expr') },
        ]}
      />
      {draft.kind === 'series' ? (
        <>
          <Completion
            label={t('metric')}
            placeholder="system.cpu.utilization"
            value={draft.metric}
            options={names.data ?? []}
            onType={(metric) => set({ metric })}
            error={told('metric')}
          />
          <Labels draft={draft} set={set} />
        </>
      ) : (
        <TextArea
          label="PromQL"
          rows={3}
          value={draft.expr}
          onChange={(event) => set({ expr: event.target.value })}
          error={told('expr')}
          className="mono"
          spellCheck={false}
        />
      )}
    </div>
  )
}

function Labels({ draft, set }: Pick<PartProps, 'draft' | 'set'>) {
  const { t } = useTranslation('rules')
  const change = (at: number, label: Partial<{ name: string; value: string }>) =>
    set({ labels: draft.labels.map((each, index) => (index === at ? { ...each, ...label } : each)) })
  return (
    <div className="stack">
      {draft.labels.map((label, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity while they are typed
        <div key={index} className={styles.label}>
          <TextField
            label={t('labelName', { number: index + 1 })}
            hideLabel
            placeholder="host.name"
            value={label.name}
            onChange={(event) => change(index, { name: event.target.value })}
          />
          <span aria-hidden="true">=</span>
          <TextField
            label={t('labelValue', { number: index + 1 })}
            hideLabel
            placeholder="web-1"
            value={label.value}
            onChange={(event) => change(index, { value: event.target.value })}
          />
          <IconButton
            label={t('removeLabel', { number: index + 1 })}
            onClick={() => set({ labels: draft.labels.filter((_each, at) => at !== index) })}
          >
            <IconX />
          </IconButton>
        </div>
      ))}
      <div>
        <Button
          small
          look="quiet"
          icon={<IconPlus />}
          onClick={() => set({ labels: [...draft.labels, { name: '', value: '' }] })}
        >
          {t('addLabel')}
        </Button>
      </div>
    </div>
  )
}

function Condition({ draft, set, told }: PartProps) {
  const { t } = useTranslation('rules')
  return (
    <>
      <div className={styles.condition}>
        <SelectField
          label={t('op')}
          value={draft.op}
          onPick={(op) => set({ op })}
          choices={OPS.map((value) => ({ value, label: SIGNS[value] }))}
        />
        <TextField
          label={t('value')}
          inputMode="decimal"
          value={draft.value}
          onChange={(event) => set({ value: event.target.value })}
          error={told('value')}
        />
        <TextField
          label={t('recover')}
          hint={t('recoverHint')}
          inputMode="decimal"
          value={draft.recover}
          onChange={(event) => set({ recover: event.target.value })}
          error={told('recover')}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label={t('forLabel')}
          hint={t('forHint')}
          suffix={t('seconds')}
          inputMode="numeric"
          value={draft.forSeconds}
          onChange={(event) => set({ forSeconds: event.target.value })}
          error={told('forSeconds')}
        />
        <TextField
          label={t('noData')}
          hint={t('noDataHint')}
          suffix={t('seconds')}
          inputMode="numeric"
          value={draft.noDataSeconds}
          onChange={(event) => set({ noDataSeconds: event.target.value })}
          error={told('noDataSeconds')}
        />
      </div>
    </>
  )
}

function SeverityField({
  severity,
  onPick,
}: {
  readonly severity: number
  readonly onPick: (severity: number) => void
}) {
  const { t } = useTranslation(['rules', 'ui'])
  return (
    <div className="stack">
      <h3>{t('column.severity')}</h3>
      <Segmented
        label={t('column.severity')}
        value={String(severity)}
        onPick={(value) => onPick(Number(value))}
        choices={([2, 3, 4, 5] as const).map((value) => ({
          value: String(value),
          label: t(`ui:severity.${value}`),
          icon: <Fires severity={value} size={12} />,
        }))}
      />
    </div>
  )
}

function DeleteRule({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation(['rules', 'ui'])
  const navigate = useNavigate()
  const [asking, ask] = useState(false)
  const remove = useDeleteRule()
  return (
    <>
      <Button look="danger" icon={<IconTrash />} onClick={() => ask(true)}>
        {t('ui:action.delete')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('delete')}
        text={t('deleteText', { name: rule.name })}
        confirm={t('ui:action.delete')}
        busy={remove.isPending}
        onClose={() => ask(false)}
        onConfirm={() =>
          remove.mutate(rule, {
            onSuccess: () => void navigate({ to: '/rules' }),
            onError: toastFailure,
          })
        }
      />
    </>
  )
}
