import { IconChevronLeft, IconChevronRight, IconCoins, IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CostAnswer, CostMetric } from '@/api/types/billing'
import { IconButton, Segmented, SelectField } from '@/ui/controls'
import { useLocale } from '@/ui/locale'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Page, Panel } from '@/ui/surface'
import { CostChart } from './CostChart'
import { CostTable } from './CostTable'
import { CostTabs } from './CostTabs'
import styles from './cost.module.css'
import { MoneyText } from './MoneyText'
import {
  currenciesOf,
  GROUPS,
  type Group,
  groupOf,
  METRICS,
  metricOf,
  ofCurrency,
  type Period,
  periodOf,
  shifted,
} from './model'
import { costsQuery } from './queries'

export function CostPage() {
  const { t } = useTranslation('cost')
  const navigate = useNavigate()
  const locale = useLocale()
  const search = useSearch({ from: '/cost' })
  const period = periodOf(search.month, new Date())
  const group = groupOf(search.groupBy)
  const metric = metricOf(search.metric)
  const query = useQuery(costsQuery(period, group, metric))
  const patch = (change: { month?: string; groupBy?: string; metric?: string }) =>
    void navigate({ to: '/cost', search: (previous) => ({ ...previous, ...change }), replace: true })
  const monthName = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(period.from),
  )
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <span className="row">
            <IconButton label={t('month.previous')} onClick={() => patch({ month: shifted(period, -1) })}>
              <IconChevronLeft />
            </IconButton>
            <strong>{monthName}</strong>
            <IconButton label={t('month.next')} onClick={() => patch({ month: shifted(period, 1) })}>
              <IconChevronRight />
            </IconButton>
          </span>
          <Segmented
            label={t('groupBy')}
            value={group}
            onPick={(groupBy) => patch({ groupBy })}
            choices={GROUPS.map((value) => ({ value, label: t(`group.${value}`) }))}
          />
          <SelectField
            label={t('metricLabel')}
            hideLabel
            value={metric}
            onPick={(value) => patch({ metric: value })}
            choices={METRICS.map((value) => ({ value, label: t(`metric.${value}`) }))}
          />
        </>
      }
    >
      <CostTabs />
      <QueryGate query={query} skeleton={<Skeleton kind="chart" />}>
        {(answer) =>
          answer.rows.length === 0 ? (
            <NoCost month={monthName} />
          ) : (
            <Costs answer={answer} period={period} group={group} metric={metric} />
          )
        }
      </QueryGate>
    </Page>
  )
}

interface CostsProps {
  readonly answer: CostAnswer
  readonly period: Period
  readonly group: Group
  readonly metric: CostMetric
}

function Costs({ answer, period, group, metric }: CostsProps) {
  const { t } = useTranslation('cost')
  return (
    <>
      {currenciesOf(answer.total).map((currency) => {
        const total = answer.total.find((each) => each.currency === currency)
        return (
          <div key={currency} className={styles.costs}>
            <Panel
              title={
                <>
                  {t('perDay')}{' '}
                  <span className={styles.basis}>{t('basis', { metric: t(`metric.${metric}`), currency })}</span>
                </>
              }
              aside={<strong className={styles.total}>{total && <MoneyText money={total} />}</strong>}
            >
              <CostChart
                period={period}
                group={group === 'day' ? 'serviceName' : group}
                metric={metric}
                currency={currency}
              />
            </Panel>
            <Panel title={t(`by.${group}`)} flush>
              <CostTable
                rows={ofCurrency(answer.rows, currency)}
                group={group}
                metric={metric}
                currency={currency}
                total={total?.amount ?? '0'}
                month={period.month}
              />
            </Panel>
          </div>
        )
      })}
    </>
  )
}

function NoCost({ month }: { readonly month: string }) {
  const { t } = useTranslation('cost')
  return (
    <EmptyState
      icon={<IconCoins />}
      title={t('empty.costs', { month })}
      action={
        <Link to="/cost/deliveries" className="link row">
          <IconUpload size={16} aria-hidden="true" />
          {t('empty.costsNext')}
        </Link>
      }
    >
      {t('empty.costsText')}
    </EmptyState>
  )
}
