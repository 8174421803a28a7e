import { IconAlertTriangle, IconCheck, IconClockHour4, IconPlayerPause } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SlaClock } from '@/api/types/sla'
import type { TicketDetail } from '@/api/types/ticket'
import { humane } from '@/lib/duration'
import { usePreferences } from '@/ui/preferences'
import { Instant, useNow } from '@/ui/time'
import { slasQuery } from './queries'
import { SlaStory } from './SlaStory'
import { keyOf, remainingSeconds, type Tone, toneOf } from './sla'
import styles from './sla.module.css'

const ICONS = {
  over: IconAlertTriangle,
  soon: IconClockHour4,
  ok: IconClockHour4,
  hold: IconPlayerPause,
  done: IconCheck,
}

/** What was promised and how much of it is left, as working time; a click tells why. */
export function SlaClocks({ ticket, id }: { readonly ticket: TicketDetail; readonly id: string }) {
  const { t } = useTranslation('tickets')
  const clocks = ticket.sla.filter((clock) => clock.state !== 'cancelled')
  const [open, setOpen] = useState<string | null>(null)
  const story = useQuery({ ...slasQuery(id), enabled: open !== null })
  if (clocks.length === 0) return null
  return (
    <section>
      <h2>{t('sla.title')}</h2>
      <ul className={styles.clocks}>
        {clocks.map((clock) => (
          <li key={keyOf(clock)}>
            <button
              type="button"
              className={styles.clock}
              aria-expanded={open === keyOf(clock)}
              onClick={() => setOpen(open === keyOf(clock) ? null : keyOf(clock))}
            >
              <span className={styles.metric}>
                {t(`sla.metric.${clock.metric}`)}
                {clock.party && <span className="muted"> {clock.party}</span>}
                {clock.metric === 'nextResponse' && clock.cycle > 1 && (
                  <span className="small muted"> {t('sla.nth', { nth: clock.cycle })}</span>
                )}
              </span>
              <SlaLeft clock={clock} />
              <SlaDue clock={clock} />
            </button>
            {open === keyOf(clock) && (
              <SlaStory story={story.data?.items.find((each) => keyOf(each.reading) === keyOf(clock))} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function SlaDue({ clock }: { readonly clock: SlaClock }) {
  const { t } = useTranslation('tickets')
  if (!clock.displayDueAt) return null
  return (
    <span className="small muted">
      {t('sla.due')} <Instant at={clock.displayDueAt} />
    </span>
  )
}

/** "2h 10m left", "30m over", "met": colour, icon and words. */
export function SlaLeft({ clock }: { readonly clock: SlaClock }) {
  const { t } = useTranslation('tickets')
  const { language } = usePreferences()
  const left = remainingSeconds(clock, useNow(15))
  const tone: Tone = toneOf(clock, left)
  const Icon = ICONS[tone]
  const duration = humane(Math.abs(left) >= 60 ? Math.floor(Math.abs(left) / 60) * 60 : left, language)
  return (
    <span className={styles.left} data-tone={tone}>
      <Icon size={15} aria-hidden="true" />
      {clock.state === 'stopped'
        ? t(clock.breached ? 'sla.missed' : 'sla.met')
        : t(clock.breached ? 'sla.over' : clock.state === 'paused' ? 'sla.paused' : 'sla.left', { duration })}
    </span>
  )
}
