import { IconFileImport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { Delivery } from '@/api/types/billing'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Badge, Page, Panel, ProgressBar } from '@/ui/surface'
import { Instant } from '@/ui/time'
import { CostTabs } from './CostTabs'
import styles from './cost.module.css'
import { DeliveryReport } from './DeliveryReport'
import { deliveriesQuery, deliveryQuery } from './queries'
import { UploadBox } from './UploadBox'

const TONES = { running: 'info', active: 'ok', rejected: 'danger', superseded: 'neutral' } as const

export function DeliveriesPage() {
  const { t } = useTranslation('cost')
  const may = useMay('cost:write')
  const navigate = useNavigate()
  const { selected } = useSearch({ from: '/cost/deliveries' })
  const query = useQuery(deliveriesQuery)
  const select = (id: string) => void navigate({ to: '/cost/deliveries', search: { selected: id }, replace: true })
  return (
    <Page title={t('title')}>
      <CostTabs />
      {may && <UploadBox onReceived={(delivery) => select(delivery.id)} />}
      <QueryGate query={query} skeleton={<Skeleton />}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState icon={<IconFileImport />} title={t('empty.deliveries')}>
              {t('empty.deliveriesText')}
            </EmptyState>
          ) : (
            <div className={styles.deliveries}>
              <Panel title={t('delivery.list')} flush>
                <ul>
                  {page.items.map((delivery) => (
                    <li key={delivery.id}>
                      <DeliveryRow
                        delivery={delivery}
                        current={delivery.id === (selected ?? page.items[0]?.id)}
                        onSelect={() => select(delivery.id)}
                      />
                    </li>
                  ))}
                </ul>
              </Panel>
              <Report id={selected ?? page.items[0]?.id ?? ''} />
            </div>
          )
        }
      </QueryGate>
    </Page>
  )
}

export function progressOf(delivery: Delivery): number {
  if (delivery.state !== 'running') return 100
  return delivery.bytesTotal ? (delivery.bytesRead / delivery.bytesTotal) * 100 : 0
}

export function DeliveryState({ state }: { readonly state: Delivery['state'] }) {
  const { t } = useTranslation('cost')
  return <Badge tone={TONES[state] ?? 'neutral'}>{t(`delivery.state.${state}`)}</Badge>
}

function DeliveryRow({
  delivery,
  current,
  onSelect,
}: {
  readonly delivery: Delivery
  readonly current: boolean
  readonly onSelect: () => void
}) {
  const { t } = useTranslation('cost')
  return (
    <button type="button" className={styles.delivery} aria-current={current ? 'true' : undefined} onClick={onSelect}>
      <span className="row spread">
        <strong className="truncate">{delivery.name}</strong>
        <DeliveryState state={delivery.state} />
      </span>
      <span className="row spread small muted">
        <span>{t('delivery.rows', { count: delivery.rowsRead })}</span>
        <Instant at={delivery.receivedAt} />
      </span>
      {delivery.state === 'running' && (
        <ProgressBar label={t('delivery.progress', { name: delivery.name })} percent={progressOf(delivery)} />
      )}
    </button>
  )
}

function Report({ id }: { readonly id: string }) {
  const query = useQuery({ ...deliveryQuery(id), enabled: id !== '' })
  return (
    <QueryGate query={query} skeleton={<Skeleton />}>
      {(delivery) => <DeliveryReport delivery={delivery} />}
    </QueryGate>
  )
}
