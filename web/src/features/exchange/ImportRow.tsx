import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TicketImport } from '@/api/types/exchange'
import { formatQuantity } from '@/lib/units'
import { IconButton } from '@/ui/controls'
import { Wrong } from '@/ui/FormProblem'
import { useLocale } from '@/ui/locale'
import { Row } from '@/ui/Rows'
import { Badge, ProgressBar } from '@/ui/surface'
import { formatInstant, Instant } from '@/ui/time'
import styles from './exchange.module.css'
import { ImportErrors } from './ImportErrors'
import { percentOf, standOf } from './model'

const TONES = { waiting: 'neutral', running: 'info', done: 'ok', failed: 'danger' } as const

interface ImportRowProps {
  readonly item: TicketImport
  readonly open: boolean
  readonly onOpen: () => void
}

/** One file: how far it is, or what became of it. */
export function ImportRow({ item, open, onOpen }: ImportRowProps) {
  const { t } = useTranslation('exchange')
  const locale = useLocale()
  const stand = standOf(item)
  const at = formatInstant(item.begunAt, locale, 'full')
  const size = (bytes: number) => formatQuantity(bytes, 'By', locale)
  const has = item.rejected > 0
  return (
    <Row
      label={t('of', { at })}
      lead={
        has && (
          <IconButton label={t(open ? 'errors.hide' : 'errors.show', { at })} aria-expanded={open} onClick={onOpen}>
            {open ? <IconChevronDown /> : <IconChevronRight />}
          </IconButton>
        )
      }
      below={has && open && <ImportErrors item={item} />}
    >
      <span className="row wrap">
        <Badge tone={TONES[stand]}>{t(`state.${stand}`)}</Badge>
        <strong>
          <Instant at={item.begunAt} />
        </strong>
        <span className="small muted">
          {item.state === 'running'
            ? t('read', { read: size(item.bytesRead), total: size(item.bytesTotal) })
            : size(item.bytesTotal)}
        </span>
      </span>
      {item.state === 'running' && (
        <span className={styles.progress}>
          <ProgressBar label={t('progress', { at })} percent={percentOf(item)} />
        </span>
      )}
      {stand !== 'waiting' && (
        <span className={styles.counts}>
          <span>{t('count.lines', { count: item.linesRead })}</span>
          <span>{t('count.created', { count: item.created })}</span>
          {item.known > 0 && <span>{t('count.known', { count: item.known })}</span>}
          {has && <strong>{t('count.rejected', { count: item.rejected })}</strong>}
        </span>
      )}
      {item.state === 'failed' && (
        <Wrong>
          {t('failed')} {item.problem && <span lang="en">{item.problem}</span>}
        </Wrong>
      )}
    </Row>
  )
}
