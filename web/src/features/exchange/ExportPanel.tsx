import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketCategory, TicketType } from '@/api/types/ticket'
import { DownloadLink } from '@/ui/ButtonLink'
import { Chip, TextField } from '@/ui/controls'
import { Panel } from '@/ui/surface'
import styles from './exchange.module.css'
import { FromView } from './FromView'
import { ALL, type Wanted } from './model'
import { exportUrl, howManyQuery } from './queries'

const TYPES: readonly TicketType[] = ['incident', 'request', 'problem', 'change']
const CATEGORIES: readonly TicketCategory[] = ['new', 'active', 'hold', 'done', 'closed', 'cancelled']

/** Tickets as a file that can be brought in again. */
export function ExportPanel() {
  const { t } = useTranslation(['exchange', 'tickets'])
  const [wanted, want] = useState<Wanted>(ALL)
  return (
    <Panel title={t('export.title')}>
      <div className="form">
        <p className="muted small">{t('export.text')}</p>
        <FromView onPick={(filter) => want({ ...wanted, ...filter })} />
        <Choices
          label={t('tickets:type.label')}
          all={TYPES}
          picked={wanted.type}
          nameOf={(each) => t(`tickets:types.${each}`)}
          onPick={(type) => want({ ...wanted, type })}
        />
        <Choices
          label={t('tickets:views.category')}
          all={CATEGORIES}
          picked={wanted.category}
          nameOf={(each) => t(`tickets:category.${each}`)}
          onPick={(category) => want({ ...wanted, category })}
        />
        <div className={styles.day}>
          <TextField
            type="date"
            label={t('export.since')}
            hint={t('export.sinceHint')}
            value={wanted.since}
            onChange={(event) => want({ ...wanted, since: event.target.value })}
          />
        </div>
        <div className="row wrap">
          <DownloadLink href={exportUrl(wanted)} icon={<IconDownload />}>
            {t('export.download')}
          </DownloadLink>
          <HowMany wanted={wanted} />
        </div>
      </div>
    </Panel>
  )
}

/** The list counts that far and no further. */
const MOST_COUNTED = 10_000

function HowMany({ wanted }: { readonly wanted: Wanted }) {
  const { t } = useTranslation('exchange')
  const { data: count } = useQuery(howManyQuery(wanted))
  if (wanted.since !== '' || count === undefined) return null
  return (
    <span className="small muted" role="status">
      {count < MOST_COUNTED ? t('export.about', { count }) : t('export.many', { count: MOST_COUNTED })}
    </span>
  )
}

interface ChoicesProps<T> {
  readonly label: string
  readonly all: readonly T[]
  readonly picked: readonly T[]
  readonly nameOf: (value: T) => string
  readonly onPick: (picked: readonly T[]) => void
}

/** Any of them; all where none is picked. */
function Choices<T extends string>({ label, all, picked, nameOf, onPick }: ChoicesProps<T>) {
  const { t } = useTranslation('exchange')
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      {all.map((each) => (
        <Chip
          key={each}
          label={nameOf(each)}
          active={picked.includes(each)}
          onToggle={() => onPick(picked.includes(each) ? picked.filter((one) => one !== each) : [...picked, each])}
        />
      ))}
      {picked.length === 0 && <span className="small faint">{t('export.all')}</span>}
    </fieldset>
  )
}
