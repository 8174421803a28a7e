import { useTranslation } from 'react-i18next'
import type { PlannedChange, PlannedMessage } from '@/api/types/automation'
import styles from './automation.module.css'
import { useChangeText } from './texts'

interface PlannedChangesProps {
  readonly changes: readonly PlannedChange[]
  readonly messages: readonly PlannedMessage[]
}

/** Fields before and after, and what would be written to whom. */
export function PlannedChanges({ changes, messages }: PlannedChangesProps) {
  const { t } = useTranslation('automation')
  const changeText = useChangeText()
  if (changes.length === 0 && messages.length === 0) return <p className="muted small">{t('change.nothing')}</p>
  return (
    <ul className={`small ${styles.changes}`}>
      {changes.map((change) => (
        <li key={change.field}>{changeText(change)}</li>
      ))}
      {messages.map((message, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said twice
        <li key={index} data-visibility={message.visibility}>
          <span className="muted">{t(`change.${message.visibility}`)}</span> {message.body}
        </li>
      ))}
    </ul>
  )
}
