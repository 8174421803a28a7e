import { useTranslation } from 'react-i18next'

/** What a tenant calls something, in the reader's language where it is said in it. */
export function nameIn(language: string, names: { ko?: string | null; en?: string | null }): string {
  return (language === 'ko' ? names.ko || names.en : names.en || names.ko) ?? ''
}

export function useNameIn(): (names: { ko?: string | null; en?: string | null }) => string {
  const { i18n } = useTranslation()
  return (names) => nameIn(i18n.language, names)
}
