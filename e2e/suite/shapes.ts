/** The promised minimum of the API's answers, as far as journeys look at it. */
export interface Named {
  readonly id: string
  readonly name: string
}

export interface Alert {
  readonly id: string
  readonly key: string
  readonly state: 'pending' | 'firing' | 'acknowledged' | 'resolved'
  readonly severity: number
  readonly summary: string
  readonly entity: { readonly id: string; readonly type: string; readonly name: string } | null
  readonly source: string
  readonly situationId: string | null
  readonly ruleId: string | null
  readonly value: number | null
}

export interface Situation {
  readonly id: string
  readonly state: 'open' | 'closed'
  readonly severity: number
  readonly title: string
  readonly alertCount: number
  readonly ticketId: string | null
  readonly closedAt: string | null
}

export interface Ticket {
  readonly id: string
  readonly number: string
  readonly type: string
  readonly state: string
  readonly category: string
  readonly priority: number
  readonly title: string
  readonly assignee: Named | null
  readonly requester: Named | null
  readonly entityIds: readonly string[]
  readonly situationId: string | null
  readonly version: number
}

export interface Entity {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly health: number
}

export interface Rule {
  readonly id: string
  readonly name: string
  readonly enabled: boolean
  readonly expr: string | null
  readonly series: { readonly metric: string; readonly labels: Readonly<Record<string, string>> } | null
  readonly for: string
  readonly severity: number
  readonly origin: 'default' | 'user'
  readonly version: number
}

export interface Delivery {
  readonly id: string
  readonly name: string
  readonly state: 'running' | 'active' | 'rejected' | 'superseded'
  readonly rowsRead: number
  readonly rowsRejected: number
  readonly errors: readonly {
    readonly row: number
    readonly column: string | null
    readonly value: string | null
    readonly reason: string
  }[]
  readonly errorCount: number
}

export interface Budget {
  readonly id: string
  readonly name: string
  readonly actual: string
  readonly firedThresholds: readonly number[]
}

export interface Costs {
  readonly rows: readonly { readonly serviceName?: string; readonly amount: string; readonly currency: string }[]
  readonly total: readonly { readonly amount: string; readonly currency: string }[]
}

export interface TimelineItem {
  readonly id: string
  readonly kind: 'message' | 'change' | 'fact'
  readonly visibility?: 'public' | 'internal'
  readonly body?: string
  readonly actor: { readonly name: string; readonly kind: string } | null
}

export interface Matrix {
  readonly status: string
  readonly data: {
    readonly resultType: string
    readonly result: readonly {
      readonly metric: Readonly<Record<string, string>>
      readonly values?: readonly (readonly [number, string])[]
      readonly value?: readonly [number, string]
    }[]
  }
}
