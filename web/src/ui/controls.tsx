/** Buttons and fields of the app: native elements in our clothes. What needs positioning or focus traps is in overlays. */
import type {
  ButtonHTMLAttributes,
  InputHTMLAttributes,
  ReactNode,
  Ref,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'react'
import { useId } from 'react'
import styles from './controls.module.css'
import { labelOf, useKeys } from './shortcutKeys'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly icon?: ReactNode
  readonly busy?: boolean
  readonly small?: boolean
  /** The command of the keyboard that does the same. */
  readonly hint?: string
}

export function Button({ look = 'plain', icon, busy = false, small = false, hint, children, ...rest }: ButtonProps) {
  const keyOf = useKeys()
  const key = hint && labelOf(keyOf(hint))
  return (
    <button
      type="button"
      {...rest}
      className={`${styles.button} ${rest.className ?? ''}`}
      data-look={look}
      data-small={small || undefined}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
    >
      {icon}
      <span className={styles.label}>{children}</span>
      {key && <kbd aria-hidden="true">{key}</kbd>}
    </button>
  )
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly label: string
  readonly ref?: Ref<HTMLButtonElement>
}

export function IconButton({ label, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`${styles.icon} ${rest.className ?? ''}`}
      aria-label={label}
      title={label}
    >
      {children}
    </button>
  )
}

interface FieldProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | null | undefined
  readonly hideLabel?: boolean
}

function Field({ id, label, hint, error, hideLabel, children }: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles.fieldLabel}>
        {label}
      </label>
      {children}
      {hint && !error && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

function described(id: string, { hint, error }: FieldProps) {
  return {
    id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${id}-error` : hint ? `${id}-hint` : undefined,
  }
}

type TextFieldProps = FieldProps &
  InputHTMLAttributes<HTMLInputElement> & { readonly ref?: Ref<HTMLInputElement>; readonly suffix?: string }

export function TextField({ label, hint, error, hideLabel, suffix, ...rest }: TextFieldProps) {
  const id = useId()
  const field = { label, hint, error, ...(hideLabel ? { hideLabel } : {}) }
  return (
    <Field id={id} {...field}>
      <span className={styles.inputBox}>
        <input type="text" autoComplete="off" {...rest} {...described(id, field)} className={styles.input} />
        {suffix && <span className={styles.suffix}>{suffix}</span>}
      </span>
    </Field>
  )
}

type TextAreaProps = FieldProps &
  TextareaHTMLAttributes<HTMLTextAreaElement> & { readonly ref?: Ref<HTMLTextAreaElement> }

export function TextArea({ label, hint, error, hideLabel, ...rest }: TextAreaProps) {
  const id = useId()
  const field = { label, hint, error, ...(hideLabel ? { hideLabel } : {}) }
  return (
    <Field id={id} {...field}>
      <textarea rows={4} {...rest} {...described(id, field)} className={`${styles.input} ${styles.area}`} />
    </Field>
  )
}

export interface Choice<T extends string = string> {
  readonly value: T
  readonly label: string
}

type SelectFieldProps<T extends string> = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> & {
    readonly value: T
    readonly choices: readonly Choice<T>[]
    readonly onPick: (value: T) => void
  }

export function SelectField<T extends string>({
  label,
  hint,
  error,
  hideLabel,
  choices,
  value,
  onPick,
  ...rest
}: SelectFieldProps<T>) {
  const id = useId()
  const field = { label, hint, error, ...(hideLabel ? { hideLabel } : {}) }
  return (
    <Field id={id} {...field}>
      <select
        {...rest}
        {...described(id, field)}
        value={value}
        onChange={(event) => onPick(event.target.value as T)}
        className={`${styles.input} ${styles.select}`}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

interface SwitchProps {
  readonly label: string
  readonly checked: boolean
  readonly onToggle: (checked: boolean) => void
  readonly hint?: string
  readonly hideLabel?: boolean
  readonly disabled?: boolean
}

export function Switch({ label, checked, onToggle, hint, hideLabel = false, disabled = false }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      aria-label={label}
      disabled={disabled}
      className={styles.switch}
      onClick={() => onToggle(!checked)}
    >
      <span className={styles.track} aria-hidden="true" />
      {!hideLabel && (
        <span className={styles.switchText}>
          {label}
          {hint && <span className={styles.hint}>{hint}</span>}
        </span>
      )}
    </button>
  )
}

interface SegmentedProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly choices: readonly (Choice<T> & { readonly icon?: ReactNode })[]
  readonly onPick: (value: T) => void
}

export function Segmented<T extends string>({ label, value, choices, onPick }: SegmentedProps<T>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line everywhere
    <div role="group" aria-label={label} className={styles.segmented}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          data-value={choice.value}
          onClick={() => onPick(choice.value)}
        >
          {choice.icon}
          {choice.label}
        </button>
      ))}
    </div>
  )
}

interface ChipProps {
  readonly label: string
  readonly active: boolean
  readonly onToggle: () => void
  readonly count?: number | undefined
  readonly icon?: ReactNode
}

/** A filter that is on or off. */
export function Chip({ label, active, onToggle, count, icon }: ChipProps) {
  return (
    <button type="button" className={styles.chip} aria-pressed={active} onClick={onToggle}>
      {icon}
      {label}
      {count !== undefined && <span className={styles.chipCount}>{count}</span>}
    </button>
  )
}
