import { IconFilter, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketType } from '@/api/types/ticket'
import type { CustomFilter } from '@/lib/customFilter'
import { useNameIn } from '@/lib/names'
import { Button, Chip } from '@/ui/controls'
import { CustomFilterDialog } from './CustomFilterDialog'
import { customFieldsQuery } from './custom'
import { useAskedOf } from './useAskedOf'

interface CustomFiltersProps {
  readonly filter: CustomFilter
  readonly type: TicketType | null
  readonly onChange: (filter: CustomFilter) => void
}

/** What the tenant's own fields have to say: each filter a chip that takes it away. Nothing where there is no such field. */
export function CustomFilters({ filter, type, onChange }: CustomFiltersProps) {
  const { t } = useTranslation('tickets')
  const [open, setOpen] = useState(false)
  const { data } = useQuery(customFieldsQuery)
  const nameOf = useNameIn()
  const all = (data?.items ?? []).filter((field) => field.filterable)
  const offered = all.filter(({ key, types }) => type === null || types.includes(type) || filter[key] !== undefined)
  const asked = Object.entries(filter)
  const said = useAskedOf(asked.some(([key]) => all.find((field) => field.key === key)?.kind === 'person'))
  if (offered.length === 0 && asked.length === 0) return null
  return (
    <>
      {asked.map(([key, words]) => {
        const field = all.find((each) => each.key === key)
        return (
          <Chip
            key={key}
            active
            icon={<IconX size={14} aria-hidden="true" />}
            label={field ? `${nameOf(field.name)}: ${said(field, words)}` : `${key}: ${words}`}
            onToggle={() => onChange(Object.fromEntries(asked.filter(([other]) => other !== key)))}
          />
        )
      })}
      {offered.length > 0 && (
        <Button small icon={<IconFilter />} onClick={() => setOpen(true)}>
          {t('custom.filter')}
        </Button>
      )}
      {open && (
        <CustomFilterDialog
          fields={offered}
          filter={filter}
          onClose={() => setOpen(false)}
          onApply={(next) => {
            setOpen(false)
            onChange(next)
          }}
        />
      )}
    </>
  )
}
