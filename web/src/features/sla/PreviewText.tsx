import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ClockPreview, SlaClock } from '@/api/types/sla'
import { Instant } from '@/ui/time'
import styles from './sla.module.css'

const MOST = 8

/** Which running clocks would move, verdicts first. */
export function PreviewText({ preview }: { readonly preview: ClockPreview }) {
  const { t } = useTranslation('sla')
  return (
    <div role="status" className="stack">
      <span>
        {preview.moved === 0
          ? t('preview.nothing', { clocks: preview.clocks })
          : t('preview.moved', { moved: preview.moved, clocks: preview.clocks, verdicts: preview.verdicts })}
      </span>
      {preview.items.length > 0 && (
        <ul className={styles.moves}>
          {preview.items.slice(0, MOST).map(({ ticketId, number, before, after }) => (
            <li key={`${ticketId} ${after.metric} ${after.cycle}`} className="small">
              <Link to="/tickets/$id" params={{ id: ticketId }} className="link">
                {number}
              </Link>{' '}
              {t(`metric.${after.metric}`)} <Due clock={before} /> → <Due clock={after} />
              {before.breached !== after.breached && (
                <strong> {t(after.breached ? 'preview.late' : 'preview.inTime')}</strong>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Only a running clock has a deadline; of the others a cancelled one is promised nothing. */
function Due({ clock }: { readonly clock: SlaClock }) {
  const { t } = useTranslation('sla')
  if (clock.displayDueAt) return <Instant at={clock.displayDueAt} />
  return clock.state === 'cancelled' ? t('preview.ends') : '–'
}
