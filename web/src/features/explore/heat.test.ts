import { describe, expect, it } from 'vitest'
import { heatOf } from './heat'

const window = { start: 100, end: 120, step: 10 }

describe('a heatmap', () => {
  it('turns cumulative buckets into what fell between two bounds', () => {
    const bucket = (le: string, host: string, ...values: string[]) => ({
      metric: { le, host },
      values: values.map((value, index) => [100 + index * 10, value] as [number, string]),
    })
    const heat = heatOf(
      [
        bucket('+Inf', 'a', '7', '8'),
        bucket('0.5', 'a', '3', '4'),
        bucket('0.5', 'b', '1', '1'),
        bucket('+Inf', 'b', '1', '3'),
        bucket('1', 'a', '5', '4'),
        bucket('1', 'b', '1', '1'),
      ],
      window,
    )
    expect(heat?.times).toEqual([100, 110, 120])
    expect(heat?.bounds).toEqual([0.5, 1, Number.POSITIVE_INFINITY])
    expect(heat?.counts).toEqual([
      [4, 5, null],
      [2, 0, null],
      [2, 6, null],
    ])
    expect(heat?.most).toBe(6)
  })

  it('reads native histograms', () => {
    const heat = heatOf(
      [
        {
          metric: {},
          histograms: [
            [
              110,
              {
                count: '3',
                sum: '2',
                buckets: [
                  [0, '0.5', '1', '2'],
                  [0, '1', '2', '1'],
                ],
              },
            ],
          ],
        },
      ],
      window,
    )
    expect(heat?.bounds).toEqual([1, 2])
    expect(heat?.counts).toEqual([
      [null, 2, null],
      [null, 1, null],
    ])
  })

  it('is not drawn from other series', () => {
    expect(heatOf([{ metric: { host: 'a' }, values: [[100, '1']] }], window)).toBeNull()
    expect(heatOf([], window)).toBeNull()
  })
})
