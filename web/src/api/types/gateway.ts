export type Permission =
  | 'telemetry:read'
  | 'telemetry:write'
  | 'ingest-key:write'
  | 'alert:read'
  | 'alert:write'
  | 'situation:read'
  | 'situation:write'
  | 'rule:read'
  | 'rule:write'
  | 'ticket:read'
  | 'ticket:write'
  | 'ticket:request'
  | 'policy:write'
  | 'person:read'
  | 'entity:read'
  | 'entity:write'
  | 'cost:read'
  | 'cost:write'
  | 'budget:write'

export interface Me {
  id: string
  name: string
  username: string
  email: string
  tenant: { id: string; name: string }
  roles: string[]
  permissions: Permission[]
}

/** One page of a list. */
export interface Page<T> {
  items: T[]
  next: string | null
  count?: number
}

/** What the live stream carries under each event name. */
export interface StreamMessage {
  type: string
  subject: string
  time: string
  data: Record<string, unknown>
}
