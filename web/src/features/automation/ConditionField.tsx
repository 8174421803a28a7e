import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '@/api/types/automation'
import { TextArea } from '@/ui/controls'
import styles from './automation.module.css'
import { faultsQuery, type Scope, wordsQuery } from './queries'

interface ConditionFieldProps {
  readonly scope: Scope
  readonly value: string
  readonly onType: (value: string) => void
}

const CODES = ['syntax', 'type', 'pattern', 'too-long', 'too-costly', 'not-allowed'] as const

/** A condition in CEL; what is wrong is said while it is written, with its place. */
export function ConditionField({ scope, value, onType }: ConditionFieldProps) {
  const { t } = useTranslation('automation')
  const box = useRef<HTMLTextAreaElement>(null)
  const settled = useDeferredValue(value)
  const { data } = useQuery(faultsQuery(scope, settled))
  const words = useQuery(wordsQuery(scope))
  const faults = value.trim() === '' ? [] : (data?.faults ?? [])
  const insert = (word: string) => {
    const at = box.current?.selectionStart ?? value.length
    onType(value.slice(0, at) + word + value.slice(box.current?.selectionEnd ?? at))
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(at + word.length, at + word.length)
    })
  }
  return (
    <div className={styles.conditionField}>
      <TextArea
        ref={box}
        className="mono"
        label={t('form.condition')}
        hint={t('form.conditionHint')}
        rows={3}
        spellCheck={false}
        maxLength={2_000}
        value={value}
        onChange={(event) => onType(event.target.value)}
        error={null}
      />
      {faults.length > 0 && (
        <ul className={styles.faults} role="alert">
          {faults.map((fault) => (
            <FaultLine key={`${fault.line}:${fault.column}:${fault.detail}`} fault={fault} text={settled} />
          ))}
        </ul>
      )}
      <details className={styles.words}>
        <summary>{t('form.words')}</summary>
        <ul>
          {(words.data?.items ?? []).map((word) => (
            <li key={word.name}>
              <button type="button" className="mono" title={word.type} onClick={() => insert(word.name)}>
                {word.name}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

/** The line with a mark under the place. */
function FaultLine({ fault, text }: { readonly fault: Fault; readonly text: string }) {
  const { t } = useTranslation('automation')
  const line = text.split('\n')[fault.line - 1] ?? ''
  const code = CODES.find((known) => known === fault.code) ?? 'syntax'
  const from = Math.max(0, fault.column - 41)
  return (
    <li>
      <strong>{t(`fault.${code}`)}</strong> {t('fault.place', { line: fault.line, column: fault.column })}
      <pre className="mono" aria-hidden="true">
        {line.slice(from, from + 80)}
        {'\n'}
        {' '.repeat(fault.column - 1 - from)}^
      </pre>
      <span lang="en">{fault.detail}</span>
    </li>
  )
}
