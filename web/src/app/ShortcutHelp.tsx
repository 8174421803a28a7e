import { useTranslation } from 'react-i18next'
import { Switch } from '@/ui/controls'
import { Dialog } from '@/ui/overlays'
import { prefer, usePreferences } from '@/ui/preferences'
import styles from './CommandPalette.module.css'
import type { Place } from './navigation'

const KEYS = ['j', 'k', 'Enter', 'Esc', '/', '?', 'r', 'n', 'a', 'e', 'x', 'z'] as const

export function ShortcutHelp({
  open,
  onClose,
  places,
}: {
  readonly open: boolean
  readonly onClose: () => void
  readonly places: readonly Place[]
}) {
  const { t } = useTranslation('app')
  const { shortcuts } = usePreferences()
  return (
    <Dialog title={t('shortcuts.title')} open={open} onClose={onClose}>
      <dl className={styles.keys}>
        {KEYS.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`shortcuts.keys.${key}`)}</dd>
          </div>
        ))}
        {places.map((place) => (
          <div key={place.id}>
            <dt>
              <kbd>g</kbd> <kbd>{place.key}</kbd>
            </dt>
            <dd>{t(`nav.${place.id}`)}</dd>
          </div>
        ))}
      </dl>
      <Switch label={t('shortcuts.on')} checked={shortcuts} onToggle={(on) => prefer({ shortcuts: on })} />
    </Dialog>
  )
}
