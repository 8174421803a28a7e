import { describe, expect, it } from 'vitest'
import { maxBy, promName, rate, selector, stepFor, sumBy } from './promql'

describe('PromQL', () => {
  it('turns OpenTelemetry names into PromQL names', () => {
    expect(promName('system.cpu.utilization')).toBe('system_cpu_utilization')
    expect(promName('2xx.rate')).toBe('_2xx_rate')
  })

  it('selects by labels and escapes what stands in them', () => {
    expect(selector('system.cpu.utilization', { 'host.name': 'web-1' })).toBe(
      'system_cpu_utilization{host_name="web-1"}',
    )
    expect(selector('up', { path: 'C:\\a "b"\n' })).toBe('up{path="C:\\\\a \\"b\\"\\n"}')
    expect(selector('up')).toBe('up')
  })

  it('rates counters and sums them by label', () => {
    expect(sumBy(rate('system.disk.io', { 'host.name': 'a' }), 'disk.io.direction')).toBe(
      'sum by (disk_io_direction) (rate(system_disk_io{host_name="a"}[1m]))',
    )
    expect(maxBy('up', 'host.name')).toBe('max by (host_name) (up)')
  })

  it('chooses steps that keep a chart near its number of points', () => {
    expect(stepFor(15 * 60)).toBe(5)
    expect(stepFor(3_600)).toBe(15)
    expect(stepFor(86_400)).toBe(600)
    for (const range of [300, 3_600, 86_400, 604_800, 2_592_000])
      expect(range / stepFor(range)).toBeLessThanOrEqual(240)
  })
})
