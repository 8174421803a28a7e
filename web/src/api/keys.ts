/** Roots of the query keys: what a live event of that name makes stale. Features append what they ask for. */
export const roots = {
  me: 'me',
  alerts: 'alerts',
  situations: 'situations',
  rules: 'rules',
  tickets: 'tickets',
  ticketViews: 'ticket-views',
  jobs: 'jobs',
  presence: 'presence',
  drafts: 'drafts',
  deskReport: 'desk-report',
  people: 'people',
  policy: 'policy',
  entities: 'entities',
  relations: 'relations',
  map: 'map',
  deliveries: 'deliveries',
  costs: 'costs',
  budgets: 'budgets',
  metrics: 'metrics',
  metricNames: 'metric-names',
  usage: 'usage',
  ingestKeys: 'ingest-keys',
  automation: 'automation',
  webhooks: 'webhooks',
} as const

export type Root = (typeof roots)[keyof typeof roots]
