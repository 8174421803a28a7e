import { IconCheck, IconDownload, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '@/api/types/billing'
import { csvOf, download } from '@/lib/csv'
import { formatQuantity } from '@/lib/units'
import { Button } from '@/ui/controls'
import { useLocale } from '@/ui/locale'
import { Facts, Panel, ProgressBar } from '@/ui/surface'
import { Instant } from '@/ui/time'
import styles from './cost.module.css'
import { DeliveryState, progressOf } from './DeliveriesPage'
import { MoneyText } from './MoneyText'

/** What became of a file: counted, or refused with every reason. Nothing is ever half imported. */
export function DeliveryReport({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation('cost')
  const locale = useLocale()
  const number = new Intl.NumberFormat(locale)
  return (
    <Panel
      title={
        <>
          <span className="truncate">{delivery.name}</span> <DeliveryState state={delivery.state} />
        </>
      }
    >
      <div className="stack" style={{ gap: 16 }}>
        <p className={styles.verdict} data-state={delivery.state} role="status">
          {delivery.state === 'active' && <IconCheck aria-hidden="true" />}
          {delivery.state === 'rejected' && <IconX aria-hidden="true" />}
          {delivery.reason === 'interrupted' || delivery.reason === 'failed'
            ? t(`delivery.reasons.${delivery.reason}`)
            : t(`delivery.verdict.${delivery.state}`, { rows: delivery.rowsRead, rejected: delivery.errorCount })}
        </p>
        {delivery.state === 'running' && (
          <ProgressBar label={t('delivery.progress', { name: delivery.name })} percent={progressOf(delivery)} />
        )}
        <Facts
          items={[
            [t('delivery.rowsRead'), number.format(delivery.rowsRead)],
            [t('delivery.rowsRejected'), number.format(delivery.rowsRejected)],
            [
              t('delivery.size'),
              `${formatQuantity(delivery.bytesRead, 'By', locale)}${delivery.bytesTotal ? ` / ${formatQuantity(delivery.bytesTotal, 'By', locale)}` : ''}`,
            ],
            [t('delivery.version'), delivery.version],
            [t('delivery.periods'), delivery.periods.join(', ') || null],
            [t('delivery.received'), <Instant key="received" at={delivery.receivedAt} />],
            [t('delivery.activated'), delivery.activatedAt && <Instant key="activated" at={delivery.activatedAt} />],
            ...delivery.sums.map(
              (sum) =>
                [
                  `${t('metric.billedCost')} (${sum.currency})`,
                  <MoneyText key={sum.currency} money={{ amount: sum.billedCost, currency: sum.currency }} />,
                ] as const,
            ),
          ]}
        />
        {delivery.errors.length > 0 && <Rejections delivery={delivery} />}
      </div>
    </Panel>
  )
}

function Rejections({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation('cost')
  const save = () =>
    download(
      `${delivery.name.replace(/\.csv$/i, '')}-rejected.csv`,
      csvOf(
        ['row', 'column', 'value', 'reason'],
        delivery.errors.map((error) => [error.row, error.column ?? '', error.value ?? '', error.reason]),
      ),
    )
  return (
    <section className="stack">
      <header className="row spread">
        <h3>{t('delivery.rejections', { count: delivery.errorCount })}</h3>
        <Button small icon={<IconDownload />} onClick={save}>
          {t('delivery.download')}
        </Button>
      </header>
      {delivery.errorCount > delivery.errors.length && (
        <p className="muted small">
          {t('delivery.first', { shown: delivery.errors.length, count: delivery.errorCount })}
        </p>
      )}
      <div className={styles.tableBox}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className="num">
                {t('delivery.row')}
              </th>
              <th scope="col">{t('delivery.column')}</th>
              <th scope="col">{t('delivery.value')}</th>
              <th scope="col">{t('delivery.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {delivery.errors.map((error) => (
              <tr key={`${error.row}${error.column}${error.reason}`}>
                <td className="num">{error.row === 0 ? t('delivery.wholeFile') : error.row}</td>
                <td className="mono">{error.column ?? '–'}</td>
                <td className="mono">{error.value ?? '–'}</td>
                <td>{error.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
