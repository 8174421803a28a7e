import { IconBolt, IconHistory, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { AutomationRule, RuleKind } from '@/api/types/automation'
import { newest } from '@/lib/newest'
import { Button, IconButton, Switch } from '@/ui/controls'
import { ConfirmDialog } from '@/ui/overlays'
import { Row, Rows } from '@/ui/Rows'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Badge } from '@/ui/surface'
import { toastFailure } from '@/ui/toasts'
import styles from './automation.module.css'
import { rulesQuery, useDeleteRule, useSaveRule } from './queries'
import { RuleForm } from './RuleForm'
import { Runs } from './Runs'
import { useActionText } from './texts'

export function RuleList({ kind }: { readonly kind: RuleKind }) {
  const { t } = useTranslation('automation')
  const may = useMay('policy:write')
  const query = useQuery(rulesQuery(kind))
  const [edited, edit] = useState<AutomationRule | 'new' | null>(null)
  const [doomed, doom] = useState<AutomationRule | null>(null)
  const [watched, watch] = useState<AutomationRule | null>(null)
  const create = may && (
    <Button look="primary" icon={<IconPlus />} onClick={() => edit('new')}>
      {t(`create.${kind}`)}
    </Button>
  )
  return (
    <>
      <QueryGate query={query} skeleton={<Skeleton rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconBolt />} title={t(`empty.${kind}`)} action={create}>
              {!may && t('empty.askAdmin')}
            </EmptyState>
          ) : (
            <>
              <div>{create}</div>
              <Rows ordered>
                {items.map((rule) => (
                  <RuleRow
                    key={rule.id}
                    kind={kind}
                    rule={rule}
                    onEdit={may ? () => edit(rule) : null}
                    onDelete={may ? () => doom(rule) : null}
                    onRuns={() => watch(rule)}
                  />
                ))}
              </Rows>
            </>
          )
        }
      </QueryGate>
      {edited && <RuleForm kind={kind} existing={newest(edited, query.data?.items)} onClose={() => edit(null)} />}
      {watched && <Runs kind={kind} rule={watched} onClose={() => watch(null)} />}
      <Doom kind={kind} rule={doomed} onClose={() => doom(null)} />
    </>
  )
}

interface RuleRowProps {
  readonly kind: RuleKind
  readonly rule: AutomationRule
  readonly onEdit: (() => void) | null
  readonly onDelete: (() => void) | null
  readonly onRuns: () => void
}

function RuleRow({ kind, rule, onEdit, onDelete, onRuns }: RuleRowProps) {
  const { t } = useTranslation('automation')
  const actionText = useActionText()
  return (
    <Row
      label={rule.name}
      off={!rule.enabled}
      acts={
        <>
          {onEdit && <Enable kind={kind} rule={rule} />}
          {kind !== 'macros' && (
            <IconButton label={t('runsOf', { name: rule.name })} onClick={onRuns}>
              <IconHistory />
            </IconButton>
          )}
          {onEdit && (
            <IconButton label={t('editOf', { name: rule.name })} onClick={onEdit}>
              <IconPencil />
            </IconButton>
          )}
          {onDelete && (
            <IconButton label={t('deleteOf', { name: rule.name })} onClick={onDelete}>
              <IconTrash />
            </IconButton>
          )}
        </>
      }
    >
      <span className="row wrap">
        <strong>{rule.name}</strong>
        {rule.events.map((event) => (
          <Badge key={event} tone="info">
            {t(`event.${event}`)}
          </Badge>
        ))}
        {rule.after && <Badge tone="info">{t(`since.${rule.after.since}`)}</Badge>}
        {!rule.enabled && <Badge tone="hold">{t('off')}</Badge>}
        {rule.fault && <Badge tone="danger">{t('refused')}</Badge>}
      </span>
      {rule.fault && <span className="small">{rule.fault}</span>}
      {rule.condition !== 'true' && <code className={`mono small ${styles.condition}`}>{rule.condition}</code>}
      <span className={`small ${styles.actions}`}>{rule.actions.map(actionText).join(' → ')}</span>
    </Row>
  )
}

function Enable({ kind, rule }: { readonly kind: RuleKind; readonly rule: AutomationRule }) {
  const { t } = useTranslation('automation')
  const save = useSaveRule(kind, rule)
  return (
    <Switch
      hideLabel
      label={t('enabledOf', { name: rule.name })}
      checked={rule.enabled}
      disabled={save.isPending}
      onToggle={(enabled) => save.mutate({ enabled }, { onError: toastFailure })}
    />
  )
}

interface DoomProps {
  readonly kind: RuleKind
  readonly rule: AutomationRule | null
  readonly onClose: () => void
}

function Doom({ kind, rule, onClose }: DoomProps) {
  const { t } = useTranslation(['automation', 'ui'])
  const remove = useDeleteRule(kind)
  return (
    <ConfirmDialog
      open={rule !== null}
      title={t('deleteOf', { name: rule?.name ?? '' })}
      text={t('deleteText')}
      confirm={t('ui:action.delete')}
      busy={remove.isPending}
      onClose={onClose}
      onConfirm={() =>
        rule &&
        remove.mutate(rule, {
          onError: toastFailure,
          onSettled: onClose,
        })
      }
    />
  )
}
