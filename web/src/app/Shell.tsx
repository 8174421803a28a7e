import { useQuery } from '@tanstack/react-query'
import { Outlet, useMatches, useNavigate, useRouterState } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { meQuery } from '@/api/session'
import type { Me } from '@/api/types/gateway'
import { useShortcuts } from '@/ui/keyboard'
import { ErrorState, Skeleton } from '@/ui/states'
import { CommandPalette } from './CommandPalette'
import { useLiveStream } from './live'
import { allowed, placesFor } from './navigation'
import { BottomBar, Rail } from './Rail'
import { ForbiddenScreen } from './Screens'
import styles from './Shell.module.css'
import { ShortcutHelp } from './ShortcutHelp'
import { TopBar } from './TopBar'
import { useTitle } from './title'

/** The frame; asks first who is there. */
export function Shell() {
  const me = useQuery(meQuery)
  if (me.data) return <Frame me={me.data} />
  if (me.isError && asProblem(me.error).kind !== 'unauthenticated') {
    return <ErrorState error={me.error} onRetry={() => void me.refetch()} />
  }
  return <Skeleton rows={8} />
}

function Frame({ me }: { readonly me: Me }) {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const places = placesFor(me.permissions)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [palette, setPalette] = useState(false)
  const [help, setHelp] = useState(false)
  useLiveStream()
  useTitle(me)
  useShortcuts({
    '/': () => setPalette(true),
    '?': () => setHelp(true),
    ...Object.fromEntries(places.map((place) => [`g ${place.key}`, () => void navigate({ to: place.to })])),
  })
  return (
    <div className={styles.frame}>
      <a href="#content" className={styles.skip}>
        {t('frame.skip')}
      </a>
      <Rail places={places} path={path} permissions={me.permissions} />
      <TopBar me={me} onSearch={() => setPalette(true)} onHelp={() => setHelp(true)} />
      <main id="content" className={styles.content} tabIndex={-1}>
        <Suspense fallback={<Skeleton rows={8} />}>
          <Guarded me={me} />
        </Suspense>
      </main>
      <BottomBar places={places} path={path} permissions={me.permissions} />
      <CommandPalette
        open={palette}
        onOpen={setPalette}
        places={places}
        permissions={me.permissions}
        onHelp={() => setHelp(true)}
      />
      <ShortcutHelp open={help} onClose={() => setHelp(false)} places={places} />
    </div>
  )
}

function Guarded({ me }: { readonly me: Me }) {
  const needs = useMatches({ select: (matches) => matches.at(-1)?.staticData.needs })
  return allowed(needs, me.permissions) ? <Outlet /> : <ForbiddenScreen />
}
