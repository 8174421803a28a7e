import { describe, expect, it } from 'vitest'
import { formatQuantity, unitOf } from './units'

describe('units', () => {
  it('shows shares as percent', () => {
    expect(formatQuantity(0.873, '1', 'en')).toBe('87.3%')
    expect(formatQuantity(0, '1', 'en')).toBe('0%')
    expect(formatQuantity(0.0042, '1', 'en')).toBe('0.42%')
  })

  it('scales bytes in powers of 1024', () => {
    expect(formatQuantity(0, 'By', 'en')).toBe('0 B')
    expect(formatQuantity(1536, 'By', 'en')).toBe('1.5 KiB')
    expect(formatQuantity(5 * 1024 ** 3, 'By/s', 'en')).toBe('5 GiB/s')
  })

  it('shows what is not known as a dash', () => {
    expect(formatQuantity(null, '1', 'en')).toBe('–')
    expect(formatQuantity(Number.NaN, 'By', 'en')).toBe('–')
  })

  it('knows units of well-known names', () => {
    expect(unitOf('system_cpu_utilization')).toBe('1')
    expect(unitOf('system_network_io')).toBe('By')
    expect(unitOf('http_server_request_duration')).toBe('s')
    expect(unitOf('orders')).toBe('')
  })
})
