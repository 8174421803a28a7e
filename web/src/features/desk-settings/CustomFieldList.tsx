import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { CustomField } from '@/api/types/customField'
import { useNameIn } from '@/lib/names'
import { newest } from '@/lib/newest'
import { Button, IconButton } from '@/ui/controls'
import { ConfirmDialog } from '@/ui/overlays'
import { EmptyState, QueryGate } from '@/ui/states'
import { Badge, Panel } from '@/ui/surface'
import { toastFailure } from '@/ui/toasts'
import { CustomFieldForm } from './CustomFieldForm'
import styles from './deskSettings.module.css'
import { customFieldsQuery, useRemoveField } from './queries'

/** What the tenant asks beside what every ticket says. */
export function CustomFieldList() {
  const { t } = useTranslation('desk-settings')
  const query = useQuery(customFieldsQuery)
  const may = useMay('policy:write')
  const [edited, edit] = useState<CustomField | 'new' | null>(null)
  const add = may && (
    <Button icon={<IconPlus />} onClick={() => edit('new')}>
      {t('field.add')}
    </Button>
  )
  return (
    <Panel title={t('field.title')} aside={add}>
      <p className="muted small">{t('field.text')}</p>
      <QueryGate query={query} small>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('field.none')}>{t('field.noneText')}</EmptyState>
          ) : (
            <ul className={styles.fields}>
              {items.map((field) => (
                <Row key={field.id} field={field} may={may} onEdit={() => edit(field)} />
              ))}
            </ul>
          )
        }
      </QueryGate>
      {edited && <CustomFieldForm existing={newest(edited, query.data?.items)} onClose={() => edit(null)} />}
    </Panel>
  )
}

interface RowProps {
  readonly field: CustomField
  readonly may: boolean
  readonly onEdit: () => void
}

function Row({ field, may, onEdit }: RowProps) {
  const { t } = useTranslation('desk-settings')
  const nameOf = useNameIn()
  const [removing, setRemoving] = useState(false)
  const remove = useRemoveField()
  const name = nameOf(field.name)
  return (
    <li className="row spread wrap">
      <span className="row wrap">
        <strong>{name}</strong>
        <code className="muted small">custom.{field.key}</code>
        <Badge>{t(`kind.${field.kind}`)}</Badge>
        {field.types.map((type) => (
          <Badge key={type}>{t(`type.${type}`)}</Badge>
        ))}
        {field.queues.map((queue) => (
          <Badge key={queue}>{queue}</Badge>
        ))}
        {field.required && <Badge tone="accent">{t('field.required')}</Badge>}
        {field.filterable && <Badge tone="info">{t('field.filterable')}</Badge>}
        {field.forRequesters && <Badge tone="ok">{t('field.forRequesters')}</Badge>}
      </span>
      {may && (
        <span className="row">
          <IconButton label={t('field.editOne', { name })} onClick={onEdit}>
            <IconPencil size={16} />
          </IconButton>
          <IconButton label={t('field.removeOne', { name })} onClick={() => setRemoving(true)}>
            <IconTrash size={16} />
          </IconButton>
        </span>
      )}
      <ConfirmDialog
        title={t('field.removeOne', { name })}
        text={t('field.removeText')}
        confirm={t('field.remove')}
        open={removing}
        busy={remove.isPending}
        onClose={() => setRemoving(false)}
        onConfirm={() =>
          remove.mutate(field, {
            onError: toastFailure,
            onSettled: () => setRemoving(false),
          })
        }
      />
    </li>
  )
}
