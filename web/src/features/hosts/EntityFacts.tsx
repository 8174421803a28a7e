import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Entity } from '@/api/types/topology'
import { QueryGate } from '@/ui/states'
import { Badge, Facts } from '@/ui/surface'
import { Instant } from '@/ui/time'
import styles from './hosts.module.css'
import { relationsQuery } from './queries'

function textOf(entity: Entity, name: string): string | null {
  const value = entity.attributes[name]
  return value === null || value === undefined || value === '' ? null : String(value)
}

export function systemOf(entity: Entity): string | null {
  return textOf(entity, 'os.description') ?? textOf(entity, 'os.name') ?? textOf(entity, 'os.type')
}

/** What is known of a thing, and what it is connected with. */
export function EntityFacts({ entity }: { readonly entity: Entity }) {
  const { t } = useTranslation('hosts')
  return (
    <Facts
      items={[
        [t('column.type'), <Badge key="type">{entity.type}</Badge>],
        [t('column.firstSeen'), <Instant key="first" at={entity.firstSeenAt} />],
        [t('column.lastSeen'), <Instant key="last" at={entity.lastSeenAt} />],
        ...entity.identifiers.map(
          (each) =>
            [
              each.kind,
              <code key={each.kind} className="mono">
                {each.value}
              </code>,
            ] as const,
        ),
        ...Object.entries(entity.attributes)
          .filter(([name]) => !entity.identifiers.some((each) => each.kind === name))
          .sort(([a], [b]) => a.localeCompare(b))
          .map(([name, value]) => [name, String(value)] as const),
      ]}
    />
  )
}

export function EntityRelations({
  entityId,
  nameOf,
}: {
  readonly entityId: string
  readonly nameOf: (id: string) => string
}) {
  const { t } = useTranslation('hosts')
  const query = useQuery(relationsQuery(entityId))
  return (
    <QueryGate query={query} small>
      {(page) =>
        page.items.length === 0 ? (
          <p className="muted small">{t('noRelations')}</p>
        ) : (
          <ul className={styles.relations}>
            {page.items.map((relation) => {
              const outward = relation.from === entityId
              const other = outward ? relation.to : relation.from
              return (
                <li key={relation.id}>
                  <span className="muted small">
                    {outward ? '→' : '←'} {relation.type}
                  </span>
                  <Link to="/entities/$id" params={{ id: other }} className="link truncate">
                    {nameOf(other)}
                  </Link>
                </li>
              )
            })}
          </ul>
        )
      }
    </QueryGate>
  )
}
