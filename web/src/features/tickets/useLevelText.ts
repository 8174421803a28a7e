import { useTranslation } from 'react-i18next'
import { humane, secondsOf } from '@/lib/duration'
import { usePreferences } from '@/ui/preferences'

/** A level of escalation in words: 75%, -PT30M, 1D; names and what is none of these stay as they are. */
export function useLevelText(): (level: string) => string {
  const { t } = useTranslation('tickets')
  const { language } = usePreferences()
  return (level) => {
    const percent = /^(\d+)%$/.exec(level)
    if (percent) return t('sla.level.percent', { percent: Number(percent[1]) })
    const days = /^(-?)(\d+)D$/.exec(level)
    if (days) return t(days[1] ? 'sla.level.daysBefore' : 'sla.level.daysAfter', { count: Number(days[2]) })
    const seconds = secondsOf(level)
    if (seconds !== null)
      return t(seconds < 0 ? 'sla.level.before' : 'sla.level.after', { duration: humane(Math.abs(seconds), language) })
    // until levels could be chosen there was one, and the fact said when it was due
    return /^\d{4}-\d\d-\d\dT/.test(level) ? t('sla.level.percent', { percent: 75 }) : level
  }
}
