import { useTranslation } from 'react-i18next'
import { Button, Switch } from '@/ui/controls'
import { Dialog } from '@/ui/overlays'
import { prefer, usePreferences } from '@/ui/preferences'
import { COMMANDS, labelOf, useKeys, usualKeys } from '@/ui/shortcutKeys'
import styles from './CommandPalette.module.css'
import { KeyPicker } from './KeyPicker'
import type { Place } from './navigation'

/** Keys that are no single characters: they disturb nobody who dictates or types, and stay. */
const FIXED = ['Enter', 'Esc'] as const

interface ShortcutHelpProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly places: readonly Place[]
}

/** What the keys do; each can be given another key, or none. */
export function ShortcutHelp({ open, onClose, places }: ShortcutHelpProps) {
  const { t } = useTranslation('app')
  const { shortcuts, keys } = usePreferences()
  const keyOf = useKeys()
  const go = keyOf('g')
  return (
    <Dialog title={t('shortcuts.title')} open={open} onClose={onClose} wide>
      <Switch
        label={t('shortcuts.on')}
        hint={t('shortcuts.onHint')}
        checked={shortcuts}
        onToggle={(on) => prefer({ shortcuts: on })}
      />
      <dl className={styles.keys}>
        {COMMANDS.map((command) => (
          <div key={command}>
            <dt>
              <KeyPicker command={command} />
            </dt>
            <dd>{t(`shortcuts.keys.${command}`)}</dd>
          </div>
        ))}
        {FIXED.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`shortcuts.keys.${key}`)}</dd>
          </div>
        ))}
        {go !== '' &&
          places.map((place) => (
            <div key={place.id}>
              <dt>
                <kbd>{labelOf(go)}</kbd> <kbd>{labelOf(place.key)}</kbd>
              </dt>
              <dd>{t(`nav.${place.id}`)}</dd>
            </div>
          ))}
      </dl>
      {Object.keys(keys).length > 0 && <Button onClick={usualKeys}>{t('shortcuts.usual')}</Button>}
    </Dialog>
  )
}
