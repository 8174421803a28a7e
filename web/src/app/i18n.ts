/** Texts: one file per feature and language, gathered here; ICU plurals; Korean particles chosen after the names are in. */
import i18next, { type i18n } from 'i18next'
import ICU from 'i18next-icu'
import { initReactI18next } from 'react-i18next'
import { withParticles } from '@/lib/particles'
import { onPreferences, preferences } from '@/ui/preferences'

type Texts = Record<string, Record<string, unknown>>
export type Language = 'ko' | 'en'

const load: Record<Language, () => Promise<Texts>> = {
  ko: async () => (await import('./texts.ko')).texts,
  en: async () => (await import('./texts.en')).texts,
}

async function add(target: i18n, language: Language): Promise<void> {
  if (target.hasResourceBundle(language, 'ui')) return
  for (const [namespace, texts] of Object.entries(await load[language]()))
    target.addResourceBundle(language, namespace, texts)
}

export async function startTexts(): Promise<void> {
  const language = preferences().language
  i18next.use(ICU).use(initReactI18next).use({ type: 'postProcessor', name: 'particles', process: withParticles })
  await i18next.init({
    lng: language,
    fallbackLng: false,
    resources: {},
    ns: ['ui'],
    defaultNS: 'ui',
    postProcess: ['particles'],
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  })
  await add(i18next, language)
  await i18next.changeLanguage(language)
  onPreferences(() => {
    const next = preferences().language
    if (next !== i18next.language) void add(i18next, next).then(() => i18next.changeLanguage(next))
  })
}
