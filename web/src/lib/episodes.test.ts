import { describe, expect, it } from 'vitest'
import { episodes } from './episodes'

const points = (values: (number | null)[]) => values.map((value, index) => [index * 10, value] as const)
const rule = { op: 'gt', value: 0.9, recover: 0.8, forSeconds: 20 } as const

describe('episodes of a rule', () => {
  it('fires only after the condition held long enough', () => {
    expect(episodes(points([0.95, 0.5, 0.95, 0.95]), rule)).toEqual([])
    expect(episodes(points([0.95, 0.95, 0.95, 0.5]), rule)).toEqual([{ from: 20, to: 30 }])
  })

  it('stays until the recovery value is passed', () => {
    expect(episodes(points([0.95, 0.95, 0.95, 0.85, 0.85, 0.7]), rule)).toEqual([{ from: 20, to: 50 }])
  })

  it('skips gaps and tells an episode that has not ended', () => {
    expect(episodes(points([0.95, null, 0.95, 0.96]), rule)).toEqual([{ from: 20, to: 30 }])
  })
})
