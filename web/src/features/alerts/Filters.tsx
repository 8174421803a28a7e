import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Chip } from '@/ui/controls'
import { Fires } from '@/ui/Fires'
import { Toolbar } from '@/ui/surface'

interface FiltersProps {
  readonly states: readonly ('firing' | 'acknowledged' | 'pending' | 'resolved' | 'open' | 'closed')[]
  readonly fallback: string
}

function toggled(list: string | undefined, value: string): string | undefined {
  const values = new Set((list ?? '').split(',').filter(Boolean))
  if (!values.delete(value)) values.add(value)
  return values.size > 0 ? [...values].join(',') : undefined
}

/** Filter chips; what they say stands in the address. */
export function Filters({ states, fallback }: FiltersProps) {
  const { t } = useTranslation('alerts')
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  const state = search.state ?? fallback
  const set = (change: { state?: string | undefined; severity?: string | undefined }) =>
    void navigate({ to: '.', search: (previous) => ({ ...previous, ...change }), replace: true })
  return (
    <Toolbar label={t('filter.label')}>
      {states.map((each) => (
        <Chip
          key={each}
          label={t(`state.${each}`)}
          active={state.split(',').includes(each)}
          onToggle={() => set({ state: toggled(state, each) ?? fallback })}
        />
      ))}
      <span aria-hidden="true" className="faint">
        |
      </span>
      {([5, 4, 3, 2] as const).map((severity) => (
        <Chip
          key={severity}
          label={t(`filter.severity.${severity}`)}
          icon={<Fires severity={severity} size={11} />}
          active={(search.severity ?? '').split(',').includes(String(severity))}
          onToggle={() => set({ severity: toggled(search.severity, String(severity)) })}
        />
      ))}
    </Toolbar>
  )
}
