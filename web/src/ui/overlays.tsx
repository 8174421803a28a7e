/** What floats: dialogs, menus, completions. The UI kit brings focus traps and positioning. */
import {
  Autocomplete as KitAutocomplete,
  Menu as KitMenu,
  Modal as KitModal,
  Tooltip as KitTooltip,
} from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './controls'
import styles from './overlays.module.css'

interface DialogProps {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  readonly wide?: boolean
}

export function Dialog({ title, open, onClose, children, wide = false }: DialogProps) {
  const { t } = useTranslation('ui')
  return (
    <KitModal
      opened={open}
      onClose={onClose}
      title={title}
      size={wide ? 720 : 480}
      centered
      transitionProps={{ duration: 120, transition: 'fade' }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      classNames={{
        content: styles.dialog ?? '',
        header: styles.dialogHead ?? '',
        title: styles.dialogTitle ?? '',
        body: styles.dialogBody ?? '',
      }}
    >
      {children}
    </KitModal>
  )
}

export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}

interface ConfirmProps {
  readonly title: string
  /** Names the consequence. */
  readonly text: string
  readonly confirm: string
  readonly open: boolean
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

export function ConfirmDialog({ title, text, confirm, open, busy = false, onConfirm, onClose }: ConfirmProps) {
  const { t } = useTranslation('ui')
  return (
    <Dialog title={title} open={open} onClose={onClose}>
      <p>{text}</p>
      <DialogActions>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button look="danger" busy={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

export interface MenuItem {
  readonly label: string
  readonly icon?: ReactNode
  readonly hint?: string
  readonly checked?: boolean
  readonly danger?: boolean
  readonly onPick: () => void
}

interface MenuProps {
  readonly target: ReactElement
  readonly sections: readonly { readonly title?: string; readonly items: readonly MenuItem[] }[]
}

export function Menu({ target, sections }: MenuProps) {
  const shown = sections.filter((section) => section.items.length > 0)
  return (
    <KitMenu
      position="bottom-end"
      shadow="md"
      transitionProps={{ duration: 100 }}
      classNames={{ dropdown: styles.menu ?? '', item: styles.menuItem ?? '', label: styles.menuLabel ?? '' }}
    >
      <KitMenu.Target>{target}</KitMenu.Target>
      <KitMenu.Dropdown>
        {shown.map((section, index) => (
          <div key={section.title ?? index}>
            {index > 0 && <KitMenu.Divider />}
            {section.title && <KitMenu.Label>{section.title}</KitMenu.Label>}
            {section.items.map((item) => (
              <KitMenu.Item
                key={item.label}
                leftSection={item.icon}
                rightSection={item.checked ? '✓' : item.hint}
                onClick={item.onPick}
                data-danger={item.danger || undefined}
              >
                {item.label}
              </KitMenu.Item>
            ))}
          </div>
        ))}
      </KitMenu.Dropdown>
    </KitMenu>
  )
}

export function Tooltip({ label, children }: { readonly label: string; readonly children: ReactElement }) {
  return (
    <KitTooltip label={label} openDelay={300} withArrow classNames={{ tooltip: styles.tooltip ?? '' }}>
      {children}
    </KitTooltip>
  )
}

interface CompletionProps {
  readonly label: string
  readonly value: string
  readonly options: readonly string[]
  readonly placeholder?: string
  readonly hint?: string
  readonly error?: string | null
  readonly onType: (value: string) => void
}

/** Free text with completion. */
export function Completion({ label, value, options, placeholder, hint, error, onType }: CompletionProps) {
  return (
    <KitAutocomplete
      label={label}
      value={value}
      data={[...options]}
      limit={50}
      placeholder={placeholder ?? ''}
      {...(hint && !error ? { description: hint } : {})}
      error={error}
      onChange={onType}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      comboboxProps={{ transitionProps: { duration: 80 } }}
      styles={{
        label: { fontSize: 'var(--text-s)' },
        wrapper: {
          ['--input-bg' as string]: 'var(--bg)',
          ['--input-bd' as string]: 'var(--line-strong)',
          ['--input-height' as string]: '36px',
        },
      }}
      classNames={{
        input: styles.input ?? '',
        label: styles.fieldLabel ?? '',
        description: styles.description ?? '',
        dropdown: styles.menu ?? '',
        option: styles.menuItem ?? '',
      }}
    />
  )
}
