import { describe, expect, it } from 'vitest'
import { isCulprit, measureOf, slicesOf, viewOf } from './model'

describe('what stands in the address', () => {
  it('is metrics by series when nothing does', () => {
    expect(viewOf({})).toEqual({ by: 'metric', sort: '-series', q: '', unused: 0 })
  })

  it('keeps what goes together and leaves out what does not', () => {
    expect(viewOf({ by: 'label', sort: '-newSeriesPerHour', unused: '30' })).toMatchObject({
      by: 'label',
      sort: '-values',
      unused: 0,
    })
    expect(viewOf({ sort: '-newSeriesPerHour', unused: '30' })).toMatchObject({ sort: '-newSeriesPerHour', unused: 30 })
    expect(viewOf({ unused: '12' }).unused).toBe(0)
  })
})

describe('the ribbon', () => {
  it('shows the largest and puts the others together', () => {
    const slices = slicesOf(
      [
        { name: 'a', value: 50 },
        { name: 'b', value: 30 },
        { name: 'tiny', value: 0.5 },
      ],
      100,
    )
    expect(slices.map(({ name, rest }) => [name, rest])).toEqual([
      ['a', false],
      ['b', false],
      ['', true],
    ])
    expect(slices.at(-1)?.share).toBeCloseTo(0.2)
  })

  it('is empty when nothing is stored', () => expect(slicesOf([], 0)).toEqual([]))

  it('is never wider than the whole', () =>
    expect(slicesOf([{ name: 'a', value: 12 }], 10)).toEqual([{ name: 'a', share: 1, rest: false }]))
})

it('the bars of a list by name still show a number', () => {
  expect(measureOf('label', 'name')).toBe('-values')
  expect(measureOf('metric', '-newSeriesPerHour')).toBe('-newSeriesPerHour')
})

it('a label is a culprit when nearly every series has its own value', () => {
  expect(isCulprit({ name: 'request_id', series: 400, values: 390 }, 400)).toBe(true)
  expect(isCulprit({ name: 'method', series: 400, values: 5 }, 400)).toBe(false)
  expect(isCulprit({ name: 'shop', series: 4, values: 4 }, 4)).toBe(false)
})
