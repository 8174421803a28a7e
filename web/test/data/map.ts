/** The estate as a map. */
import type { Entity, EntityMap, MapNode } from '@/api/types/topology'
import { ALERTS } from './alerts'
import { ENTITIES, entity } from './entities'
import { id } from './time'

const nodeOf = (each: Entity): MapNode => ({
  id: each.id,
  type: each.type,
  name: each.name,
  health: each.health,
  alertCount: ALERTS.filter((alert) => alert.entity?.id === each.id && alert.state !== 'resolved').length,
})
const EDGES: [string, string, string][] = [
  ['gateway', 'checkout', 'calls'],
  ['gateway', 'catalog', 'calls'],
  ['gateway', 'member', 'calls'],
  ['checkout', 'payment', 'calls'],
  ['checkout', 'orders', 'uses'],
  ['catalog', 'orders', 'uses'],
  ['member', 'members', 'uses'],
  ['orders', 'db-primary-1', 'runsOn'],
  ['members', 'db-primary-1', 'runsOn'],
  ['gateway', 'web-1', 'runsOn'],
  ['checkout', 'web-1', 'runsOn'],
  ['catalog', 'web-2', 'runsOn'],
  ['payment', 'web-2', 'runsOn'],
  ['member', 'web-2', 'runsOn'],
  ['payment', 'queue-1', 'uses'],
  ['catalog', 'cache-1', 'uses'],
  ['batch-1', 'orders', 'uses'],
]
export const MAP: EntityMap = {
  id: 'all',
  name: 'all',
  nodes: ENTITIES.map(nodeOf),
  edges: EDGES.map(([from, to, type], index) => ({ id: id(4, index), type, from: entity(from).id, to: entity(to).id })),
  truncated: false,
  total: ENTITIES.length,
}
