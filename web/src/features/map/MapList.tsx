import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityMap, MapNode } from '@/api/types/topology'
import { healthOf } from '@/lib/severity'
import { type Column, DataTable } from '@/ui/DataTable'
import { Fires } from '@/ui/Fires'
import { Badge } from '@/ui/surface'

interface MapListProps {
  readonly map: EntityMap
  readonly selected: string | null
  readonly onSelect: (id: string | null) => void
}

/** The map for eyes that read and for screen readers. */
export function MapList({ map, selected, onSelect }: MapListProps) {
  const { t } = useTranslation('map')
  const columns = useMemo<readonly Column<MapNode>[]>(() => {
    const names = new Map(map.nodes.map((node) => [node.id, node.name]))
    const of = (id: string, end: 'from' | 'to') =>
      map.edges
        .filter((edge) => edge[end] === id)
        .map((edge) => names.get(end === 'from' ? edge.to : edge.from) ?? '?')
        .join(', ')
    return [
      {
        id: 'health',
        header: t('column.health'),
        width: '130px',
        cell: (row) => <Fires severity={healthOf(row.health)} of="health" word />,
        sortBy: (row) => row.health,
      },
      {
        id: 'name',
        header: t('column.name'),
        width: 'minmax(160px, 1fr)',
        cell: (row) => row.name,
        sortBy: (row) => row.name,
      },
      {
        id: 'type',
        header: t('column.type'),
        width: '150px',
        cell: (row) => <Badge>{row.type}</Badge>,
        sortBy: (row) => row.type,
      },
      {
        id: 'alerts',
        header: t('column.alerts'),
        width: '90px',
        align: 'end',
        cell: (row) => row.alertCount,
        sortBy: (row) => row.alertCount,
      },
      {
        id: 'uses',
        header: t('column.uses'),
        width: 'minmax(140px, 1fr)',
        cell: (row) => <span className="muted">{of(row.id, 'from') || '–'}</span>,
      },
      {
        id: 'usedBy',
        header: t('column.usedBy'),
        width: 'minmax(140px, 1fr)',
        cell: (row) => <span className="muted">{of(row.id, 'to') || '–'}</span>,
      },
    ]
  }, [map, t])
  return (
    <DataTable
      label={t('title')}
      rows={map.nodes}
      columns={columns}
      keyOf={(row) => row.id}
      sort={{ id: 'health', desc: true }}
      listKey={String(map.nodes.length)}
      selected={selected}
      onSelect={(row) => onSelect(row.id)}
      cardHeight={58}
      card={(row) => (
        <span className="row">
          <Fires severity={healthOf(row.health)} of="health" />
          <span className="grow truncate">{row.name}</span>
          <Badge>{row.type}</Badge>
        </span>
      )}
    />
  )
}
