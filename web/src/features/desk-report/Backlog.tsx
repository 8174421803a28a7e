import { useTranslation } from 'react-i18next'
import type { DeskReport } from '@/api/types/deskReport'
import { BarChart } from '@/ui/chart/BarChart'
import { useLocale } from '@/ui/locale'
import { AGES, agesOf } from './model'

/** What is open now, by its age in days. */
export function Backlog({ report }: { readonly report: DeskReport }) {
  const { t } = useTranslation('desk-report')
  const count = new Intl.NumberFormat(useLocale(), { maximumFractionDigits: 1 })
  const name = t('backlog.open')
  return (
    <BarChart
      label={t('backlog.title')}
      names={[name]}
      axis={(length) => count.format(length)}
      bars={agesOf(report).map((open, at) => ({
        key: AGES[at] ?? '',
        label: t('backlog.days', { days: AGES[at] }),
        text: t('backlog.said', { count: open }),
        segments: [{ name, length: open, text: count.format(open) }],
      }))}
    />
  )
}
