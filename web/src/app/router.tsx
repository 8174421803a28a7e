/** Every view is a link. Pages are loaded when they are first visited; features never know each other, only this file does. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router'
import type { Permission } from '@/api/types/gateway'
import { type CustomFilter, parseCustom } from '@/lib/customFilter'
import { parseExplore } from '@/lib/exploreAddress'
import { parseRange } from '@/lib/timeRange'
import { CrashScreen, NotFoundScreen } from './Screens'
import { Shell } from './Shell'

const rootRoute = createRootRoute({
  component: Shell,
  errorComponent: CrashScreen,
  notFoundComponent: NotFoundScreen,
  validateSearch: parseRange,
  search: { middlewares: [retainSearchParams(['range', 'from', 'to'])] },
})

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Any of these opens the page. */
    needs?: readonly Permission[]
    title?:
      | 'overview'
      | 'alerts'
      | 'situations'
      | 'tickets'
      | 'hosts'
      | 'explore'
      | 'map'
      | 'cost'
      | 'rules'
      | 'settings'
  }
}

/** Keeps the named texts of an address and nothing else. */
function texts<const N extends string>(...names: readonly N[]) {
  return (search: Record<string, unknown>): { [K in N]?: string | undefined } => {
    const known: { [K in N]?: string | undefined } = {}
    for (const name of names) {
      const value = search[name]
      if (typeof value === 'string' && value !== '') known[name] = value
      else if (typeof value === 'number') known[name] = String(value)
    }
    return known
  }
}

const overview = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  staticData: { title: 'overview' },
  component: lazyRouteComponent(() => import('./overview/OverviewPage'), 'OverviewPage'),
})

const alertFilters = texts('state', 'severity', 'selected')

const alerts = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts',
  staticData: { title: 'alerts', needs: ['alert:read'] },
  validateSearch: alertFilters,
  component: lazyRouteComponent(() => import('@/features/alerts'), 'AlertsPage'),
})
const alert = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts/$id',
  staticData: { title: 'alerts', needs: ['alert:read'] },
  component: lazyRouteComponent(() => import('@/features/alerts'), 'AlertPage'),
})
const situations = createRoute({
  getParentRoute: () => rootRoute,
  path: '/situations',
  staticData: { title: 'situations', needs: ['situation:read'] },
  validateSearch: alertFilters,
  component: lazyRouteComponent(() => import('@/features/alerts'), 'SituationsPage'),
})
const situation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/situations/$id',
  staticData: { title: 'situations', needs: ['situation:read'] },
  component: lazyRouteComponent(() => import('@/features/alerts'), 'SituationPage'),
})

const ticketTexts = texts('view', 'type', 'major', 'tasks', 'q', 'selected')
const ticketFilters = (search: Record<string, unknown>): ReturnType<typeof ticketTexts> & { custom?: CustomFilter } => {
  const custom = parseCustom(search.custom)
  return { ...ticketTexts(search), ...(custom ? { custom } : {}) }
}
const tickets = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tickets',
  staticData: { title: 'tickets', needs: ['ticket:read', 'ticket:request'] },
  validateSearch: ticketFilters,
  component: lazyRouteComponent(() => import('@/features/tickets'), 'QueuePage'),
})
const newTicket = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tickets/new',
  staticData: { title: 'tickets', needs: ['ticket:write', 'ticket:request'] },
  validateSearch: texts('type'),
  component: lazyRouteComponent(() => import('@/features/tickets'), 'NewTicketPage'),
})
const deskReport = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tickets/report',
  staticData: { title: 'tickets', needs: ['ticket:read'] },
  validateSearch: texts('days', 'groupBy'),
  component: lazyRouteComponent(() => import('@/features/desk-report'), 'DeskReportPage'),
})
const ticket = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tickets/$id',
  staticData: { title: 'tickets', needs: ['ticket:read', 'ticket:request'] },
  validateSearch: ticketFilters,
  component: lazyRouteComponent(() => import('./TicketScreen'), 'TicketScreen'),
})

