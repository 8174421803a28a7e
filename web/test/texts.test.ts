import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'

type Texts = { [key: string]: string | Texts }

const SPACES = [
  ['app', 'src/app/locales'],
  ['ui', 'src/ui/locales'],
  ...readdirSync('src/features').map((feature) => [feature, `src/features/${feature}/locales`]),
] as [string, string][]

function flat(texts: Texts, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value]] : Object.entries(flat(value, `${prefix}${key}.`)),
    ),
  )
}

const read = (folder: string, language: string) =>
  flat(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as Texts)

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
}

/** What stands in code as a key: a whole one, or the beginning of a computed one. */
function asked(code: string): { whole: Set<string>; starts: Set<string> } {
  const whole = new Set(
    [...code.matchAll(/['"]((?:\w+:)?[\w.?/]+)['"]/g)].map(([, key]) => key?.replace(/^\w+:/, '') ?? ''),
  )
  const starts = new Set(
    [...code.matchAll(/`((?:\w+:)?[\w.]*\.)\$\{/g)].map(([, key]) => key?.replace(/^\w+:/, '') ?? ''),
  )
  return { whole, starts }
}

function named(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    const inside = 'options' in element ? Object.values(element.options).flatMap((option) => named(option.value)) : []
    return [element.value, ...inside]
  })
}

const argumentsOf = (text: string) => [...new Set(named(parse(text)))].sort()

describe.each(SPACES)('texts of %s', (space, folder) => {
  const ko = read(folder, 'ko')
  const en = read(folder, 'en')

  it('are there in both languages', () => {
    expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort())
  })

  it('are written, not left in the other language', () => {
    const same = Object.keys(ko).filter(
      (key) => ko[key] === en[key] && /[a-z]{3}/i.test((en[key] ?? '').replace(/\{[^}]*\}/g, '')),
    )
    expect(same).toEqual([])
    expect(Object.entries(en).filter(([, text]) => /[가-힣]/.test(text))).toEqual([])
  })

  it('use the same arguments', () => {
    for (const key of Object.keys(en))
      expect([key, argumentsOf(ko[key] ?? '')]).toEqual([key, argumentsOf(en[key] ?? '')])
  })

  it('are valid ICU messages', () => {
    for (const [key, text] of [...Object.entries(ko), ...Object.entries(en)])
      expect(() => parse(text), key).not.toThrow()
  })

  it('are all used', () => {
    const code = sources(space === 'app' || space === 'ui' ? 'src' : `src/features/${space}`).join('\n')
    const { whole, starts } = asked(code)
    const idle = Object.keys(en).filter((key) => !whole.has(key) && ![...starts].some((start) => key.startsWith(start)))
    expect(idle).toEqual([])
  })

  it('end Korean sentences politely and never in a plain form', () => {
    expect(Object.entries(ko).filter(([, text]) => /(?:한다|된다|했다|이다|있다|없다)\.?$/.test(text))).toEqual([])
  })
})
