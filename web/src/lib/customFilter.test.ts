import { describe, expect, it } from 'vitest'
import { isAmount, listOf, parametersOfCustom, parseCustom, spanOf, wordsOf } from './customFilter'

describe('Filters by own fields', () => {
  it('come from an address, and nothing else does', () => {
    expect(parseCustom({ site: 'seoul,busan', cost: '10..20' })).toEqual({ site: 'seoul,busan', cost: '10..20' })
    expect(parseCustom({ 'x y': 'a', Site: 'a', site: 7, cost: '' })).toBeUndefined()
    expect(parseCustom('site')).toBeUndefined()
    expect(parseCustom(null)).toBeUndefined()
    expect(Object.keys(parseCustom(Object.fromEntries([...'abcdefg'].map((key) => [key, '1']))) ?? {})).toHaveLength(5)
  })

  it('are parameters of the list', () => {
    expect(parametersOfCustom({ site: 'seoul', cost: '..5' })).toEqual({ 'custom.site': 'seoul', 'custom.cost': '..5' })
  })

  it.each([
    ['10..20', '10', '20'],
    ['10..', '10', ''],
    ['..20', '', '20'],
    ['7', '7', '7'],
    ['', '', ''],
    ['-1.5..2', '-1.5', '2'],
  ])('read %s as a range and write it so', (words, from, to) => {
    expect(spanOf(words)).toEqual({ from, to })
    expect(wordsOf({ from, to })).toBe(words)
  })

  it('know numbers as the service does', () => {
    expect(['', '0', '-12.5', '123456789012345'].every(isAmount)).toBe(true)
    expect(['1e5', '1.', '1.1234567', '1234567890123456', 'ten'].some(isAmount)).toBe(false)
  })

  it('hold several values parted by commas', () => {
    expect(listOf(' a, b,,c ')).toEqual(['a', 'b', 'c'])
  })
})