const hosts = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hosts',
  staticData: { title: 'hosts', needs: ['entity:read'] },
  validateSearch: texts('q', 'health'),
  component: lazyRouteComponent(() => import('./HostsScreen'), 'HostsScreen'),
})
const targets = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hosts/targets',
  staticData: { title: 'hosts', needs: ['telemetry:read'] },
  component: lazyRouteComponent(() => import('./TargetsScreen'), 'TargetsScreen'),
})
const entity = createRoute({
  getParentRoute: () => rootRoute,
  path: '/entities/$id',
  staticData: { title: 'hosts', needs: ['entity:read'] },
  component: lazyRouteComponent(() => import('./EntityScreen'), 'EntityScreen'),
})

const explore = createRoute({
  getParentRoute: () => rootRoute,
  path: '/explore',
  staticData: { title: 'explore', needs: ['telemetry:read'] },
  validateSearch: parseExplore,
  component: lazyRouteComponent(() => import('./ExploreScreen'), 'ExploreScreen'),
})
const usage = createRoute({
  getParentRoute: () => rootRoute,
  path: '/explore/usage',
  staticData: { title: 'explore', needs: ['telemetry:read'] },
  validateSearch: texts('by', 'sort', 'q', 'unused'),
  component: lazyRouteComponent(() => import('./UsageScreen'), 'UsageScreen'),
})

const map = createRoute({
  getParentRoute: () => rootRoute,
  path: '/map',
  staticData: { title: 'map', needs: ['entity:read'] },
  validateSearch: texts('selected', 'as'),
  component: lazyRouteComponent(() => import('./MapScreen'), 'MapScreen'),
})

const cost = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cost',
  staticData: { title: 'cost', needs: ['cost:read'] },
  validateSearch: texts('month', 'groupBy', 'metric'),
  component: lazyRouteComponent(() => import('@/features/cost'), 'CostPage'),
})
const budgets = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cost/budgets',
  staticData: { title: 'cost', needs: ['cost:read'] },
  component: lazyRouteComponent(() => import('@/features/cost'), 'BudgetsPage'),
})
const deliveries = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cost/deliveries',
  staticData: { title: 'cost', needs: ['cost:read'] },
  validateSearch: texts('selected'),
  component: lazyRouteComponent(() => import('@/features/cost'), 'DeliveriesPage'),
})

const rules = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rules',
  staticData: { title: 'rules', needs: ['rule:read'] },
  component: lazyRouteComponent(() => import('@/features/rules'), 'RulesPage'),
})
const newRule = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rules/new',
  staticData: { title: 'rules', needs: ['rule:write'] },
  validateSearch: texts('expr'),
  component: lazyRouteComponent(() => import('@/features/rules'), 'NewRulePage'),
})
const rule = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rules/$id',
  staticData: { title: 'rules', needs: ['rule:read'] },
  component: lazyRouteComponent(() => import('@/features/rules'), 'RulePage'),
})

const settings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  staticData: { title: 'settings' },
  component: lazyRouteComponent(() => import('@/features/settings'), 'SettingsPage'),
})
const webhooks = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/webhooks',
  staticData: { title: 'settings', needs: ['policy:write'] },
  component: lazyRouteComponent(() => import('@/features/webhooks'), 'WebhooksPage'),
})

const deskSettings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/desk',
  staticData: { title: 'settings', needs: ['ticket:read'] },
  component: lazyRouteComponent(() => import('@/features/desk-settings'), 'DeskSettingsPage'),
})

const sla = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/sla',
  staticData: { title: 'settings', needs: ['ticket:read'] },
  validateSearch: texts('kind'),
  component: lazyRouteComponent(() => import('@/features/sla'), 'SlaPage'),
})

const exchange = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/exchange',
  staticData: { title: 'settings', needs: ['ticket:read'] },
  validateSearch: texts('selected'),
  component: lazyRouteComponent(() => import('@/features/exchange'), 'ExchangePage'),
})

const automation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/automation',
  staticData: { title: 'settings', needs: ['ticket:read'] },
  validateSearch: texts('kind'),
  component: lazyRouteComponent(() => import('@/features/automation'), 'AutomationPage'),
})

const routeTree = rootRoute.addChildren([
  overview,
  alerts,
  alert,
  situations,
  situation,
  tickets,
  newTicket,
  deskReport,
  ticket,
  hosts,
  targets,
  entity,
  explore,
  usage,
  map,
  cost,
  budgets,
  deliveries,
  rules,
  newRule,
  rule,
  settings,
  sla,
  automation,
  exchange,
  deskSettings,
  webhooks,
])

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
