import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
  .map((file) => ({ file, imports: importsOf(readFileSync(join('src', file), 'utf8')) }))

function importsOf(code: string): string[] {
  return [...code.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, name]) => name ?? '')
}

const featureOf = (path: string) => /(?:^|\/)features\/([^/]+)/.exec(path)?.[1]

function offenders(rule: (file: string, name: string) => boolean): string[] {
  return files.flatMap(({ file, imports }) =>
    imports.filter((name) => rule(file, name)).map((name) => `${file} imports ${name}`),
  )
}

describe('the rooms of the app', () => {
  it('have features that never import each other', () => {
    expect(
      offenders(
        (file, name) =>
          featureOf(file) !== undefined && featureOf(name) !== undefined && featureOf(name) !== featureOf(file),
      ),
    ).toEqual([])
  })

  it('are entered through a feature’s index only', () => {
    expect(
      offenders(
        (file, name) =>
          featureOf(name) !== undefined && featureOf(file) !== featureOf(name) && !/^@\/features\/[^/]+$/.test(name),
      ),
    ).toEqual([])
    for (const feature of readdirSync('src/features'))
      expect(existsSync(`src/features/${feature}/index.ts`), feature).toBe(true)
  })

  it('keep the UI kit behind src/ui', () => {
    expect(offenders((file, name) => name.startsWith('@mantine/') && !file.startsWith('ui/'))).toEqual([])
  })

  it('point inwards: lib knows nobody, api and ui know no feature and not the app', () => {
    expect(offenders((file, name) => file.startsWith('lib/') && /^@\/(?!lib\/)/.test(name))).toEqual([])
    expect(offenders((file, name) => /^(api|ui|features)\//.test(file) && /^@\/app/.test(name))).toEqual([])
    expect(offenders((file, name) => /^(api|ui|design)\//.test(file) && /^@\/features/.test(name))).toEqual([])
    expect(offenders((file, name) => file.startsWith('api/') && /^@\/ui/.test(name))).toEqual([])
  })

  it('never poll', () => {
    const polling = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && /refetchInterval/.test(readFileSync(join('src', file), 'utf8')),
    )
    // An import tells nobody how far it is: it is asked while it runs and somebody looks, and only then.
    expect(polling).toEqual(['features/exchange/queries.ts'])
  })
})
