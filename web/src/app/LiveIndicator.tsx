import { useTranslation } from 'react-i18next'
import { humane } from '@/lib/duration'
import { useLocale } from '@/ui/locale'
import { useNow } from '@/ui/time'
import { useLive } from './live'
import styles from './Shell.module.css'

const DELAY_SECONDS = 20
const LOST_SECONDS = 10

/** Connected, delayed by so much, or offline. */
export function LiveIndicator() {
  const { t } = useTranslation('app')
  const locale = useLocale()
  const { connection, telemetryAt, lostAt } = useLive()
  const now = useNow(1)
  const silent = telemetryAt === 0 ? 0 : Math.max(0, Math.floor((now - telemetryAt) / 1000))
  const lost = lostAt > 0 && (!navigator.onLine || now - lostAt > LOST_SECONDS * 1000)
  const state = lost
    ? 'offline'
    : connection !== 'connected'
      ? connection
      : silent > DELAY_SECONDS
        ? 'delayed'
        : 'connected'
  const text = t(`live.${state}`, { delay: humane(silent, locale) })
  return (
    <span className={styles.live} data-state={state} role="status" aria-label={text} title={text}>
      <i aria-hidden="true" />
      <span className={styles.liveText}>{text}</span>
    </span>
  )
}
