/** Scrape targets, as the collector tells them. */
import type { ScrapeTarget, TargetTrial } from '@/api/types/collector'
import { ago } from './data'

export const targetOf = (change: Partial<ScrapeTarget>): ScrapeTarget => ({
  id: crypto.randomUUID(),
  job: 'node',
  url: 'http://web-1:9100/metrics',
  interval: 'PT15S',
  timeout: 'PT10S',
  labels: {},
  credentialType: null,
  enabled: true,
  version: 1,
  createdAt: ago(9_000),
  updatedAt: ago(9_000),
  visit: null,
  ...change,
})

export const TARGETS: ScrapeTarget[] = [
  targetOf({
    id: 't1',
    labels: { env: 'prod', site: 'seoul' },
    visit: { at: ago(0), up: true, tookMs: 12.4, samples: 1_204, reason: null, error: null },
  }),
  targetOf({
    id: 't2',
    job: 'postgres',
    url: 'http://db-primary-1:9187/metrics',
    interval: 'PT1M',
    visit: { at: ago(1), up: false, tookMs: 5_003, samples: 0, reason: 'timeout', error: 'did not answer in time' },
  }),
  targetOf({ id: 't3', job: 'switch', url: 'http://snmp-exporter:9116/snmp?target=10.0.0.1' }),
  targetOf({ id: 't4', job: 'old', url: 'http://batch-1:9100/metrics', enabled: false }),
]

export const trialOf = (url: string): TargetTrial =>
  url.includes('nowhere')
    ? {
        up: false,
        tookMs: 5,
        samples: 0,
        metricCount: 0,
        metrics: [],
        reason: 'refused',
        error: 'the name nowhere is not known',
      }
    : {
        up: true,
        tookMs: 18.2,
        samples: 812,
        metricCount: 143,
        metrics: ['pg_database_size_bytes', 'pg_locks_count', 'pg_stat_activity_count', 'pg_up'],
        reason: null,
        error: null,
      }
