import { describe, expect, it } from 'vitest'
import { add, compare, formatMoney, percentOf, plain, sums } from './money'

describe('money', () => {
  it('adds without losing a digit that floating point loses', () => {
    expect(add('0.1', '0.2')).toBe('0.3')
    expect(add('0.00000080000', '12345678901234567890.12')).toBe('12345678901234567890.12000080000')
    expect(add('-0.05', '0.04')).toBe('-0.01')
  })

  it('compares across scales', () => {
    expect(compare('1.10', '1.1')).toBe(0)
    expect(compare('9.99', '10')).toBe(-1)
    expect(compare('0.0000001', '0')).toBe(1)
  })

  it('keeps currencies apart', () => {
    expect(
      sums([
        { amount: '1.10', currency: 'USD' },
        { amount: '1000', currency: 'KRW' },
        { amount: '2.20', currency: 'USD' },
      ]),
    ).toEqual([
      { amount: '3.30', currency: 'USD' },
      { amount: '1000', currency: 'KRW' },
    ])
  })

  it('shows the currency by its code, grouped, with the places of the currency', () => {
    expect(formatMoney({ amount: '1234567.5', currency: 'USD' }, 'en').replace(/\s/gu, ' ')).toBe('USD 1,234,567.50')
    expect(formatMoney({ amount: '1234567', currency: 'KRW' }, 'ko').replace(/\s/gu, ' ')).toBe('KRW 1,234,567')
    expect(formatMoney({ amount: '12345678901234567890.12', currency: 'USD' }, 'en')).toContain(
      '12,345,678,901,234,567,890.12',
    )
  })

  it('reads exponents as providers write them', () => {
    expect(plain('8E-7')).toBe('0.0000008')
    expect(plain('1.25e2')).toBe('125')
    expect(add('8E-7', '0')).toBe('0.0000008')
  })

  it('does not call a budget spent before it is', () => {
    expect(percentOf('99.99', '100.00')).toBe(99.9)
    expect(percentOf('120', '100')).toBe(120)
    expect(percentOf('1', '0')).toBe(0)
  })
})
