import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { humane } from '@/lib/duration'
import { usePreferences } from './preferences'

const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | null = null

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of listeners) each()
  }, 1_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0 && timer) {
      clearInterval(timer)
      timer = null
    }
  }
}

/** The wall clock of the screen, in steps so that what shows it is drawn only when it would change. */
export function useNow(stepSeconds = 1): number {
  return useSyncExternalStore(subscribe, () => Math.floor(Math.max(now, 0) / (stepSeconds * 1000)) * stepSeconds * 1000)
}

export function formatInstant(
  at: string | number,
  locale: string,
  style: 'full' | 'short' | 'clock' = 'short',
): string {
  const date = new Date(at)
  if (style === 'clock') {
    return new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }).format(date)
  }
  if (style === 'full') return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' }).format(date)
  const today = new Date().toDateString() === date.toDateString()
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat(locale, today ? clock : { month: 'short', day: 'numeric', ...clock }).format(date)
}

export function Instant({ at, style = 'short' }: { readonly at: string; readonly style?: 'short' | 'full' | 'clock' }) {
  const { language } = usePreferences()
  return (
    <time dateTime={at} title={formatInstant(at, language, 'full')}>
      {formatInstant(at, language, style)}
    </time>
  )
}

/** How long ago: for what was seen or heard last. */
export function Ago({ at }: { readonly at: string }) {
  const { t } = useTranslation('ui')
  const { language } = usePreferences()
  const seconds = Math.max(0, (useNow(5) - Date.parse(at)) / 1000)
  return (
    <time dateTime={at} title={formatInstant(at, language, 'full')} className="num">
      {t('time.ago', { duration: humane(seconds >= 60 ? Math.floor(seconds / 60) * 60 : seconds, language) })}
    </time>
  )
}

/** How long since then: "2h 10m". Seconds tick only in the first minute. */
export function Since({ at, until }: { readonly at: string; readonly until?: string | null | undefined }) {
  const { language } = usePreferences()
  const started = Date.parse(at)
  const young = until ? false : Date.now() - started < 60_000
  const current = useNow(young ? 1 : 15)
  const seconds = ((until ? Date.parse(until) : Math.max(current, started)) - started) / 1000
  const shown = seconds >= 60 ? Math.floor(seconds / 60) * 60 : seconds
  return (
    <time dateTime={at} title={formatInstant(at, language, 'full')} className="num">
      {humane(shown, language)}
    </time>
  )
}
