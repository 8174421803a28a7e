import { useTranslation } from 'react-i18next'
import { SimilarList, Suggestion } from './SimilarTickets'
import { useSuggestions } from './similar'
import styles from './tickets.module.css'

interface DraftSuggestionsProps {
  readonly title: string
  readonly description: string
  readonly queue: string
  readonly onQueue: (queue: string) => void
}

/** While one writes: has somebody said this already, and whose is it? Nothing when there is nothing to say. */
export function DraftSuggestions({ title, description, queue, onQueue }: DraftSuggestionsProps) {
  const { t } = useTranslation('tickets')
  const { data: similar } = useSuggestions(title, description, true)
  if (!similar || similar.items.length === 0 || title.trim() === '') return null
  return (
    <section className={styles.drafted} aria-label={t('similar.title')} aria-live="polite">
      <h3>{t('similar.title')}</h3>
      {similar.queue && similar.queue.name !== queue && (
        <Suggestion
          text={t('similar.queue', similar.queue)}
          action={t('similar.takeQueue', { name: similar.queue.name })}
          onTake={() => onQueue(similar.queue?.name ?? '')}
        />
      )}
      <SimilarList items={similar.items.slice(0, 3)} />
    </section>
  )
}
