import { expect, it } from 'vitest'
import { onGrid } from './metrics'

it('leaves gaps where no sample came and drops what is not a number', () => {
  const set = onGrid(
    [
      {
        metric: { 'host.name': 'a' },
        values: [
          [100, '1'],
          [110, 'NaN'],
          [120, '3'],
          [140, '5'],
        ],
      },
    ],
    100,
    140,
    10,
  )
  expect(set.times).toEqual([100, 110, 120, 130, 140])
  expect(set.series[0]?.labels).toEqual({ host_name: 'a' })
  expect(set.series[0]?.values).toEqual([1, null, 3, null, 5])
})
