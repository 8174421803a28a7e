/** Korean particles depend on the sound before them: "web-1이", "디스크가". Texts write both forms in brackets, e.g.
 *  `{name}[이/가]`, and the right one is chosen once the name is in place. */
const PAIRS: Record<string, readonly [string, string]> = {
  '이/가': ['이', '가'],
  '을/를': ['을', '를'],
  '은/는': ['은', '는'],
  '과/와': ['과', '와'],
  '으로/로': ['으로', '로'],
}

/** How Koreans read digits and Latin letters aloud: does the sound end in a consonant, and is it ㄹ? */
const DIGITS: Record<string, Ending> = {
  '0': 'consonant',
  '1': 'rieul',
  '2': 'vowel',
  '3': 'consonant',
  '4': 'vowel',
  '5': 'vowel',
  '6': 'consonant',
  '7': 'rieul',
  '8': 'rieul',
  '9': 'vowel',
}
const LETTERS: Record<string, Ending> = { l: 'rieul', m: 'consonant', n: 'consonant', r: 'rieul' }

type Ending = 'consonant' | 'vowel' | 'rieul'

function endingOf(text: string): Ending | null {
  const last = text.replace(/[\s)\]}"'”’」』.,!?%]+$/u, '').at(-1)
  if (last === undefined) return null
  const code = last.charCodeAt(0)
  if (code >= 0xac00 && code <= 0xd7a3) {
    const final = (code - 0xac00) % 28
    if (final === 0) return 'vowel'
    return final === 8 ? 'rieul' : 'consonant'
  }
  if (last in DIGITS) return DIGITS[last] ?? null
  if (/[a-z]/i.test(last)) return LETTERS[last.toLowerCase()] ?? 'vowel'
  return null
}

function choose(pair: readonly [string, string], ending: Ending | null): string {
  if (ending === null) return `${pair[0]}(${pair[1]})`
  if (ending === 'vowel') return pair[1]
  return ending === 'rieul' && pair[0] === '으로' ? pair[1] : pair[0]
}

export function withParticles(text: string): string {
  return text.replace(/\[(이\/가|을\/를|은\/는|과\/와|으로\/로)\]/gu, (_match, name: string, at: number) => {
    const pair = PAIRS[name]
    return pair ? choose(pair, endingOf(text.slice(0, at))) : ''
  })
}
