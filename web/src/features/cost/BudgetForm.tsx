import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import type { Budget, CostMetric } from '@/api/types/billing'
import { decimalInput } from '@/lib/decimalInput'
import { Button, SelectField, TextField } from '@/ui/controls'
import { FormProblem } from '@/ui/FormProblem'
import { Dialog, DialogActions } from '@/ui/overlays'
import { toast } from '@/ui/toasts'
import styles from './cost.module.css'
import { METRICS } from './model'
import { useSaveBudget } from './queries'

/** "80, 100" as percents, or null. */
export function thresholdsOf(text: string): number[] | null {
  const parts = text.split(/[,\s]+/).filter(Boolean)
  const percents = parts.map((part) => Number(part.replace('%', '')))
  const fine =
    percents.length > 0 && percents.every((percent) => Number.isInteger(percent) && percent > 0 && percent <= 1000)
  return fine ? [...new Set(percents)].sort((a, b) => a - b) : null
}

export function BudgetForm({ existing, onClose }: { readonly existing: Budget | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['cost', 'ui'])
  const [name, setName] = useState(existing?.name ?? '')
  const [amount, setAmount] = useState(existing?.amount ?? '')
  const [currency, setCurrency] = useState(existing?.currency ?? 'USD')
  const [metric, setMetric] = useState<CostMetric>(existing?.metric ?? 'billedCost')
  const [service, setService] = useState(existing?.scope.serviceName ?? '')
  const [thresholds, setThresholds] = useState(
    (existing?.thresholds ?? [{ percent: 80 }, { percent: 100 }]).map((each) => each.percent).join(', '),
  )
  const [tried, setTried] = useState(false)
  const save = useSaveBudget(existing)
  const problem = save.error ? asProblem(save.error) : null
  const decimal = decimalInput(amount)
  const percents = thresholdsOf(thresholds)
  const wrong = {
    name: name.trim() === '' ? t('budget.nameMissing') : null,
    amount: decimal === null || /^0*(\.0*)?$/.test(decimal) ? t('budget.amountWrong') : null,
    currency: /^[A-Z]{3}$/.test(currency) ? null : t('budget.currencyWrong'),
    thresholds: percents === null ? t('budget.thresholdsWrong') : null,
  }
  const told = (field: keyof typeof wrong) => (tried ? wrong[field] : null) ?? problem?.codeAt(`/${field}`) ?? null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (decimal === null || percents === null || Object.values(wrong).some(Boolean)) return
    save.mutate(
      {
        name: name.trim(),
        amount: decimal,
        currency,
        metric,
        period: 'monthly',
        scope: service.trim() ? { serviceName: service.trim() } : {},
        thresholds: percents.map((percent) => ({ kind: 'actual' as const, percent })),
      },
      {
        onSuccess: () => {
          toast({ tone: 'ok', text: t('budget.saved', { name: name.trim() }) })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={t(existing ? 'budget.editTitle' : 'budget.create')} open onClose={onClose}>
      <form className="form" onSubmit={submit} noValidate>
        <FormProblem error={problem} kept />
        <TextField
          label={t('budget.name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={told('name')}
          data-autofocus
        />
        <div className={styles.pair}>
          <TextField
            label={t('budget.amount')}
            inputMode="decimal"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
            error={told('amount')}
          />
          <TextField
            label={t('budget.currency')}
            value={currency}
            maxLength={3}
            onChange={(event) => setCurrency(event.target.value.toUpperCase())}
            error={told('currency')}
          />
        </div>
        <SelectField
          label={t('metricLabel')}
          value={metric}
          onPick={setMetric}
          choices={METRICS.map((value) => ({ value, label: t(`metric.${value}`) }))}
        />
        <TextField
          label={t('budget.service')}
          hint={t('budget.serviceHint')}
          value={service}
          onChange={(event) => setService(event.target.value)}
        />
        <TextField
          label={t('budget.thresholds')}
          hint={t('budget.thresholdsHint')}
          suffix="%"
          value={thresholds}
          onChange={(event) => setThresholds(event.target.value)}
          error={told('thresholds')}
        />
        <DialogActions>
          <Button onClick={onClose}>{t('ui:action.cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            {t('ui:action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
