export interface Entity {
  id: string
  type: string
  name: string
  identifiers: { kind: string; value: string }[]
  attributes: Record<string, string | number | boolean | null>
  health: number
  firstSeenAt: string
  lastSeenAt: string
  version: number
}

export interface Relation {
  id: string
  type: string
  from: string
  to: string
  evidence: { source: string; firstSeenAt: string; lastSeenAt: string; confidence: number }[]
  validFrom: string
  validTo: string | null
}

export interface MapNode {
  id: string
  type: string
  name: string
  health: number
  alertCount: number
}

export interface MapEdge {
  id: string
  type: string
  from: string
  to: string
}

export interface EntityMap {
  id: string
  name: string
  nodes: MapNode[]
  edges: MapEdge[]
  truncated: boolean
  total: number
}
