/** Durations: ISO 8601 on the wire, humane on the screen. */
const ISO = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

export function secondsOf(iso: string): number | null {
  const match = ISO.exec(iso)
  if (!match || iso === 'P' || iso.endsWith('T')) return null
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0'] = match
  const total = Number(days) * 86_400 + Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)
  return sign ? -total : total
}

export function isoOf(seconds: number): string {
  if (seconds === 0) return 'PT0S'
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  const rest = seconds % 60
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest ? `${rest}S` : ''}`
}

const UNITS = {
  en: { d: 'd', h: 'h', m: 'm', s: 's' },
  ko: { d: '일', h: '시간', m: '분', s: '초' },
} as const

/** The two largest units: "2h 10m", "2시간 10분". */
export function humane(seconds: number, locale: string): string {
  const words = UNITS[locale.startsWith('ko') ? 'ko' : 'en']
  const total = Math.max(0, Math.round(Math.abs(seconds)))
  const parts = [
    [Math.floor(total / 86_400), words.d],
    [Math.floor((total % 86_400) / 3_600), words.h],
    [Math.floor((total % 3_600) / 60), words.m],
    [total % 60, words.s],
  ] as const
  const first = parts.findIndex(([count]) => count > 0)
  if (first < 0) return `0${words.s}`
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count}${word}`)
    .join(' ')
}
