import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { useMay } from '@/api/session'
import type { CustomField, CustomValues } from '@/api/types/customField'
import type { TicketDetail } from '@/api/types/ticket'
import { useNameIn } from '@/lib/names'
import { IconButton } from '@/ui/controls'
import { Facts } from '@/ui/surface'
import { CustomFieldInput } from './CustomFieldInput'
import { useCustomFields, useSaidOf } from './custom'
import { FieldsDialog } from './FieldsDialog'
import { usePatch } from './queries'

/** What the tenant wants to know beside what every ticket says. */
export function CustomFields({ ticket, id }: { readonly ticket: TicketDetail; readonly id: string }) {
  const { t } = useTranslation('tickets')
  const fields = useCustomFields(ticket.type, ticket.queue)
  const may = useMay('ticket:write') && !ticket.mergedInto
  const nameOf = useNameIn()
  const said = useSaidOf()
  const [editing, setEditing] = useState(false)
  if (fields.length === 0) return null
  return (
    <section>
      <div className="row spread">
        <h2>{t('custom.title')}</h2>
        {may && (
          <IconButton label={t('custom.edit')} onClick={() => setEditing(true)}>
            <IconPencil size={16} />
          </IconButton>
        )}
      </div>
      <Facts items={fields.map((field) => [nameOf(field.name), said(field, ticket.custom[field.key])])} />
      {editing && <EditDialog ticket={ticket} id={id} fields={fields} onClose={() => setEditing(false)} />}
    </section>
  )
}

interface EditDialogProps {
  readonly ticket: TicketDetail
  readonly id: string
  readonly fields: readonly CustomField[]
  readonly onClose: () => void
}

function EditDialog({ ticket, id, fields, onClose }: EditDialogProps) {
  const { t } = useTranslation('tickets')
  const [changed, setChanged] = useState<CustomValues>({})
  const patch = usePatch(ticket, id)
  const problem = patch.error ? asProblem(patch.error) : null
  return (
    <FieldsDialog
      title={t('custom.edit')}
      patch={patch}
      change={Object.keys(changed).length > 0 ? { custom: changed } : null}
      onClose={onClose}
    >
      {fields.map((field) => (
        <CustomFieldInput
          key={field.id}
          field={field}
          value={field.key in changed ? changed[field.key] : ticket.custom[field.key]}
          error={wrongIn(problem?.codeAt(`/custom/${field.key}`), t('custom.needed'), t('own.wrong'))}
          onChange={(value) => setChanged({ ...changed, [field.key]: value })}
        />
      ))}
    </FieldsDialog>
  )
}

/** What to say beside a field for the code the service gave. */
export function wrongIn(code: string | null | undefined, needed: string, wrong: string): string | null {
  if (!code) return null
  return code === 'required' ? needed : wrong
}
