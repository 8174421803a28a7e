import { describe, expect, it } from 'vitest'
import type { Rule } from '@/api/types/event'
import { type Draft, draftOf, EMPTY, exprOf, faultsOf, opOf, ruleOf } from './model'

const draft: Draft = {
  ...EMPTY,
  name: 'CPU',
  metric: 'system.cpu.utilization',
  labels: [
    { name: 'host.name', value: 'web-1' },
    { name: '', value: 'ignored' },
  ],
  value: '0.9',
  recover: '0.8',
  forSeconds: '90',
  noDataSeconds: '300',
  summary: 'CPU is high',
}

describe('rules', () => {
  it('become what the service takes', () => {
    expect(ruleOf(draft)).toEqual({
      name: 'CPU',
      enabled: true,
      expr: null,
      series: { metric: 'system.cpu.utilization', labels: { 'host.name': 'web-1' } },
      condition: { op: 'gt', value: 0.9, recover: 0.8 },
      for: 'PT1M30S',
      noData: 'PT5M',
      severity: 4,
      summary: 'CPU is high',
    })
  })

  it('come back from the service as they were', () => {
    const { labels: _ignored, ...rest } = draft
    expect(draftOf(ruleOf(draft) as Rule)).toEqual({ ...rest, labels: [{ name: 'host.name', value: 'web-1' }] })
    expect(opOf('>=')).toBe('ge')
  })

  it('are previewed as PromQL', () => {
    expect(exprOf(draft)).toBe('system_cpu_utilization{host_name="web-1"}')
    expect(exprOf({ ...draft, kind: 'expr', expr: ' up == 0 ' })).toBe('up == 0')
    expect(exprOf(EMPTY)).toBe('')
  })

  it('say what is wrong', () => {
    expect(faultsOf(draft)).toEqual({})
    expect(faultsOf(EMPTY)).toEqual({ name: 'missing', metric: 'missing', value: 'number', summary: 'missing' })
    expect(faultsOf({ ...draft, recover: '0.95' })).toEqual({ recover: 'side' })
    expect(faultsOf({ ...draft, op: 'lt', recover: '0.95' })).toEqual({})
    expect(faultsOf({ ...draft, forSeconds: '1.5', noDataSeconds: 'x' })).toEqual({
      forSeconds: 'seconds',
      noDataSeconds: 'seconds',
    })
  })
})
