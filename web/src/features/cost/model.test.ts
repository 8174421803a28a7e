import { describe, expect, it } from 'vitest'
import { daysOf, largestFirst, periodOf, shifted } from './model'

const now = new Date('2026-11-21T05:00:00Z')

describe('costs', () => {
  it('takes the current month unless the address names one', () => {
    expect(periodOf(undefined, now)).toEqual({ month: '2026-11', from: '2026-11-01', to: '2026-12-01' })
    expect(periodOf('2026-12', now)).toMatchObject({ from: '2026-12-01', to: '2027-01-01' })
    expect(periodOf('2026-13', now).month).toBe('2026-11')
    expect(shifted(periodOf('2026-01', now), -1)).toBe('2025-12')
  })

  it('orders by exact amount', () => {
    const rows = ['9.99', '10', '0.000000001'].map((amount) => ({ amount, currency: 'USD' }))
    expect(largestFirst(rows).map((row) => row.amount)).toEqual(['10', '9.99', '0.000000001'])
  })

  it('gathers small groups of a day without losing a fraction', () => {
    const row = (day: string, serviceName: string | null, amount: string) => ({
      day,
      serviceName,
      amount,
      currency: 'USD',
    })
    const days = daysOf(
      [
        row('2026-11-02', 'A', '0.1'),
        row('2026-11-01', 'A', '1'),
        row('2026-11-01', 'B', '0.1'),
        row('2026-11-01', null, '0.2'),
      ],
      'serviceName',
      ['A'],
      'other',
      'unnamed',
    )
    expect(days).toEqual([
      {
        day: '2026-11-01',
        total: '1.3',
        parts: [
          { name: 'A', amount: '1' },
          { name: 'other', amount: '0.3' },
        ],
      },
      { day: '2026-11-02', total: '0.1', parts: [{ name: 'A', amount: '0.1' }] },
    ])
  })
})
