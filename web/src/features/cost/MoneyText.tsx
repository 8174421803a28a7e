import { formatMoney, type Money } from '@/lib/money'
import { useLocale } from '@/ui/locale'

/** An amount with its currency's code, never without. */
export function MoneyText({ money }: { readonly money: Money }) {
  return (
    <span className="num" title={`${money.amount} ${money.currency}`}>
      {formatMoney(money, useLocale())}
    </span>
  )
}
