import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '@/api/session'
import { BurningNow } from '@/features/alerts'
import { CostThisMonth } from '@/features/cost'
import { HostCards } from '@/features/hosts'
import { OpenTickets, TicketOfSituation } from '@/features/tickets'
import { humane } from '@/lib/duration'
import { ButtonLink } from '@/ui/ButtonLink'
import { Fires } from '@/ui/Fires'
import { useLocale } from '@/ui/locale'
import { EmptyState } from '@/ui/states'
import { Page, Panel } from '@/ui/surface'
import { useNow } from '@/ui/time'
import styles from './overview.module.css'

/** What is wrong, since when, how bad, who is on it: within five seconds. */
export function OverviewPage() {
  const { t } = useTranslation('app')
  const me = useMe()
  const seesAlerts = useMay('alert:read')
  const seesSituations = useMay('situation:read')
  const seesTickets = useMay('ticket:read')
  const requests = useMay('ticket:request')
  const seesHosts = useMay('entity:read')
  const seesCost = useMay('cost:read')
  return (
    <Page
      title={seesAlerts || seesSituations ? t('nav.overview') : t('overview.greeting', { name: me.name })}
      actions={requests && !seesTickets && <ButtonLink to="/tickets/new">{t('palette.newIncident')}</ButtonLink>}
    >
      <div className={styles.grid}>
        <div className={styles.wide}>
          {(seesAlerts || seesSituations) && <Burning alerts={seesAlerts} situations={seesSituations} />}
          {seesHosts && (
            <Panel title={t('overview.hosts')} aside={<More to="/hosts">{t('overview.allHosts')}</More>} flush>
              <HostCards empty={<NoHosts />} />
            </Panel>
          )}
        </div>
        <div className={styles.side}>
          {(seesTickets || requests) && (
            <Panel title={t('overview.tickets')} aside={<More to="/tickets">{t('overview.allTickets')}</More>} flush>
              <OpenTickets />
            </Panel>
          )}
          {seesCost && (
            <Panel title={t('overview.cost')} aside={<More to="/cost">{t('overview.allCost')}</More>}>
              <CostThisMonth />
            </Panel>
          )}
        </div>
      </div>
    </Page>
  )
}

function More({ to, children }: { readonly to: '/hosts' | '/tickets' | '/cost'; readonly children: ReactNode }) {
  return (
    <Link to={to} className="link small">
      {children}
    </Link>
  )
}

function Burning({ alerts, situations }: { readonly alerts: boolean; readonly situations: boolean }) {
  const { t } = useTranslation('app')
  const locale = useLocale()
  const now = useNow(30)
  return (
    <Panel label={t('overview.burning')} flush>
      <BurningNow alerts={alerts} situations={situations} workOn={(id) => <TicketOfSituation situationId={id} />}>
        {({ count, severity, oldest }, list) => (
          <>
            <header className={styles.hero} data-severity={count === 0 ? 1 : severity}>
              <Fires severity={count === 0 ? 1 : severity} size={30} />
              <div>
                <h2>{count === 0 ? t('overview.calm') : t('overview.burningCount', { count })}</h2>
                <p className="muted small">
                  {oldest
                    ? t('overview.since', {
                        duration: humane(Math.max(0, (now - Date.parse(oldest)) / 60_000) * 60, locale),
                      })
                    : t('overview.calmText')}
                </p>
              </div>
            </header>
            {list}
          </>
        )}
      </BurningNow>
    </Panel>
  )
}

function NoHosts() {
  const { t } = useTranslation('app')
  const mayKeys = useMay('ingest-key:write')
  return (
    <EmptyState
      small
      title={t('overview.noHosts')}
      action={
        mayKeys && (
          <Link to="/settings" className="link">
            {t('overview.addKey')}
          </Link>
        )
      }
    >
      {t('overview.noHostsText')}
    </EmptyState>
  )
}
