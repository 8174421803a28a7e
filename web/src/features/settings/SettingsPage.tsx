import { Link, type LinkProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '@/api/session'
import { Segmented, Switch } from '@/ui/controls'
import { type Preferences, prefer, usePreferences } from '@/ui/preferences'
import { Facts, Page, Panel } from '@/ui/surface'
import { IngestKeys } from './IngestKeys'
import { Policy } from './Policy'
import styles from './settings.module.css'

export function SettingsPage() {
  const { t } = useTranslation('settings')
  const mayKeys = useMay('ingest-key:write')
  const mayPolicy = useMay('policy:write')
  const seesTickets = useMay('ticket:read')
  return (
    <Page title={t('title')}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Profile />
          {mayPolicy && <Policy />}
          {seesTickets && (
            <Elsewhere to="/settings/desk" title={t('desk.title')} text={t('desk.text')} open={t('desk.open')} />
          )}
          {seesTickets && (
            <Elsewhere to="/settings/sla" title={t('sla.title')} text={t('sla.text')} open={t('sla.open')} />
          )}
          {seesTickets && (
            <Elsewhere
              to="/settings/automation"
              title={t('automation.title')}
              text={t('automation.text')}
              open={t('automation.open')}
            />
          )}
          {seesTickets && (
            <Elsewhere
              to="/settings/exchange"
              title={t('exchange.title')}
              text={t(mayPolicy ? 'exchange.text' : 'exchange.outText')}
              open={t('exchange.open')}
            />
          )}
          {mayPolicy && (
            <Elsewhere
              to="/settings/webhooks"
              title={t('webhooks.title')}
              text={t('webhooks.text')}
              open={t('webhooks.open')}
            />
          )}
        </div>
        {mayKeys && (
          <div className={styles.column}>
            <IngestKeys />
          </div>
        )}
      </div>
    </Page>
  )
}

/** The way to settings with a page of their own. */
function Elsewhere({ to, title, text, open }: { to: LinkProps['to']; title: string; text: string; open: string }) {
  return (
    <Panel title={title}>
      <div className="form">
        <p className="muted small">{text}</p>
        <Link to={to} className="link">
          {open}
        </Link>
      </div>
    </Panel>
  )
}

function Profile() {
  const { t } = useTranslation('settings')
  const me = useMe()
  const preferences = usePreferences()
  return (
    <Panel title={t('profile.title')}>
      <div className="form">
        <Facts
          items={[
            [t('profile.name'), me.name],
            [t('profile.email'), me.email],
            [t('profile.tenant'), me.tenant.name],
            [t('profile.roles'), me.roles.join(', ')],
          ]}
        />
        <Row title={t('language.title')}>
          <Segmented<Preferences['language']>
            label={t('language.title')}
            value={preferences.language}
            onPick={(language) => prefer({ language })}
            choices={[
              { value: 'ko', label: '한국어' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Row>
        <Row title={t('theme.title')}>
          <Segmented<Preferences['theme']>
            label={t('theme.title')}
            value={preferences.theme}
            onPick={(theme) => prefer({ theme })}
            choices={(['dark', 'light', 'system'] as const).map((value) => ({ value, label: t(`theme.${value}`) }))}
          />
        </Row>
        <Row title={t('density.title')}>
          <Segmented<Preferences['density']>
            label={t('density.title')}
            value={preferences.density}
            onPick={(density) => prefer({ density })}
            choices={(['comfortable', 'dense'] as const).map((value) => ({ value, label: t(`density.${value}`) }))}
          />
        </Row>
        <Switch
          label={t('shortcuts.title')}
          hint={t('shortcuts.hint')}
          checked={preferences.shortcuts}
          onToggle={(shortcuts) => prefer({ shortcuts })}
        />
      </div>
    </Panel>
  )
}

function Row({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <div className="row spread wrap">
      <span>{title}</span>
      {children}
    </div>
  )
}
