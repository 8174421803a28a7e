import { describe, expect, it } from 'vitest'
import { mergePatch } from './mergePatch'

describe('a merge patch', () => {
  it('removes a member by null, also deep inside', () => {
    expect(
      mergePatch(
        { series: { metric: 'm', labels: { host: 'a', zone: 'k' } } },
        { series: { metric: 'm', labels: { host: 'a' } } },
      ),
    ).toEqual({ series: { labels: { zone: null } } })
  })

  it('says nothing of what is the same', () => {
    expect(mergePatch({ name: 'a', list: [1, 2], expr: null }, { name: 'a', list: [1, 2], expr: null })).toEqual({})
  })

  it('replaces a list, a null and an object by something else', () => {
    expect(mergePatch({ list: [1], expr: null, series: { a: 1 } }, { list: [2], expr: 'up', series: null })).toEqual({
      list: [2],
      expr: 'up',
      series: null,
    })
  })
})
