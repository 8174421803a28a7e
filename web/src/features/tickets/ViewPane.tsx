import { IconDots, IconPlus, IconUsers } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketView } from '@/api/types/ticketList'
import { newest } from '@/lib/newest'
import { IconButton } from '@/ui/controls'
import { Menu } from '@/ui/overlays'
import { toast, toastFailure } from '@/ui/toasts'
import { useMedium } from '@/ui/viewport'
import { ViewDialog } from './ViewDialog'
import { type Chosen, useDeleteView, useViews, VIEW_KEYS } from './views'
import styles from './views.module.css'

interface ViewPaneProps {
  readonly current: Chosen
  /** The list is narrowed by what a view does not hold. */
  readonly beside: boolean
  readonly onPick: (id: string) => void
}

/** The views with what is in them now: beside the list, or above it where there is no room. */
export function ViewPane({ current, beside, onPick }: ViewPaneProps) {
  const { t } = useTranslation('tickets')
  const medium = useMedium()
  const all = useViews() ?? []
  const [edited, edit] = useState<TicketView | 'new' | null>(null)
  const counts = new Map(all.map((view) => [view.key ?? view.id, view.count]))
  const saved = all.filter((view) => view.key === null)
  const entry = (id: string, name: string, view: TicketView | null) => (
    <li key={id} className={styles.entry}>
      <button
        type="button"
        className={styles.view}
        aria-current={id === current.id ? 'true' : undefined}
        onClick={() => onPick(id)}
      >
        <span className="truncate">{name}</span>{' '}
        {view?.shared && <IconUsers size={14} aria-label={t('views.shared')} />}
        <Counter count={counts.get(id)} />
      </button>
      {view?.editable && <ViewMenu view={view} current={current} onEdit={() => edit(view)} onPick={onPick} />}
    </li>
  )
  return (
    <nav className={medium ? styles.strip : styles.pane} aria-label={t('views.title')}>
      <ul>
        {VIEW_KEYS.map((key) => entry(key, t(`view.${key}`), null))}
        {saved.map((view) => entry(view.id, view.name, view))}
        <li>
          <button type="button" className={styles.add} onClick={() => edit('new')}>
            <IconPlus size={16} aria-hidden="true" />
            {t('views.save')}
          </button>
        </li>
      </ul>
      {edited && (
        <ViewDialog
          view={newest(edited, all)}
          from={current}
          beside={beside}
          onClose={() => edit(null)}
          onSaved={(view) => {
            edit(null)
            onPick(view.id)
          }}
        />
      )}
    </nav>
  )
}

function Counter({ count }: { readonly count: number | null | undefined }) {
  const { t } = useTranslation('tickets')
  return (
    <span className={styles.count}>
      {count === null || count === undefined ? <span title={t('views.counting')}>–</span> : t('views.count', { count })}
    </span>
  )
}

interface ViewMenuProps {
  readonly view: TicketView
  readonly current: Chosen
  readonly onEdit: () => void
  readonly onPick: (id: string) => void
}

function ViewMenu({ view, current, onEdit, onPick }: ViewMenuProps) {
  const { t } = useTranslation('tickets')
  const navigate = useNavigate()
  const forget = useDeleteView()
  const remove = () =>
    forget.mutate(view, {
      onSuccess: () => {
        toast({ tone: 'ok', text: t('views.deleted', { name: view.name }) })
        if (current.id === view.id) void navigate({ to: '/tickets', search: {} })
        else onPick(current.id)
      },
      onError: toastFailure,
    })
  return (
    <Menu
      target={
        <IconButton label={t('views.more', { name: view.name })}>
          <IconDots />
        </IconButton>
      }
      sections={[
        {
          items: [
            { label: t('views.edit'), onPick: onEdit },
            { label: t('views.delete'), danger: true, onPick: remove },
          ],
        },
      ]}
    />
  )
}
