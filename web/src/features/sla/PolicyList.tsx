import { IconClockHour4, IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { SlaPolicy } from '@/api/types/sla'
import { newest } from '@/lib/newest'
import { Button, IconButton } from '@/ui/controls'
import { usePreferences } from '@/ui/preferences'
import { Row, Rows } from '@/ui/Rows'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Badge } from '@/ui/surface'
import { METRICS, PRIORITIES, targetSaid } from './model'
import { PolicyForm } from './PolicyForm'
import { PolicySwitch } from './PolicySwitch'
import { calendarsQuery, policiesQuery } from './queries'
import styles from './sla.module.css'
import { PriorityHead } from './TargetTable'

export function PolicyList() {
  const { t } = useTranslation('sla')
  const may = useMay('policy:write')
  const query = useQuery(policiesQuery)
  const [edited, edit] = useState<SlaPolicy | 'new' | null>(null)
  const create = may && (
    <Button look="primary" icon={<IconPlus />} onClick={() => edit('new')}>
      {t('policy.create')}
    </Button>
  )
  return (
    <>
      <QueryGate query={query} skeleton={<Skeleton rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconClockHour4 />} title={t('policy.none')} action={create} />
          ) : (
            <>
              <div>{create}</div>
              <Rows ordered>
                {items.map((policy) => (
                  <PolicyRow key={policy.id} policy={policy} onEdit={may ? () => edit(policy) : null} />
                ))}
              </Rows>
            </>
          )
        }
      </QueryGate>
      {edited && <PolicyForm existing={newest(edited, query.data?.items)} onClose={() => edit(null)} />}
    </>
  )
}

function PolicyRow({ policy, onEdit }: { readonly policy: SlaPolicy; readonly onEdit: (() => void) | null }) {
  const { t } = useTranslation('sla')
  const calendars = useQuery(calendarsQuery)
  const calendar = calendars.data?.items.find((each) => each.id === policy.calendarId)
  return (
    <Row
      label={policy.name}
      off={!policy.enabled}
      acts={
        onEdit && (
          <>
            <PolicySwitch policy={policy} />
            <IconButton label={t('editOf', { name: policy.name })} onClick={onEdit}>
              <IconPencil />
            </IconButton>
          </>
        )
      }
    >
      <span className="row wrap">
        <strong>{policy.name}</strong>
        {policy.match.types.map((type) => (
          <Badge key={type} tone="info">
            {t(`type.${type as 'incident'}`)}
          </Badge>
        ))}
        {policy.match.queues.map((queue) => (
          <Badge key={queue}>{queue}</Badge>
        ))}
        {!policy.enabled && <Badge tone="hold">{t('off')}</Badge>}
        {policy.fault && <Badge tone="danger">{t('refused')}</Badge>}
      </span>
      {policy.fault && (
        <span className="small" lang="en">
          {policy.fault}
        </span>
      )}
      <span className="small muted">
        {t('policy.position', { position: policy.position })} · {calendar?.name ?? '…'}
        {policy.vendor && ` · ${t('policy.vendorOf', { vendor: policy.vendor })}`}
      </span>
      <PolicyTargets policy={policy} />
    </Row>
  )
}

function PolicyTargets({ policy }: { readonly policy: SlaPolicy }) {
  const { t } = useTranslation('sla')
  const { language } = usePreferences()
  const promised = METRICS.filter((metric) => Object.keys(policy.targets[metric] ?? {}).length > 0)
  return (
    <table className={styles.targets}>
      <PriorityHead />
      <tbody>
        {promised.map((metric) => (
          <tr key={metric}>
            <th scope="row">{t(`metric.${metric}`)}</th>
            {PRIORITIES.map((priority) => (
              <td key={priority} className="num">
                {targetSaid(policy.targets[metric]?.[priority], language) || '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
