import {
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSearch,
  IconSettings,
  IconSun,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { signOut } from '@/api/session'
import type { Me } from '@/api/types/gateway'
import { IconButton } from '@/ui/controls'
import { Menu } from '@/ui/overlays'
import { prefer, resolvedTheme, usePreferences } from '@/ui/preferences'
import { useKeys } from '@/ui/shortcutKeys'
import { LiveIndicator } from './LiveIndicator'
import styles from './Shell.module.css'
import { TimeRangePicker } from './TimeRangePicker'

interface TopBarProps {
  readonly me: Me
  readonly onSearch: () => void
  readonly onHelp: () => void
}

export function TopBar({ me, onSearch, onHelp }: TopBarProps) {
  const { t } = useTranslation('app')
  const { language } = usePreferences()
  const dark = resolvedTheme() === 'dark'
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.search} onClick={onSearch}>
        <IconSearch aria-hidden="true" />
        <span className="grow truncate">{t('palette.open')}</span>
        <kbd aria-hidden="true">{/Mac/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <div className={styles.barEnd}>
        {me.permissions.includes('telemetry:read') && <TimeRangePicker />}
        <LiveIndicator />
        <span className={styles.wideOnly}>
          <IconButton
            label={t('frame.language', { language: language === 'ko' ? 'English' : '한국어' })}
            onClick={() => prefer({ language: language === 'ko' ? 'en' : 'ko' })}
          >
            <IconLanguage stroke={1.7} />
          </IconButton>
          <IconButton
            label={t(dark ? 'frame.light' : 'frame.dark')}
            onClick={() => prefer({ theme: dark ? 'light' : 'dark' })}
          >
            {dark ? <IconSun stroke={1.7} /> : <IconMoon stroke={1.7} />}
          </IconButton>
        </span>
        <UserMenu me={me} onHelp={onHelp} />
      </div>
    </header>
  )
}

function UserMenu({ me, onHelp }: { readonly me: Me; readonly onHelp: () => void }) {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const { language } = usePreferences()
  const keyOf = useKeys()
  return (
    <Menu
      target={
        <button type="button" className={styles.user} aria-label={t('frame.user', { name: me.name })}>
          <span className={styles.avatar} aria-hidden="true">
            {[...me.name][0]}
          </span>
          <span className={styles.userText}>
            {me.name}
            <small>{me.tenant.name}</small>
          </span>
        </button>
      }
      sections={[
        {
          title: `${me.username} · ${me.roles.join(', ')}`,
          items: [
            {
              label: t('nav.settings'),
              icon: <IconSettings size={16} />,
              onPick: () => void navigate({ to: '/settings' }),
            },
            { label: t('shortcuts.title'), icon: <IconKeyboard size={16} />, hint: keyOf('?'), onPick: onHelp },
            {
              label: language === 'ko' ? 'English' : '한국어',
              icon: <IconLanguage size={16} />,
              onPick: () => prefer({ language: language === 'ko' ? 'en' : 'ko' }),
            },
            {
              label: t('frame.theme'),
              icon: <IconSun size={16} />,
              onPick: () => prefer({ theme: resolvedTheme() === 'dark' ? 'light' : 'dark' }),
            },
          ],
        },
        { items: [{ label: t('frame.signOut'), icon: <IconLogout size={16} />, onPick: signOut }] },
      ]}
    />
  )
}
