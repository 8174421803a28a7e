import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketView } from '@/api/types/ticketList'
import { SelectField } from '@/ui/controls'
import { Wrong } from '@/ui/FormProblem'
import { ALL, beyond, type Wanted } from './model'
import { viewsQuery } from './queries'

const BUILT_IN = ['open', 'mine', 'unassigned', 'resolved', 'atRisk', 'urgent', 'waiting'] as const

/** The kinds and states a view asks for; of its other filters an export knows nothing, and that is said. */
export function FromView({ onPick }: { readonly onPick: (filter: Pick<Wanted, 'type' | 'category'>) => void }) {
  const { t } = useTranslation(['exchange', 'tickets'])
  const [id, setId] = useState('')
  const { data } = useQuery(viewsQuery)
  const views = data?.items ?? []
  const view = views.find((each) => each.id === id)
  const nameOf = ({ key, name }: TicketView) => {
    const builtIn = BUILT_IN.find((each) => each === key)
    return builtIn ? t(`tickets:view.${builtIn}`) : name
  }
  const left = view ? beyond(view.filter) : []
  return (
    <div className="stack">
      <SelectField
        label={t('export.view')}
        value={view ? id : ''}
        choices={[
          { value: '', label: t('export.noView') },
          ...views.map((each) => ({ value: each.id, label: nameOf(each) })),
        ]}
        onPick={(picked) => {
          setId(picked)
          const { type, category } = views.find((each) => each.id === picked)?.filter ?? ALL
          onPick({ type, category })
        }}
      />
      {left.length > 0 && (
        <Wrong role="status">
          {t('export.wider', { filters: left.map((each) => t(`beyond.${each}`)).join(', ') })}
        </Wrong>
      )}
    </div>
  )
}
