import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { LineError, TicketImport } from '@/api/types/exchange'
import { download } from '@/lib/csv'
import { Button } from '@/ui/controls'
import { useLocale } from '@/ui/locale'
import { QueryGate } from '@/ui/states'
import styles from './exchange.module.css'
import { codeOf, errorsCsv, linesOf } from './model'
import { importQuery } from './queries'

/** What is wrong with which line, and the list to take along. */
export function ImportErrors({ item }: { readonly item: TicketImport }) {
  const { t } = useTranslation('exchange')
  const query = useQuery(importQuery(item.id))
  return (
    <section className={styles.errors} aria-label={t('errors.title')}>
      <QueryGate query={query} small>
        {({ errors, rejected, begunAt }) => (
          <>
            <div className="row spread wrap">
              <p className="small muted grow">
                {linesOf(errors) < rejected
                  ? t('errors.first', { shown: linesOf(errors), count: rejected })
                  : t('errors.again')}
              </p>
              <Button
                small
                icon={<IconDownload />}
                onClick={() =>
                  download(
                    `tickets-${begunAt.slice(0, 10)}-errors.csv`,
                    errorsCsv(errors, ['line', 'field', 'code', 'reason']),
                  )
                }
              >
                {t('errors.download')}
              </Button>
            </div>
            <ErrorTable errors={errors} />
          </>
        )}
      </QueryGate>
    </section>
  )
}

function ErrorTable({ errors }: { readonly errors: readonly LineError[] }) {
  const { t } = useTranslation('exchange')
  const number = new Intl.NumberFormat(useLocale())
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who scrolls by keyboard has to get in
    <section className={styles.tableBox} tabIndex={0} aria-label={t('errors.lines')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('errors.line')}
            </th>
            <th scope="col">{t('errors.field')}</th>
            <th scope="col">{t('errors.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {errors.map((error, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line may say the same of one field twice, and none is ever moved
            <tr key={at}>
              <th scope="row" className="num">
                {number.format(error.line)}
              </th>
              <td className="mono">{error.pointer || t('errors.whole')}</td>
              <td>
                {t(`code.${codeOf(error.code)}`)}{' '}
                <span className="muted" lang="en">
                  {error.detail}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
