import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/controls'
import { characterOf } from '@/ui/keyboard'
import { type Command, giveKey, holderOf, labelOf, useKeys } from '@/ui/shortcutKeys'
import styles from './CommandPalette.module.css'

/** Press it, then the key one wants: Delete takes the key away, Esc leaves it. A key another command has is told, and swapped on request. */
export function KeyPicker({ command }: { readonly command: Command }) {
  const { t } = useTranslation('app')
  const key = useKeys()(command)
  const [waiting, wait] = useState(false)
  const [taken, setTaken] = useState<{ readonly key: string; readonly by: Command } | null>(null)
  const give = (chosen: string) => {
    giveKey(command, chosen)
    setTaken(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!waiting || event.key === 'Tab') return
    // While a syllable is being composed keys belong to the input method.
    if (event.nativeEvent.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Shift') return
    wait(false)
    if (event.key === 'Delete' || event.key === 'Backspace') give('')
    const chosen = characterOf(event)
    if ([...chosen].length !== 1 || chosen === ' ') return
    const by = holderOf(chosen, command)
    if (by) setTaken({ key: chosen, by })
    else give(chosen)
  }
  return (
    <>
      <button
        type="button"
        className={styles.picker}
        aria-label={t('shortcuts.pick', { name: t(`shortcuts.keys.${command}`), key: key || t('shortcuts.none') })}
        aria-pressed={waiting}
        onClick={() => {
          wait(!waiting)
          setTaken(null)
        }}
        onBlur={() => wait(false)}
        onKeyDown={onKeyDown}
      >
        {waiting ? t('shortcuts.press') : key ? <kbd>{labelOf(key)}</kbd> : t('shortcuts.none')}
      </button>
      {taken && (
        <p role="alert" className={styles.taken}>
          {t('shortcuts.taken', { key: labelOf(taken.key), name: t(`shortcuts.keys.${taken.by}`) })}{' '}
          <Button small onClick={() => give(taken.key)}>
            {t('shortcuts.swap')}
          </Button>
        </p>
      )}
    </>
  )
}
