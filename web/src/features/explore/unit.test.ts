import { describe, expect, it } from 'vitest'
import { type Metric, unitOfQuery } from './unit'

const metric = (name: string, unit: string): [string, Metric] => [
  name.replace(/\./g, '_'),
  { name, unit, type: 'gauge', help: '' },
]
const metrics = new Map([
  metric('system.disk.io', 'By'),
  metric('system.cpu.utilization', '1'),
  metric('http.server.request.duration', 's'),
  metric('jvm.threads', '{thread}'),
])

describe('the unit of a query', () => {
  it.each([
    ['system_disk_io', 'By'],
    ['sum by (host_name) (rate(system_disk_io{a="b"}[5m]))', 'By/s'],
    ['{"system.cpu.utilization"}', '1'],
    ['rate(jvm_threads[1m])', '1/s'],
    ['rate(http_server_request_duration_count[1m])', '1/s'],
    ['histogram_quantile(0.9, sum by (le) (rate(http_server_request_duration_bucket[5m])))', 's'],
    ['rate(http_server_request_duration_sum[1m])', ''],
  ])('%s has %s', (expr, unit) => {
    expect(unitOfQuery(expr, metrics)).toBe(unit)
  })

  it.each(['system_disk_io / system_disk_io', 'system_disk_io > 5', 'count(system_disk_io)', 'jvm_threads', '1 + 1'])(
    '%s has none that we know',
    (expr) => {
      expect(unitOfQuery(expr, metrics)).toBe('')
    },
  )
})
