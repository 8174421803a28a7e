import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { QueryGate, Skeleton } from '@/ui/states'
import { TicketState } from './parts'
import { changesOnQuery } from './queries'
import styles from './similar.module.css'

/** The changes people planned or made on a thing, the latest first. */
export function ChangesOn({ entityId }: { readonly entityId: string }) {
  const { t } = useTranslation('tickets')
  const query = useQuery(changesOnQuery(entityId))
  return (
    <QueryGate query={query} small skeleton={<Skeleton rows={1} />}>
      {({ items: changes }) => {
        if (changes.length === 0) return <p className="small muted">{t('changesOn.none')}</p>
        return (
          <ul className={styles.list}>
            {changes.map((change) => (
              <li key={change.id}>
                <Link to="/tickets/$id" params={{ id: change.number }}>
                  <span className="row spread small">
                    <span className="mono muted">{change.number}</span>
                    <TicketState state={change.state} />
                  </span>
                  <span className={styles.title}>{change.title}</span>
                </Link>
              </li>
            ))}
          </ul>
        )
      }}
    </QueryGate>
  )
}
