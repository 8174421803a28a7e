import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { BarChart } from '@/ui/chart/BarChart'
import { useLocale } from '@/ui/locale'
import { QueryGate, Skeleton } from '@/ui/states'
import { keysOf, type Span, stepOf } from './model'
import { type Asked, reportQuery } from './queries'

/** What came in and what was resolved, one bar beside the other. */
export function Course({ asked, span }: { readonly asked: Asked; readonly span: Span }) {
  const { t } = useTranslation('desk-report')
  const locale = useLocale()
  const step = stepOf(span)
  const query = useQuery(reportQuery({ ...asked, groupBy: step }))
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return (
    <QueryGate query={query} skeleton={<Skeleton kind="chart" />}>
      {(report) => {
        const rows = new Map(report.rows.map((row) => [row.key, row]))
        const names = [t('course.opened'), t('course.resolved')]
        return (
          <BarChart
            label={t('course.title')}
            names={names}
            beside
            axis={(length) => count.format(length)}
            bars={keysOf(asked.from, asked.to, step).map((key) => {
              const lengths = [rows.get(key)?.opened ?? 0, rows.get(key)?.resolved ?? 0]
              return {
                key,
                label: nameOf(key, step, locale),
                text: t('course.said', { opened: lengths[0], resolved: lengths[1] }),
                segments: names.map((name, at) => ({
                  name,
                  length: lengths[at] ?? 0,
                  text: count.format(lengths[at] ?? 0),
                })),
              }
            })}
          />
        )
      }}
    </QueryGate>
  )
}

function nameOf(key: string, step: 'day' | 'week' | 'month', locale: string): string {
  if (step === 'week') return key
  const format: Intl.DateTimeFormatOptions =
    step === 'day' ? { month: 'short', day: 'numeric' } : { year: 'numeric', month: 'short' }
  return new Intl.DateTimeFormat(locale, { ...format, timeZone: 'UTC' }).format(
    new Date(step === 'day' ? key : `${key}-01`),
  )
}
