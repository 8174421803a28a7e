import {
  IconArrowRight,
  IconKeyboard,
  IconMoon,
  IconPlus,
  IconSearch,
  IconServer2,
  IconTicket,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '@/api/client'
import { roots } from '@/api/keys'
import type { Page, Permission } from '@/api/types/gateway'
import type { Ticket } from '@/api/types/ticket'
import type { Entity } from '@/api/types/topology'
import { healthOf } from '@/lib/severity'
import { Fires } from '@/ui/Fires'
import { Dialog } from '@/ui/overlays'
import { prefer, resolvedTheme } from '@/ui/preferences'
import { labelOf, useKeys } from '@/ui/shortcutKeys'
import styles from './CommandPalette.module.css'
import type { Place } from './navigation'

interface PaletteProps {
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly places: readonly Place[]
  readonly permissions: readonly Permission[]
  readonly onHelp: () => void
}

interface Option {
  readonly id: string
  readonly label: string
  readonly detail?: ReactNode
  readonly icon: ReactNode
  readonly run: () => void
}

/** ⌘K: pages, actions, and data: paste a ticket number or a host name and land on it. */
export function CommandPalette(props: PaletteProps) {
  const { t } = useTranslation('app')
  const { open, onOpen } = props
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        onOpen(true)
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [onOpen])
  return (
    <Dialog title={t('palette.title')} open={open} onClose={() => onOpen(false)} wide>
      {open && <Search {...props} />}
    </Dialog>
  )
}

function useFound(text: string, permissions: readonly Permission[]) {
  const asked = text.trim()
  const long = asked.length >= 2
  const tickets = useQuery({
    queryKey: [roots.tickets, 'palette', asked],
    queryFn: ({ signal }) => get<Page<Ticket>>('/api/v1/tickets', { q: asked, limit: 6 }, signal),
    enabled: long && (permissions.includes('ticket:read') || permissions.includes('ticket:request')),
  })
  const entities = useQuery({
    queryKey: [roots.entities, 'palette', asked],
    queryFn: ({ signal }) => get<Page<Entity>>('/api/v1/entities', { q: asked, limit: 6 }, signal),
    enabled: long && permissions.includes('entity:read'),
  })
  return {
    tickets: tickets.data?.items ?? [],
    entities: entities.data?.items ?? [],
    busy: tickets.isFetching || entities.isFetching,
  }
}

function useOptions(text: string, props: PaletteProps): { options: Option[]; busy: boolean } {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const keyOf = useKeys()
  const pressed = (command: string) => labelOf(keyOf(command))
  const found = useFound(text, props.permissions)
  const number = /^\s*([A-Z]{3}-\d{4}-\d{1,9})\s*$/i.exec(text)?.[1]?.toUpperCase()
  const wanted = text.trim().toLowerCase()
  const commands: Option[] = [
    ...props.places.map((place) => ({
      id: place.id,
      label: t(`nav.${place.id}`),
      detail: pressed('g') && <kbd>{`${pressed('g')} ${labelOf(place.key)}`}</kbd>,
      icon: <place.icon stroke={1.7} />,
      run: () => void navigate({ to: place.to }),
    })),
    ...(props.permissions.includes('ticket:write') || props.permissions.includes('ticket:request')
      ? [
          {
            id: 'new',
            label: t('palette.newIncident'),
            icon: <IconPlus />,
            run: () => void navigate({ to: '/tickets/new' }),
          },
        ]
      : []),
    {
      id: 'theme',
      label: t('frame.theme'),
      icon: <IconMoon />,
      run: () => prefer({ theme: resolvedTheme() === 'dark' ? 'light' : 'dark' }),
    },
    {
      id: 'help',
      label: t('shortcuts.title'),
      detail: pressed('?') && <kbd>{pressed('?')}</kbd>,
      icon: <IconKeyboard />,
      run: props.onHelp,
    },
  ].filter((option) => wanted === '' || option.label.toLowerCase().includes(wanted))
  const jump = number
    ? [
        {
          id: 'jump',
          label: number,
          detail: t('palette.jump'),
          icon: <IconArrowRight />,
          run: () => void navigate({ to: '/tickets/$id', params: { id: number } }),
        },
      ]
    : []
  const tickets = found.tickets
    .filter((ticket) => ticket.number !== number)
    .map((ticket) => ({
      id: ticket.id,
      label: `${ticket.number} ${ticket.title}`,
      detail: `P${ticket.priority}`,
      icon: <IconTicket stroke={1.7} />,
      run: () => void navigate({ to: '/tickets/$id', params: { id: ticket.number } }),
    }))
  const entities = found.entities.map((entity) => ({
    id: entity.id,
    label: entity.name,
    detail: <Fires severity={healthOf(entity.health)} of="health" />,
    icon: <IconServer2 stroke={1.7} />,
    run: () => void navigate({ to: '/entities/$id', params: { id: entity.id } }),
  }))
  return { options: [...jump, ...entities, ...tickets, ...commands], busy: found.busy }
}

function Search(props: PaletteProps) {
  const { t } = useTranslation('app')
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { options, busy } = useOptions(text, props)
  const index = Math.min(at, options.length - 1)
  const run = (option: Option | undefined) => {
    if (!option) return
    props.onOpen(false)
    option.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(options.length - 1, index + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, index - 1))
    else if (event.key === 'Enter') run(options[index])
    else return
    event.preventDefault()
  }
  return (
    <div>
      <div className={styles.box}>
        <IconSearch aria-hidden="true" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={options[index] ? `${id}-${index}` : undefined}
          aria-label={t('palette.title')}
          placeholder={t('palette.hint')}
          value={text}
          data-autofocus
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div role="listbox" id={`${id}-list`} aria-label={t('palette.title')} className={styles.options} aria-busy={busy}>
        {options.map((option, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox
          // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
          <div
            key={option.id}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === index}
            className={styles.option}
            onMouseMove={() => setAt(place)}
            onClick={() => run(option)}
          >
            {option.icon}
            <span className="grow truncate">{option.label}</span>
            <span className="faint small">{option.detail}</span>
          </div>
        ))}
        {options.length === 0 && <p className={styles.none}>{t(busy ? 'palette.searching' : 'palette.none')}</p>}
      </div>
    </div>
  )
}
