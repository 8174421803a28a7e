import { IconCoins, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { Budget } from '@/api/types/billing'
import { percentOf } from '@/lib/money'
import { newest } from '@/lib/newest'
import { Button, IconButton } from '@/ui/controls'
import { ConfirmDialog } from '@/ui/overlays'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Badge, Page, ProgressBar } from '@/ui/surface'
import { toastFailure } from '@/ui/toasts'
import { BudgetForm } from './BudgetForm'
import { CostTabs } from './CostTabs'
import styles from './cost.module.css'
import { MoneyText } from './MoneyText'
import { budgetsQuery, useDeleteBudget } from './queries'

export function BudgetsPage() {
  const { t } = useTranslation(['cost', 'ui'])
  const may = useMay('budget:write')
  const query = useQuery(budgetsQuery)
  const [edited, edit] = useState<Budget | 'new' | null>(null)
  const [doomed, doom] = useState<Budget | null>(null)
  const remove = useDeleteBudget()
  const create = may && (
    <Button look="primary" icon={<IconPlus />} onClick={() => edit('new')}>
      {t('budget.create')}
    </Button>
  )
  return (
    <Page title={t('title')} actions={create}>
      <CostTabs />
      <QueryGate query={query} skeleton={<Skeleton kind="cards" rows={3} />}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon={<IconCoins />} title={t('empty.budgets')} action={create}>
              {t('empty.budgetsText')}
            </EmptyState>
          ) : (
            <ul className={styles.budgets}>
              {page.items.map((budget) => (
                <BudgetCard
                  key={budget.id}
                  budget={budget}
                  onEdit={may ? () => edit(budget) : null}
                  onDelete={may ? () => doom(budget) : null}
                />
              ))}
            </ul>
          )
        }
      </QueryGate>
      {edited && <BudgetForm existing={newest(edited, query.data?.items)} onClose={() => edit(null)} />}
      <ConfirmDialog
        open={doomed !== null}
        title={t('budget.delete')}
        text={t('budget.deleteText', { name: doomed?.name ?? '' })}
        confirm={t('ui:action.delete')}
        busy={remove.isPending}
        onClose={() => doom(null)}
        onConfirm={() =>
          doomed &&
          remove.mutate(doomed, {
            onSuccess: () => doom(null),
            onError: (error) => {
              toastFailure(error)
              doom(null)
            },
          })
        }
      />
    </Page>
  )
}

interface BudgetCardProps {
  readonly budget: Budget
  readonly onEdit: (() => void) | null
  readonly onDelete: (() => void) | null
}

function BudgetCard({ budget, onEdit, onDelete }: BudgetCardProps) {
  const { t } = useTranslation('cost')
  const percent = percentOf(budget.actual, budget.amount)
  return (
    <li className={styles.budget} aria-label={budget.name}>
      <header className="row spread">
        <h2 className="truncate">{budget.name}</h2>
        <span className="row">
          {onEdit && (
            <IconButton label={t('budget.edit', { name: budget.name })} onClick={onEdit}>
              <IconPencil />
            </IconButton>
          )}
          {onDelete && (
            <IconButton label={t('budget.deleteOf', { name: budget.name })} onClick={onDelete}>
              <IconTrash />
            </IconButton>
          )}
        </span>
      </header>
      <p className="row spread">
        <span>
          <strong className={styles.total}>
            <MoneyText money={{ amount: budget.actual, currency: budget.currency }} />
          </strong>{' '}
          <span className="muted small">
            / <MoneyText money={{ amount: budget.amount, currency: budget.currency }} />
          </span>
        </span>
        <strong className="num">{percent}%</strong>
      </p>
      <ProgressBar
        label={t('budget.used', { name: budget.name })}
        percent={percent}
        tone={budget.firedThresholds.length > 0 ? 'danger' : 'ok'}
        marks={budget.thresholds.map((threshold) => threshold.percent)}
      />
      <p className="row wrap small muted">
        <span>{t(`metric.${budget.metric}`)}</span>
        <span>· {budget.scope.serviceName ?? t('budget.allServices')}</span>
        <span>· {t('budget.monthly')}</span>
      </p>
      <p className="row wrap">
        {budget.thresholds.map((threshold) => (
          <Badge
            key={threshold.percent}
            tone={budget.firedThresholds.includes(threshold.percent) ? 'danger' : 'neutral'}
          >
            {t(budget.firedThresholds.includes(threshold.percent) ? 'budget.fired' : 'budget.at', {
              percent: threshold.percent,
            })}
          </Badge>
        ))}
      </p>
    </li>
  )
}
