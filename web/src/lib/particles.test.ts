import { describe, expect, it } from 'vitest'
import { withParticles } from './particles'

describe('Korean particles', () => {
  it.each([
    ['서버[이/가]', '서버가'],
    ['호스트 목록[이/가]', '호스트 목록이'],
    ['서울[으로/로]', '서울로'],
    ['부산[으로/로]', '부산으로'],
    ['web-1[이/가]', 'web-1이'],
    ['web-2[이/가]', 'web-2가'],
    ['web-3[을/를]', 'web-3을'],
    ['mysql[은/는]', 'mysql은'],
    ['disk[을/를]', 'disk를'],
    ['"CPU"[이/가] 높습니다', '"CPU"가 높습니다'],
    ['INC-2026-000127[으로/로]', 'INC-2026-000127로'],
    ['김민준 님[과/와]', '김민준 님과'],
  ])('%s becomes %s', (template, expected) => {
    expect(withParticles(template)).toBe(expected)
  })

  it('shows both forms when the sound is not known', () => {
    expect(withParticles('★[을/를]')).toBe('★을(를)')
  })

  it('leaves brackets that are no particles alone', () => {
    expect(withParticles('[alert] disk[0]')).toBe('[alert] disk[0]')
  })
})
