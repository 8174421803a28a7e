import { humane } from '@/lib/duration'
import { useLocale } from '@/ui/locale'

const NONE = '–'

/** Figures as people say them; a dash when there is nothing to take them of. */
export function useSay() {
  const locale = useLocale()
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  return {
    time: (seconds: number | undefined) => (seconds === undefined ? NONE : humane(seconds, locale)),
    share: (rate: number | undefined) => (rate === undefined ? NONE : percent.format(rate)),
  }
}
