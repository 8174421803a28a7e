import { useTranslation } from 'react-i18next'
import type { SlaChange, SlaLine, SlaTerms, SlaStory as Story } from '@/api/types/sla'
import { humane, secondsOf } from '@/lib/duration'
import { usePreferences } from '@/ui/preferences'
import { Instant } from '@/ui/time'
import styles from './sla.module.css'
import { useLevelText } from './useLevelText'

/** Why a clock shows what it shows: intervals counted, gaps and why, and what is ahead. */
export function SlaStory({ story }: { readonly story: Story | undefined }) {
  const { t } = useTranslation('tickets')
  const { language } = usePreferences()
  if (!story) return <p className="small muted">{t('sla.loading')}</p>
  const words = (iso: string) => humane(secondsOf(iso) ?? 0, language)
  return (
    <div className={styles.story}>
      <p className="small muted">
        {t('sla.promise', { policy: story.policy, target: targetOf(story.target, words), calendar: story.calendar })}
      </p>
      <Lines title={t('sla.until')} lines={story.explanation} sum={words(story.consumed)} />
      {story.forecast.length > 0 && <Lines title={t('sla.ahead')} lines={story.forecast} />}
      {story.levels.length > 0 && <Levels levels={story.levels} />}
      {story.changes.length > 0 && <Changes changes={story.changes} say={(target) => targetOf(target, words)} />}
    </div>
  )

  function targetOf(target: string, said: (iso: string) => string): string {
    const days = /^(\d+)D(E?)$/.exec(target)
    return days ? t(days[2] ? 'sla.daysEnd' : 'sla.days', { count: Number(days[1]) }) : said(target)
  }
}

interface ChangesProps {
  readonly changes: readonly SlaChange[]
  readonly say: (target: string) => string
}

/** What was promised before, and how the clock came to what is promised now. */
function Changes({ changes, say }: ChangesProps) {
  const { t } = useTranslation('tickets')
  return (
    <section className={styles.changes}>
      <h3>{t('sla.changes')}</h3>
      <ol>
        {changes.map(({ at, how, from, to }) => {
          const terms = (one: SlaTerms) =>
            t(from.calendar === to.calendar ? 'sla.changed' : 'sla.changedCalendar', {
              ...one,
              target: say(one.target),
            })
          return (
            <li key={at}>
              <span className="muted">
                <Instant at={at} /> · {t(`sla.how.${how}`)}
              </span>
              <span>
                {terms(from)} → {terms(to)}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Levels({ levels }: { readonly levels: Story['levels'] }) {
  const { t } = useTranslation('tickets')
  const levelText = useLevelText()
  return (
    <table className={styles.lines}>
      <caption>{t('sla.levels')}</caption>
      <tbody>
        {levels.map((level) => (
          <tr key={level.level} data-counted={level.told || undefined}>
            <td>{level.name || levelText(level.level)}</td>
            <td>{level.name && levelText(level.level)}</td>
            <td>{level.told ? t('sla.levelTold') : level.at ? <Instant at={level.at} /> : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Lines({
  title,
  lines,
  sum,
}: {
  readonly title: string
  readonly lines: readonly SlaLine[]
  readonly sum?: string
}) {
  const { t } = useTranslation('tickets')
  const { language } = usePreferences()
  return (
    <table className={styles.lines}>
      <caption>
        {title}
        {sum !== undefined && <strong className="num"> {sum}</strong>}
      </caption>
      <tbody>
        {lines.map((line) => (
          <tr key={line.from} data-counted={line.counted || undefined}>
            <td>
              <Instant at={line.from} /> – <Instant at={line.to} />
            </td>
            <td>{t(`sla.why.${line.why}`)}</td>
            <td className="num">{line.counted ? humane(secondsOf(line.duration) ?? 0, language) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
