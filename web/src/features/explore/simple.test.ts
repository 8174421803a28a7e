import { describe, expect, it } from 'vitest'
import { NOTHING, read, type Simple, selectorOf, wordsOf, write } from './simple'

const cpu: Simple = {
  metric: 'system_cpu_time',
  filters: [
    { name: 'host_name', match: '=', value: 'web "1"\\' },
    { name: 'cpu', match: '!~', value: '1|2' },
  ],
  operation: 'rate',
  window: '5m',
  aggregation: 'sum',
  by: ['host_name', 'cpu'],
}

describe('the builder', () => {
  it('writes PromQL', () => {
    expect(write(cpu)).toBe(
      'sum by (host_name, cpu) (rate(system_cpu_time{host_name="web \\"1\\"\\\\", cpu!~"1|2"}[5m]))',
    )
    expect(write({ ...NOTHING, metric: 'up', aggregation: 'count' })).toBe('count(up)')
    expect(write(NOTHING)).toBe('')
  })

  it('writes OpenTelemetry names as PromQL spells them and leaves half a filter out', () => {
    const filters = [
      { name: 'host.name', match: '=', value: 'a' },
      { name: '', match: '=', value: 'b' },
    ] as const
    expect(selectorOf({ metric: 'system.cpu.time', filters })).toBe('system_cpu_time{host_name="a"}')
  })

  it('reads back what it wrote', () => {
    expect(read(write(cpu))).toEqual(cpu)
    expect(read('up')).toEqual({ ...NOTHING, metric: 'up' })
    expect(read('  ')).toEqual(NOTHING)
  })

  it('reads other spellings of the same', () => {
    expect(read("sum(rate({'system.cpu.time', \"host.name\"='a'}[1h30m])) by (cpu)")).toEqual({
      metric: 'system.cpu.time',
      filters: [{ name: 'host.name', match: '=', value: 'a' }],
      operation: 'rate',
      window: '1h30m',
      aggregation: 'sum',
      by: ['cpu'],
    })
  })

  it.each([
    'up + 1',
    'up offset 1d',
    'sum without (a) (up)',
    'topk(5, up)',
    'histogram_quantile(0.9, up)',
    'rate(up[5m:1m])',
    'rate(up[5m]',
    '(up)',
    '{job="a"}',
    'up # why',
    'up{a="\\x41"}',
  ])('leaves %s to the text', (text) => {
    expect(read(text)).toBeNull()
  })
})

it('the words of a query are its metrics and what is done to them', () => {
  expect(wordsOf('sum(rate(a[5m])) / b{x="1"}')).toEqual({ metrics: ['a', 'b'], calls: ['', 'sum', 'rate'] })
  expect(wordsOf('{"system.cpu.time"}').metrics).toEqual(['system.cpu.time'])
})
