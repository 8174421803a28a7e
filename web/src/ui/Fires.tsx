import { useTranslation } from 'react-i18next'
import { type Severity, severityOf } from '@/lib/severity'
import styles from './Fires.module.css'

export const FLAME =
  'M12 2c1 3.500-1 5.400-2.600 7.300C7.700 11.300 6.500 13 6.500 15.500a5.500 5.500 0 0 0 11 0c0-2-.8-3.600-1.800-5-.3 1.200-.9 2-1.700 2.500.4-4-.5-8-2-11z'

interface FiresProps {
  readonly severity: number
  /** Shows the word beside the flames; without it the word is still read out. */
  readonly word?: boolean
  readonly soft?: boolean
  readonly size?: number
  /** Says "health" rather than "severity": the same code, another word for 1. */
  readonly of?: 'severity' | 'health'
}

/** The beacon code: one to five flames, a colour and a word. Never colour alone. */
export function Fires({ severity: raw, word = false, soft = false, size = 13, of = 'severity' }: FiresProps) {
  const { t } = useTranslation('ui')
  const severity: Severity = severityOf(raw)
  const name = of === 'health' ? t(`health.${severity}`) : t(`severity.${severity}`)
  return (
    <span
      className={styles.fires}
      data-severity={severity}
      data-soft={soft || undefined}
      role="img"
      aria-label={t('severity.aria', { name, count: severity })}
      title={name}
    >
      <span className={styles.flames} style={{ ['--flame' as string]: `${size}px` }} aria-hidden="true">
        {Array.from({ length: Math.max(1, severity) }, (_unused, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: flames are alike
          <svg key={index} viewBox="6 1 12 21" role="presentation">
            <path d={FLAME} className={severity === 0 ? styles.hollow : undefined} />
          </svg>
        ))}
      </span>
      {word && <span className={styles.word}>{name}</span>}
    </span>
  )
}
