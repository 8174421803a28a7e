import { IconChartDots3, IconTable, IconTopologyStar3 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityMap, MapNode } from '@/api/types/topology'
import { healthOf } from '@/lib/severity'
import { Segmented } from '@/ui/controls'
import { Fires } from '@/ui/Fires'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Page, SidePanel } from '@/ui/surface'
import { MapList } from './MapList'
import styles from './map.module.css'
import { mapQuery } from './queries'

const MapCanvas = lazy(async () => ({ default: (await import('./MapCanvas')).MapCanvas }))

/** What exists and what calls what; `detail` is what the app shows of the picked thing. */
export function MapPage({ detail }: { readonly detail: (node: MapNode) => ReactNode }) {
  const { t } = useTranslation('map')
  const navigate = useNavigate()
  const search = useSearch({ from: '/map' })
  const query = useQuery(mapQuery)
  const asList = search.as === 'list'
  const select = (id: string | null) =>
    void navigate({ to: '/map', search: (previous) => ({ ...previous, selected: id ?? undefined }), replace: true })
  const picked = query.data?.nodes.find((node) => node.id === search.selected)
  return (
    <Page
      fill
      title={t('title')}
      count={query.data ? t('size', { nodes: query.data.nodes.length, edges: query.data.edges.length }) : undefined}
      actions={
        <Segmented
          label={t('view.label')}
          value={asList ? 'list' : 'map'}
          onPick={(as) =>
            void navigate({
              to: '/map',
              search: (previous) => ({ ...previous, as: as === 'list' ? 'list' : undefined }),
              replace: true,
            })
          }
          choices={[
            { value: 'map', label: t('view.map'), icon: <IconChartDots3 aria-hidden="true" /> },
            { value: 'list', label: t('view.list'), icon: <IconTable aria-hidden="true" /> },
          ]}
        />
      }
    >
      <div className={styles.split}>
        <QueryGate query={query} skeleton={<Skeleton kind="chart" />}>
          {(map) =>
            map.nodes.length === 0 ? (
              <EmptyState icon={<IconTopologyStar3 />} title={t('empty.title')}>
                {t('empty.text')}
              </EmptyState>
            ) : asList ? (
              <MapList map={map} selected={search.selected ?? null} onSelect={select} />
            ) : (
              <Canvas map={map} selected={search.selected ?? null} onSelect={select} />
            )
          }
        </QueryGate>
        {picked && (
          <SidePanel label={picked.name} onClose={() => select(null)}>
            <div className="row">
              <Fires severity={healthOf(picked.health)} of="health" word soft />
            </div>
            {detail(picked)}
          </SidePanel>
        )}
      </div>
    </Page>
  )
}

interface CanvasProps {
  readonly map: EntityMap
  readonly selected: string | null
  readonly onSelect: (id: string | null) => void
}

function Canvas({ map, selected, onSelect }: CanvasProps) {
  const { t } = useTranslation('map')
  const types = [...new Set(map.nodes.map((node) => node.type))].sort()
  return (
    <div className={styles.canvas}>
      <Suspense fallback={<Skeleton kind="chart" />}>
        <MapCanvas map={map} selected={selected} onSelect={onSelect} label={t('title')} />
      </Suspense>
      <div className={styles.legend} role="note" aria-label={t('legend')}>
        <ul>
          {([5, 4, 3, 2, 1] as const).map((severity) => (
            <li key={severity}>
              <Fires severity={severity} of="health" word />
            </li>
          ))}
        </ul>
        <ul>
          {types.map((type) => (
            <li key={type}>
              <i data-type={type} aria-hidden="true" /> {type}
            </li>
          ))}
        </ul>
      </div>
      {map.truncated && (
        <p className={styles.truncated}>{t('truncated', { shown: map.nodes.length, total: map.total })}</p>
      )}
    </div>
  )
}
