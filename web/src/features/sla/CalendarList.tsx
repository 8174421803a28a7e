import { IconCalendar, IconFileUpload, IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import { type SlaCalendar, WEEK } from '@/api/types/sla'
import { newest } from '@/lib/newest'
import { Button, IconButton } from '@/ui/controls'
import { Row, Rows } from '@/ui/Rows'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { CalendarForm } from './CalendarForm'
import { HolidayDialog } from './HolidayDialog'
import { hoursText, nextHolidays } from './model'
import { calendarsQuery } from './queries'
import styles from './sla.module.css'

export function CalendarList() {
  const { t } = useTranslation('sla')
  const may = useMay('policy:write')
  const query = useQuery(calendarsQuery)
  const [edited, edit] = useState<SlaCalendar | 'new' | null>(null)
  const [filled, fill] = useState<SlaCalendar | null>(null)
  const create = may && (
    <Button look="primary" icon={<IconPlus />} onClick={() => edit('new')}>
      {t('calendar.create')}
    </Button>
  )
  return (
    <>
      <QueryGate query={query} skeleton={<Skeleton rows={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconCalendar />} title={t('calendar.none')} action={create} />
          ) : (
            <>
              <div>{create}</div>
              <Rows>
                {items.map((calendar) => (
                  <Row
                    key={calendar.id}
                    label={calendar.name}
                    acts={
                      may && (
                        <>
                          <Button small icon={<IconFileUpload size={16} />} onClick={() => fill(calendar)}>
                            {t('holidays.open')}
                          </Button>
                          <IconButton label={t('editOf', { name: calendar.name })} onClick={() => edit(calendar)}>
                            <IconPencil />
                          </IconButton>
                        </>
                      )
                    }
                  >
                    <CalendarFacts calendar={calendar} />
                  </Row>
                ))}
              </Rows>
            </>
          )
        }
      </QueryGate>
      {edited && <CalendarForm existing={newest(edited, query.data?.items)} onClose={() => edit(null)} />}
      {filled && <HolidayDialog calendar={newest(filled, query.data?.items) ?? filled} onClose={() => fill(null)} />}
    </>
  )
}

function CalendarFacts({ calendar }: { readonly calendar: SlaCalendar }) {
  const { t } = useTranslation('sla')
  const next = nextHolidays(calendar, new Date().toISOString().slice(0, 10), 4)
  return (
    <>
      <span className="row wrap">
        <strong>{calendar.name}</strong>
        <span className="small muted">{calendar.zone}</span>
      </span>
      <span className="small">
        {WEEK.filter((day) => (calendar.weekly[day] ?? []).length > 0).map((day) => (
          <span key={day} className={styles.day}>
            {t(`day.${day}`)} <span className="num">{hoursText(calendar.weekly[day])}</span>
          </span>
        ))}
      </span>
      <span className="small muted">
        {next.length === 0
          ? t('calendar.noHolidays')
          : `${t('calendar.next')} ${next.map(({ date, name }) => (name ? `${date} ${name}` : date)).join(' · ')}`}
      </span>
    </>
  )
}
