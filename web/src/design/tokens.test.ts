import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('src/design/tokens.css', 'utf8')

function tokensOf(theme: 'dark' | 'light'): Record<string, string> {
  const block = css
    .split('}')
    .filter((rule) => rule.includes(`data-mantine-color-scheme="${theme}"`))
    .join('')
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name, value]) => [name, value]),
  )
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

/** How far apart two colours are for an eye without red (protan) or green (deutan) cones; simplified Brettel matrices. */
const VISIONS = {
  protan: [
    [0.152, 1.053, -0.205],
    [0.115, 0.786, 0.099],
    [-0.004, -0.048, 1.052],
  ],
  deutan: [
    [0.367, 0.861, -0.228],
    [0.28, 0.673, 0.047],
    [-0.012, 0.043, 0.969],
  ],
} as const

function seen(hex: string, vision: keyof typeof VISIONS): number[] {
  const rgb = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return VISIONS[vision].map((row) => row.reduce((sum, weight, index) => sum + weight * (rgb[index] ?? 0), 0))
}

const TEXT_ON: [string, string[]][] = [
  ['text', ['bg', 'surface', 'raised', 'hover', 'accent-soft', 'public-soft', 'internal-soft']],
  ['text-2', ['bg', 'surface', 'raised', 'hover', 'accent-soft']],
  ['text-3', ['bg', 'surface']],
  ['accent-text', ['bg', 'surface', 'accent-soft']],
  ['on-accent', ['accent']],
  ['danger', ['surface', 'bg', 'sev-5-soft']],
  ['ok', ['surface', 'sev-1-soft']],
  ['info', ['surface', 'sev-2-soft']],
  ['public', ['surface', 'public-soft']],
  ['internal', ['surface', 'internal-soft']],
  ...[0, 1, 2, 3, 4, 5].map((severity): [string, string[]] => [
    `sev-${severity}`,
    ['bg', 'surface', `sev-${severity}-soft`],
  ]),
]

describe.each(['dark', 'light'] as const)('the %s theme', (theme) => {
  const tokens = tokensOf(theme)
  const colour = (name: string) => tokens[name] ?? expect.fail(`no token ${name} in ${theme}`)

  it.each(TEXT_ON.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground])))(
    '%s on %s can be read',
    (text, ground) => {
      expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5)
    },
  )

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('line %d of a chart stands out from its ground', (number) => {
    expect(contrast(colour(`series-${number}`), colour('surface'))).toBeGreaterThanOrEqual(3)
  })

  it('draws borders of fields that can be seen', () => {
    expect(contrast(colour('line-strong'), colour('bg'))).toBeGreaterThanOrEqual(2.6)
  })

  it.each(['protan', 'deutan'] as const)('keeps neighbouring severities apart for %s eyes', (vision) => {
    for (const severity of [1, 2, 3, 4]) {
      const a = seen(colour(`sev-${severity}`), vision)
      const b = seen(colour(`sev-${severity + 1}`), vision)
      const distance = Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)))
      expect(distance, `severity ${severity} and ${severity + 1}`).toBeGreaterThan(20)
    }
  })
})
