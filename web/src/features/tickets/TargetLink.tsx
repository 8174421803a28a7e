import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { get } from '@/api/client'
import { roots } from '@/api/keys'
import { useMay } from '@/api/session'
import type { LinkTarget } from '@/api/types/ticketWork'

/** Where each kind of thing is told of, and by which word it is called. */
const NAMED = {
  alert: { root: roots.alerts, path: '/api/v1/alerts', word: 'summary', to: '/alerts/$id', needs: 'alert:read' },
  situation: {
    root: roots.situations,
    path: '/api/v1/situations',
    word: 'title',
    to: '/situations/$id',
    needs: 'situation:read',
  },
  entity: { root: roots.entities, path: '/api/v1/entities', word: 'name', to: '/entities/$id', needs: 'entity:read' },
} as const

/** Something elsewhere a ticket is linked to: by its name where the reader may know it, else by its id. */
export function TargetLink({ target }: { readonly target: LinkTarget }) {
  const { t } = useTranslation('tickets')
  if (target.type === 'alert' || target.type === 'situation' || target.type === 'entity')
    return <Named type={target.type} id={target.id} />
  return (
    <span className="grow mono">
      {t(`target.${target.type}`)} {target.id}
    </span>
  )
}

function Named({ type, id }: { readonly type: keyof typeof NAMED; readonly id: string }) {
  const { t } = useTranslation('tickets')
  const { root, path, word, to, needs } = NAMED[type]
  const may = useMay(needs)
  const { data } = useQuery({
    queryKey: [root, 'linked', id],
    queryFn: ({ signal }) => get<Record<string, unknown>>(`${path}/${encodeURIComponent(id)}`, undefined, signal),
    enabled: may,
    retry: false,
  })
  const name = typeof data?.[word] === 'string' ? data[word] : null
  const text = name ?? <span className="mono">{id}</span>
  return (
    <span className="grow">
      <span className="faint small">{t(`target.${type}`)}</span>{' '}
      {may ? (
        <Link to={to} params={{ id }} className="link">
          {text}
        </Link>
      ) : (
        text
      )}
    </span>
  )
}
