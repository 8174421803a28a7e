import { useTranslation } from 'react-i18next'
import type { DeskReportRow } from '@/api/types/deskReport'
import { useLocale } from '@/ui/locale'
import styles from './deskReport.module.css'
import { useSay } from './say'

/** The whole period in six figures, each with what it is taken of. */
export function Figures({ total }: { readonly total: DeskReportRow }) {
  const { t } = useTranslation('desk-report')
  const locale = useLocale()
  const say = useSay()
  const count = (value: number) => new Intl.NumberFormat(locale).format(value)
  const { real, working, workingUnpaused } = total.mttrSeconds
  return (
    <dl className={styles.figures}>
      <Figure name={t('opened')} value={count(total.opened)} hint={t('resolvedOf', { count: total.resolved })} />
      <Figure name={t('mtta')} value={say.time(total.mttaSeconds)} hint={t('mttaOf', { count: total.acknowledged })} />
      <Figure name={t('mttr')} value={say.time(real)} hint={t('mttrOf', { count: total.resolved })} />
      <Figure
        name={t('mttrWorking')}
        value={say.time(workingUnpaused)}
        hint={working === undefined ? t('mttrWorkingNone') : t('mttrPaused', { time: say.time(working) })}
      />
      <Figure name={t('fcr')} value={say.share(total.firstContactRate)} hint={t('fcrOf')} />
      <Figure name={t('reopen')} value={say.share(total.reopenRate)} hint={t('reopenOf', { count: total.reopened })} />
    </dl>
  )
}

function Figure({ name, value, hint }: { readonly name: string; readonly value: string; readonly hint: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{value}</strong>
        <small>{hint}</small>
      </dd>
    </div>
  )
}
