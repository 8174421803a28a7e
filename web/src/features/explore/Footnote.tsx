import { useTranslation } from 'react-i18next'
import { humane } from '@/lib/duration'
import { useLocale } from '@/ui/locale'
import { formatInstant } from '@/ui/time'
import styles from './explore.module.css'
import type { InstantAnswer, RangeAnswer } from './queries'

interface FootnoteProps {
  readonly answer: RangeAnswer | InstantAnswer
  readonly series: number
  readonly points?: number
}

/** How much was found, how finely, how fast. */
export function Footnote({ answer, series, points }: FootnoteProps) {
  const { t } = useTranslation('explore')
  const locale = useLocale()
  const took = `${new Intl.NumberFormat(locale).format(Math.round(answer.tookMs))} ms`
  return (
    <p className={styles.footnote}>
      <span>{t('foot.series', { count: series })}</span>
      {'step' in answer ? (
        <>
          <span>{t('foot.step', { step: humane(answer.step, locale) })}</span>
          {points !== undefined && <span>{t('foot.points', { count: points })}</span>}
        </>
      ) : (
        <span>{t('foot.at', { time: formatInstant(answer.at * 1000, locale, 'clock') })}</span>
      )}
      <span>{took}</span>
    </p>
  )
}
