import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CostMetric } from '@/api/types/billing'
import { add, formatMoney, pixels } from '@/lib/money'
import { BarChart } from '@/ui/chart/BarChart'
import { useLocale } from '@/ui/locale'
import { QueryGate, Skeleton } from '@/ui/states'
import { daysOf, largestFirst, ofCurrency, type Period } from './model'
import { costsQuery } from './queries'

interface CostChartProps {
  readonly period: Period
  readonly group: 'serviceName' | 'billingAccountId'
  readonly metric: CostMetric
  readonly currency: string
}

/** Bars per day, the six largest groups apart. */
export function CostChart({ period, group, metric, currency }: CostChartProps) {
  const { t } = useTranslation('cost')
  const locale = useLocale()
  const query = useQuery(costsQuery(period, `day,${group}`, metric))
  const say = (amount: string) => formatMoney({ amount, currency }, locale)
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  const dayName = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' })
  return (
    <QueryGate query={query} skeleton={<Skeleton kind="chart" />}>
      {(answer) => {
        const rows = ofCurrency(answer.rows, currency)
        const totals = new Map<string, string>()
        for (const row of rows) {
          const name = row[group] ?? t('unnamed')
          totals.set(name, add(totals.get(name) ?? '0', row.amount))
        }
        const ranked = largestFirst([...totals].map(([serviceName, amount]) => ({ serviceName, amount, currency })))
        const top = ranked.slice(0, 6).map((row) => row.serviceName ?? '')
        const other = t('other')
        const days = daysOf(rows, group, top, other, t('unnamed'))
        return (
          <BarChart
            label={t('perDay')}
            names={ranked.length > top.length ? [...top, other] : top}
            axis={(length) => `${compact.format(length)} ${currency}`}
            bars={days.map((day) => ({
              key: day.day,
              label: dayName.format(new Date(day.day)),
              text: say(day.total),
              segments: day.parts.map((part) => ({
                name: part.name,
                length: pixels(part.amount),
                text: say(part.amount),
              })),
            }))}
          />
        )
      }}
    </QueryGate>
  )
}
