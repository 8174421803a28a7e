/** Who works there, and what they may. */
import type { Me, Permission } from '@/api/types/gateway'
import type { Person } from '@/api/types/ticket'
import { id } from './time'

const READS: Permission[] = [
  'telemetry:read',
  'alert:read',
  'situation:read',
  'rule:read',
  'ticket:read',
  'person:read',
  'entity:read',
  'cost:read',
]
export const ROLES: Record<string, Permission[]> = {
  admin: [
    ...READS,
    'ingest-key:write',
    'alert:write',
    'situation:write',
    'rule:write',
    'ticket:write',
    'ticket:request',
    'policy:write',
    'entity:write',
    'cost:write',
    'budget:write',
  ],
  agent: [
    'ticket:read',
    'ticket:write',
    'ticket:request',
    'person:read',
    'alert:read',
    'alert:write',
    'situation:read',
    'rule:read',
    'telemetry:read',
    'entity:read',
  ],
  requester: ['ticket:request'],
  finance: ['cost:read', 'cost:write', 'budget:write', 'entity:read'],
  viewer: READS,
}

export const PEOPLE: Person[] = [
  { id: id(9, 1), name: '김민준', username: 'admin', roles: ['admin'] },
  { id: id(9, 2), name: '이서연', username: 'operator', roles: ['operator'] },
  { id: id(9, 3), name: '박지훈', username: 'agent', roles: ['agent'] },
  { id: id(9, 4), name: '최유진', username: 'requester', roles: ['requester'] },
  { id: id(9, 5), name: 'Grace Lee', username: 'finance', roles: ['finance'] },
]
export const person = (index: number) => {
  const found = PEOPLE[index]
  if (!found) throw new Error(`no person ${index}`)
  return { id: found.id, name: found.name }
}

export function meAs(role: string): Me {
  const found = PEOPLE.find((each) => each.username === role) ?? {
    id: id(9, 9),
    name: role,
    username: role,
    roles: [role],
  }
  return {
    id: found.id,
    name: found.name,
    username: found.username,
    email: `${role}@bongsu.local`,
    tenant: { id: id(0, 1), name: 'default' },
    roles: [role],
    permissions: ROLES[role] ?? [],
  }
}
