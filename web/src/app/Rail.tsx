import { IconDots, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Permission } from '@/api/types/gateway'
import { FLAME } from '@/ui/Fires'
import { Menu } from '@/ui/overlays'
import { prefer, usePreferences } from '@/ui/preferences'
import { type Counts, useCounts } from './counts'
import { isAt, type Place } from './navigation'
import styles from './Shell.module.css'

interface RailProps {
  readonly places: readonly Place[]
  readonly path: string
  readonly permissions: readonly Permission[]
}

function Count({ place, counts }: { readonly place: Place; readonly counts: Counts }) {
  const { t } = useTranslation('app')
  const shown = place.id === 'alerts' ? counts.alerts : place.id === 'tickets' ? counts.tickets : undefined
  if (!shown || shown.count === 0) return null
  return (
    <span className={styles.placeCount} data-severity={shown.severity}>
      <span aria-hidden="true">{shown.count > 999 ? '999+' : shown.count}</span>
      <span className="visually-hidden">{t('frame.open', { count: shown.count })}</span>
    </span>
  )
}

export function Rail({ places, path, permissions }: RailProps) {
  const { t } = useTranslation('app')
  const counts = useCounts(permissions)
  const { railFolded } = usePreferences()
  return (
    <nav className={styles.rail} aria-label={t('frame.navigation')} data-folded={railFolded || undefined}>
      <Link to="/" className={styles.brand} aria-label="Bongsu">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={FLAME} fill="currentColor" />
        </svg>
        <span className={styles.brandText}>
          Bongsu <small>봉수</small>
        </span>
      </Link>
      {places.map((place) => (
        <Link
          key={place.id}
          to={place.to}
          className={styles.place}
          aria-current={isAt(place, path) ? 'page' : undefined}
          title={t(`nav.${place.id}`)}
        >
          <place.icon aria-hidden="true" stroke={1.7} />
          <span className={styles.placeText}>{t(`nav.${place.id}`)}</span>
          <Count place={place} counts={counts} />
        </Link>
      ))}
      <button
        type="button"
        className={`${styles.place} ${styles.fold}`}
        style={{ border: 0, background: 'none', cursor: 'pointer' }}
        onClick={() => prefer({ railFolded: !railFolded })}
        aria-label={t(railFolded ? 'frame.unfold' : 'frame.fold')}
      >
        {railFolded ? (
          <IconLayoutSidebarLeftExpand aria-hidden="true" stroke={1.7} />
        ) : (
          <IconLayoutSidebarLeftCollapse aria-hidden="true" stroke={1.7} />
        )}
        <span className={styles.placeText}>{t('frame.fold')}</span>
      </button>
    </nav>
  )
}

/** The phone's rail: four places and the rest. */
export function BottomBar({ places, path, permissions }: RailProps) {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const counts = useCounts(permissions)
  const first = places.slice(0, 4)
  const rest = places.slice(4)
  return (
    <nav className={styles.bottom} aria-label={t('frame.navigation')}>
      {first.map((place) => (
        <Link key={place.id} to={place.to} aria-current={isAt(place, path) ? 'page' : undefined}>
          <place.icon aria-hidden="true" stroke={1.7} />
          {t(`title.${place.id}`)}
          <Count place={place} counts={counts} />
        </Link>
      ))}
      {rest.length > 0 && (
        <Menu
          target={
            <button type="button">
              <IconDots aria-hidden="true" stroke={1.7} />
              {t('frame.more')}
            </button>
          }
          sections={[
            {
              items: rest.map((place) => ({
                label: t(`nav.${place.id}`),
                icon: <place.icon size={18} stroke={1.7} />,
                onPick: () => void navigate({ to: place.to }),
              })),
            },
          ]}
        />
      )}
    </nav>
  )
}
