import { describe, expect, it } from 'vitest'
import { MOST_PANELS, panelsOf, parseExplore, searchOf } from './exploreAddress'

describe('the address of Explore', () => {
  it('is one plain expression while there is one graph', () => {
    expect(searchOf([{ expr: 'up', view: 'graph' }])).toEqual({ query: 'up' })
    expect(panelsOf(parseExplore({ query: 'up' }))).toEqual([{ expr: 'up', view: 'graph' }])
  })

  it('gives back several panels as they were', () => {
    const panels = [
      { expr: 'up', view: 'table' },
      { expr: '', view: 'graph' },
      { expr: 'x_bucket', view: 'heatmap' },
    ] as const
    expect(panelsOf(parseExplore(searchOf(panels)))).toEqual(panels)
  })

  it('takes a number for the expression it is', () => {
    expect(panelsOf(parseExplore({ query: 42 }))).toEqual([{ expr: '42', view: 'graph' }])
  })

  it('keeps what it understands and drops the rest', () => {
    expect(
      parseExplore({
        query: [{ expr: 'up', view: 'pie' }, 7, null],
        step: '15',
        compare: '2y',
        exemplars: 'true',
        most: 9,
      }),
    ).toEqual({ query: [{ expr: 'up' }, { expr: '7' }], step: 15, exemplars: true })
    expect(parseExplore({ most: 99_999, step: -1 })).toEqual({ most: 500 })
  })

  it('has a panel to type into when it is empty, and never too many', () => {
    expect(panelsOf(parseExplore({}))).toEqual([{ expr: '', view: 'graph' }])
    expect(panelsOf(parseExplore({ query: Array.from({ length: 99 }, () => 'up') }))).toHaveLength(MOST_PANELS)
  })
})
