import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { Alert } from '@/api/types/event'
import { Button } from '@/ui/controls'
import { Fires } from '@/ui/Fires'
import { useLocale } from '@/ui/locale'
import { QueryGate } from '@/ui/states'
import { Facts } from '@/ui/surface'
import { Instant, Since } from '@/ui/time'
import { toastFailure } from '@/ui/toasts'
import { AlertState } from './AlertState'
import styles from './alerts.module.css'
import { acknowledgerOf, kindOf } from './model'
import { alertQuery, useAcknowledge } from './queries'
import { reasonText } from './reasons'

export function AlertDetail({ id, preview = false }: { readonly id: string; readonly preview?: boolean }) {
  const query = useQuery(alertQuery(id))
  return <QueryGate query={query}>{(alert) => <Body alert={alert} preview={preview} />}</QueryGate>
}

function Body({ alert, preview }: { readonly alert: Alert; readonly preview: boolean }) {
  const { t } = useTranslation('alerts')
  const locale = useLocale()
  const stepName = (step: string, outcome: string) => {
    const kind = kindOf(step)
    return kind ? t(`event.${kind}`) : outcome
  }
  return (
    <div className={styles.detail}>
      <div className="row wrap">
        <Fires severity={alert.severity} word soft />
        <AlertState state={alert.state} />
      </div>
      {preview && (
        <Link to="/alerts/$id" params={{ id: alert.id }} className={styles.title}>
          {alert.summary}
        </Link>
      )}
      <AcknowledgeButton alert={alert} />
      <Facts
        items={[
          [
            t('column.entity'),
            alert.entity && (
              <Link key="entity" to="/entities/$id" params={{ id: alert.entity.id }} className="link">
                {alert.entity.name}
              </Link>
            ),
          ],
          [
            t('column.situation'),
            alert.situationId && (
              <Link key="situation" to="/situations/$id" params={{ id: alert.situationId }} className="link">
                {t('action.showSituation')}
              </Link>
            ),
          ],
          [t('column.since'), <Since key="since" at={alert.firstSeenAt} until={alert.resolvedAt} />],
          [t('column.firstSeen'), <Instant key="first" at={alert.firstSeenAt} />],
          [t('column.lastSeen'), <Instant key="last" at={alert.lastSeenAt} />],
          [t('column.count'), new Intl.NumberFormat(locale).format(alert.count)],
          [t('column.worst'), <Fires key="worst" severity={alert.worstSeverity} word />],
          [t('column.value'), alert.value],
          [t('column.acknowledgedBy'), acknowledgerOf(alert)],
          [t('column.source'), `${alert.source} · ${alert.check}`],
          [
            t('column.rule'),
            alert.ruleId && (
              <Link key="rule" to="/rules/$id" params={{ id: alert.ruleId }} className="link">
                {t('action.showRule')}
              </Link>
            ),
          ],
        ]}
      />
      {alert.decisions && alert.decisions.length > 0 && (
        <section>
          <h3>{t('decisions')}</h3>
          <ol className={styles.decisions}>
            {alert.decisions.map((decision) => (
              <li key={`${decision.at}${decision.step}`}>
                <Instant at={decision.at} style="clock" />
                <strong>{stepName(decision.step, decision.outcome)}</strong>
                <span className="muted">
                  {[decision.actor, reasonText(t, decision.reason)].filter(Boolean).join(' · ')}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}

function AcknowledgeButton({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation('alerts')
  const may = useMay('alert:write')
  const acknowledge = useAcknowledge()
  if (!may || alert.state !== 'firing') return null
  return (
    <div>
      <Button
        look="primary"
        icon={<IconCheck />}
        hint="a"
        busy={acknowledge.isPending}
        onClick={() => acknowledge.mutate(alert, { onError: toastFailure })}
      >
        {t('action.acknowledge')}
      </Button>
    </div>
  )
}
