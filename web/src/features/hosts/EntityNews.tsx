import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { healthOf } from '@/lib/severity'
import { Fires } from '@/ui/Fires'
import { QueryGate, Skeleton } from '@/ui/states'
import { Badge } from '@/ui/surface'
import { Instant } from '@/ui/time'
import styles from './hosts.module.css'
import { newsOf } from './news'
import { entityQuery, relationsQuery } from './queries'

interface EntityNewsProps {
  readonly id: string
  /** The day around this instant is looked at. */
  readonly at: string
  readonly nameOf: (id: string) => string
}

/** A thing as it is now, and what changed about it around a time. */
export function EntityNews({ id, at, nameOf }: EntityNewsProps) {
  const { t } = useTranslation('hosts')
  const entity = useQuery(entityQuery(id))
  const relations = useQuery(relationsQuery(id))
  const news = entity.data && relations.data ? newsOf(entity.data, relations.data.items, at) : []
  return (
    <QueryGate query={entity} small skeleton={<Skeleton rows={1} />}>
      {(found) => (
        <div className={styles.news}>
          <p className="row wrap">
            <Badge>{found.type}</Badge>
            <Link to="/entities/$id" params={{ id }} className="link grow">
              {found.name}
            </Link>
            <Fires severity={healthOf(found.health)} of="health" word soft />
          </p>
          {relations.isSuccess && news.length === 0 && <p className="small muted">{t('news.none')}</p>}
          {relations.isError && <p className="small muted">{t('news.unknown')}</p>}
          <ul>
            {news.map((each) => (
              <li key={`${each.at}${each.kind}${each.other}`} className="small">
                <Instant at={each.at} />{' '}
                {each.kind === 'seen'
                  ? t('news.seen')
                  : t(`news.${each.kind}`, { name: nameOf(each.other), type: each.type })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </QueryGate>
  )
}
