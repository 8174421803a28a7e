import { describe, expect, it } from 'vitest'
import { choicesOf, linesOf, queuesOf } from './customFieldModel'

describe('choices in lines', () => {
  it('are read and written alike', () => {
    const lines = 'seoul = 서울 / Seoul\nbusan = 부산\nhome = At home'
    const read = choicesOf(`${lines}\n\n`)
    expect(read?.map(({ key, name }) => [key, name.ko, name.en])).toEqual([
      ['seoul', '서울', 'Seoul'],
      ['busan', '부산', null],
      ['home', null, 'At home'],
    ])
    expect(linesOf(read ?? [])).toBe(lines)
  })

  it('are called by their key when nothing else is said', () => {
    expect(choicesOf('lab')).toEqual([{ key: 'lab', name: { en: 'lab' } }])
  })

  it.each(['Seoul = 서울', 'a b = c', 'x = 1\nx = 2', '= 서울'])('are refused as a whole: %s', (lines) => {
    expect(choicesOf(lines)).toBeNull()
  })
})

it('queues are parted by commas, each once', () => {
  expect(queuesOf(' network, 사무실,,network ')).toEqual(['network', '사무실'])
  expect(queuesOf(' ')).toEqual([])
})
