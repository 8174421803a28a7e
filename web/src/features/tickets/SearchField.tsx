import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '@/ui/controls'
import styles from './tickets.module.css'

/** Searches when typing pauses. */
export function SearchField({
  value,
  onSearch,
}: {
  readonly value: string
  readonly onSearch: (text: string) => void
}) {
  const { t } = useTranslation('tickets')
  const [text, setText] = useState(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new callback is no new text
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onSearch(text), 300)
    return () => clearTimeout(timer)
  }, [text, value])
  return (
    <div className={styles.search}>
      <TextField
        type="search"
        label={t('search')}
        hideLabel
        placeholder={t('search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  )
}
