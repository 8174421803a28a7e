import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { useMay } from '@/api/session'
import type { OwnField, TicketDetail, OwnFields as Values } from '@/api/types/ticket'
import { IconButton } from '@/ui/controls'
import { Badge, Facts } from '@/ui/surface'
import { Instant } from '@/ui/time'
import { FieldsDialog } from './FieldsDialog'
import { isKnownError, KINDS, OWN_FIELDS, RISKS } from './model'
import { OwnFieldInput } from './OwnFieldInput'
import { usePatch } from './queries'
import styles from './tickets.module.css'

/** What only this kind of ticket says of itself: a problem's cause, a change's plan. */
export function OwnFields({ ticket, id }: { readonly ticket: TicketDetail; readonly id: string }) {
  const { t } = useTranslation('tickets')
  const may = useMay('ticket:write')
  const [editing, setEditing] = useState(false)
  const fields = OWN_FIELDS[ticket.type]
  if (fields.length === 0) return null
  return (
    <section>
      <div className="row spread">
        <h2>{t(`type.${ticket.type}`)}</h2>
        {may && (
          <IconButton label={t('own.edit')} onClick={() => setEditing(true)}>
            <IconPencil size={16} />
          </IconButton>
        )}
      </div>
      {isKnownError(ticket) && (
        <p>
          <Badge tone="hold">{t('state.knownError')}</Badge>
        </p>
      )}
      <Facts
        items={fields.map((field) => [
          t(`own.${field}`),
          <OwnValue key={field} field={field} value={ticket.fields[field]} />,
        ])}
      />
      {editing && <EditDialog ticket={ticket} id={id} onClose={() => setEditing(false)} />}
    </section>
  )
}

function OwnValue({ field, value }: { readonly field: OwnField; readonly value: string | null | undefined }) {
  const { t } = useTranslation('tickets')
  if (!value) return '–'
  if (field === 'plannedStart' || field === 'plannedEnd') return <Instant at={value} />
  const kind = KINDS.find((each) => field === 'kind' && each === value)
  const risk = RISKS.find((each) => field === 'risk' && each === value)
  if (kind) return t(`kind.${kind}`)
  if (risk) return t(`level.${risk}`)
  return <span className={styles.written}>{value}</span>
}

function EditDialog({
  ticket,
  id,
  onClose,
}: {
  readonly ticket: TicketDetail
  readonly id: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('tickets')
  const [changed, setChanged] = useState<Values>({})
  const patch = usePatch(ticket, id)
  const problem = patch.error ? asProblem(patch.error) : null
  return (
    <FieldsDialog
      title={t('own.edit')}
      patch={patch}
      change={Object.keys(changed).length > 0 ? { fields: changed } : null}
      onClose={onClose}
    >
      {OWN_FIELDS[ticket.type].map((field) => (
        <OwnFieldInput
          key={field}
          field={field}
          value={(field in changed ? changed[field] : ticket.fields[field]) ?? ''}
          error={problem?.codeAt(`/fields/${field}`) ? t('own.wrong') : null}
          onChange={(value) => setChanged({ ...changed, [field]: value.trim() === '' ? null : value })}
        />
      ))}
    </FieldsDialog>
  )
}
