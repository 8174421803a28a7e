/** What the rail, the palette and the `g` shortcuts offer; what a role may not use is not there. */
import {
  IconAdjustmentsAlt,
  IconChartDots3,
  IconCoins,
  IconFlame,
  IconHeadset,
  IconHome2,
  IconServer2,
  IconSettings,
  IconTopologyStar3,
  type TablerIcon,
} from '@tabler/icons-react'
import type { Permission } from '@/api/types/gateway'

export interface Place {
  readonly id: 'overview' | 'alerts' | 'tickets' | 'hosts' | 'explore' | 'map' | 'cost' | 'rules' | 'settings'
  readonly to: '/' | '/situations' | '/tickets' | '/hosts' | '/explore' | '/map' | '/cost' | '/rules' | '/settings'
  /** Paths that belong to it. */
  readonly covers: readonly string[]
  readonly icon: TablerIcon
  readonly key: string
  readonly needs: readonly Permission[]
}

const PLACES: readonly Place[] = [
  { id: 'overview', to: '/', covers: [], icon: IconHome2, key: 'o', needs: [] },
  {
    id: 'alerts',
    to: '/situations',
    covers: ['/situations', '/alerts'],
    icon: IconFlame,
    key: 'a',
    needs: ['alert:read', 'situation:read'],
  },
  {
    id: 'tickets',
    to: '/tickets',
    covers: ['/tickets'],
    icon: IconHeadset,
    key: 't',
    needs: ['ticket:read', 'ticket:request'],
  },
  { id: 'hosts', to: '/hosts', covers: ['/hosts', '/entities'], icon: IconServer2, key: 'i', needs: ['entity:read'] },
  {
    id: 'explore',
    to: '/explore',
    covers: ['/explore'],
    icon: IconChartDots3,
    key: 'e',
    needs: ['telemetry:read'],
  },
  { id: 'map', to: '/map', covers: ['/map'], icon: IconTopologyStar3, key: 'm', needs: ['entity:read'] },
  { id: 'cost', to: '/cost', covers: ['/cost'], icon: IconCoins, key: 'c', needs: ['cost:read'] },
  { id: 'rules', to: '/rules', covers: ['/rules'], icon: IconAdjustmentsAlt, key: 'r', needs: ['rule:read'] },
  { id: 'settings', to: '/settings', covers: ['/settings'], icon: IconSettings, key: 's', needs: [] },
]

export function allowed(needs: readonly Permission[] | undefined, permissions: readonly Permission[]): boolean {
  return needs === undefined || needs.length === 0 || needs.some((need) => permissions.includes(need))
}

export function placesFor(permissions: readonly Permission[]): readonly Place[] {
  return PLACES.filter((place) => allowed(place.needs, permissions))
}

export function isAt(place: Place, path: string): boolean {
  return place.to === '/'
    ? path === '/'
    : place.covers.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))
}
