import { usePreferences } from './preferences'

/** BCP 47 tag for Intl. */
export function useLocale(): string {
  return usePreferences().language === 'ko' ? 'ko-KR' : 'en-GB'
}
