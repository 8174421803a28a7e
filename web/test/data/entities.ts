/** What stands there. */
import type { Entity } from '@/api/types/topology'
import { ago, id } from './time'

const HOSTS = [
  ['db-primary-1', 5, 'Ubuntu 24.04.3 LTS'],
  ['web-1', 3, 'Debian GNU/Linux 12'],
  ['web-2', 0, 'Debian GNU/Linux 12'],
  ['batch-1', 2, 'Rocky Linux 9.6'],
  ['cache-1', 0, 'Debian GNU/Linux 12'],
  ['queue-1', 0, 'Debian GNU/Linux 12'],
  ['file-seoul-1', 4, 'Windows Server 2025'],
  ['bongsu-host', 0, 'Debian GNU/Linux 12'],
] as const

export const ENTITIES: Entity[] = [
  ...HOSTS.map(([name, health, system], index) => ({
    id: id(1, index + 1),
    type: 'host',
    name,
    identifiers: [
      { kind: 'host.name', value: name },
      { kind: 'host.id', value: `${index}f3a9c1e7b2d40${index}`.slice(0, 14) },
    ],
    attributes: {
      'os.description': system,
      'os.type': system.startsWith('Windows') ? 'windows' : 'linux',
      'host.arch': 'amd64',
      'host.ip': `10.20.0.${index + 11}`,
      'deployment.environment.name': 'production',
    },
    health,
    firstSeenAt: ago(60 * 24 * 40),
    lastSeenAt: ago(0.1),
    version: 3,
  })),
  ...(['checkout', 'catalog', 'payment', 'gateway', 'member'] as const).map((name, index) => ({
    id: id(2, index + 1),
    type: 'service',
    name,
    identifiers: [{ kind: 'service.name', value: name }],
    attributes: { 'service.version': `2.${index}.1` },
    health: name === 'checkout' ? 4 : name === 'payment' ? 3 : 0,
    firstSeenAt: ago(60 * 24 * 40),
    lastSeenAt: ago(0.1),
    version: 1,
  })),
  ...(['orders', 'members'] as const).map((name, index) => ({
    id: id(3, index + 1),
    type: 'database',
    name,
    identifiers: [{ kind: 'db.namespace', value: name }],
    attributes: { 'db.system.name': 'postgresql' },
    health: name === 'orders' ? 5 : 0,
    firstSeenAt: ago(60 * 24 * 40),
    lastSeenAt: ago(0.1),
    version: 1,
  })),
]

export const entity = (name: string) => {
  const found = ENTITIES.find((each) => each.name === name)
  if (!found) throw new Error(`no entity ${name}`)
  return { id: found.id, type: found.type, name: found.name }
}
