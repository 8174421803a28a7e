/** The words on the screens, read from the app's own texts: a journey says what it means and finds it in both languages. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './launcher'

export type Language = 'ko' | 'en'
type Texts = { readonly [key: string]: string | Texts }

const PLACES = {
  app: 'app',
  ui: 'ui',
  tickets: 'features/tickets',
  report: 'features/desk-report',
  hosts: 'features/hosts',
  exchange: 'features/exchange',
  explore: 'features/explore',
  usage: 'features/usage',
  targets: 'features/targets',
  alerts: 'features/alerts',
  map: 'features/map',
  cost: 'features/cost',
  rules: 'features/rules',
  settings: 'features/settings',
  automation: 'features/automation',
  webhooks: 'features/webhooks',
  sla: 'features/sla',
} as const

export type Word = (place: keyof typeof PLACES, key: string, values?: Readonly<Record<string, string>>) => string

export function wordsOf(language: Language): Word {
  const files = new Map<string, Texts>()
  return (place, key, values = {}) => {
    let texts = files.get(place)
    if (!texts) {
      texts = JSON.parse(
        readFileSync(join(ROOT, 'web/src', PLACES[place], 'locales', `${language}.json`), 'utf8'),
      ) as Texts
      files.set(place, texts)
    }
    let found: string | Texts | undefined = texts
    for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined
    if (typeof found !== 'string') throw new Error(`no text ${place}:${key} in ${language}`)
    return found.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  }
}
