import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { percentOf } from '@/lib/money'
import { EmptyState, QueryGate } from '@/ui/states'
import { ProgressBar } from '@/ui/surface'
import styles from './cost.module.css'
import { MoneyText } from './MoneyText'
import { currenciesOf, largestFirst, ofCurrency, periodOf, shareOf } from './model'
import { budgetsQuery, costsQuery } from './queries'

/** The month so far: totals per currency, the largest services, budgets. */
export function CostThisMonth() {
  const { t } = useTranslation('cost')
  const costs = useQuery(costsQuery(periodOf(undefined, new Date()), 'serviceName', 'billedCost'))
  const budgets = useQuery(budgetsQuery)
  return (
    <div className="stack" style={{ gap: 14 }}>
      <QueryGate query={costs} small>
        {(answer) =>
          answer.rows.length === 0 ? (
            <EmptyState
              small
              title={t('empty.month')}
              action={
                <Link to="/cost/deliveries" className="link">
                  {t('empty.costsNext')}
                </Link>
              }
            />
          ) : (
            currenciesOf(answer.total).map((currency) => {
              const rows = largestFirst(ofCurrency(answer.rows, currency))
              const total = answer.total.find((each) => each.currency === currency)
              return (
                <div key={currency} className="stack">
                  <p className="row spread">
                    <strong className={styles.total}>{total && <MoneyText money={total} />}</strong>
                    <span className={styles.basis}>{t('metric.billedCost')}</span>
                  </p>
                  <ul className={styles.top}>
                    {rows.slice(0, 4).map((row) => (
                      <li key={row.serviceName ?? ''}>
                        <span
                          className={styles.topBar}
                          style={{ width: `${shareOf(row.amount, rows[0]?.amount ?? '0') * 100}%` }}
                          aria-hidden="true"
                        />
                        <span className="truncate grow">{row.serviceName ?? t('unnamed')}</span>
                        <MoneyText money={row} />
                      </li>
                    ))}
                  </ul>
                </div>
              )
            })
          )
        }
      </QueryGate>
      {budgets.data?.items.slice(0, 3).map((budget) => {
        const percent = percentOf(budget.actual, budget.amount)
        return (
          <div key={budget.id} className="stack" style={{ gap: 6 }}>
            <p className="row spread small">
              <span className="truncate">{budget.name}</span>
              <span className="num muted">{percent}%</span>
            </p>
            <ProgressBar
              label={budget.name}
              percent={percent}
              tone={budget.firedThresholds.length > 0 ? 'danger' : 'ok'}
              marks={budget.thresholds.map((threshold) => threshold.percent)}
            />
          </div>
        )
      })}
    </div>
  )
}
