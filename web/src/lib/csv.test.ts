import { expect, it } from 'vitest'
import { csvOf } from './csv'

it('quotes cells and disarms formulas', () => {
  expect(
    csvOf(
      ['row', 'value'],
      [
        [12, 'a "b", c'],
        [13, '=cmd()'],
      ],
    ),
  ).toBe('\uFEFF"row","value"\r\n"12","a ""b"", c"\r\n"13","\'=cmd()"\r\n')
})
