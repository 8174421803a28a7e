import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundTicket, Highlight } from '@/api/types/ticketList'
import { TextField } from '@/ui/controls'
import { piecesOf, wordsTyped } from './model'
import { Priority, TicketState } from './parts'
import { searchQuery } from './queries'
import styles from './search.module.css'

interface SearchBoxProps {
  readonly value: string
  readonly onSearch: (text: string) => void
}

/** Finds as one types; Enter opens what is marked or whose number was pasted, else narrows the list to the words. */
export function SearchBox({ value, onSearch }: SearchBoxProps) {
  const { t } = useTranslation('tickets')
  const navigate = useNavigate()
  const [text, setText] = useState(value)
  const [open, setOpen] = useState(false)
  const [marked, setMarked] = useState(-1)
  const list = useId()
  const typed = useDeferredValue(wordsTyped(text))
  const query = useQuery({ ...searchQuery(typed), placeholderData: keepPreviousData })
  const items = typed === '' ? [] : (query.data?.items ?? [])
  const go = (ticket: FoundTicket) => {
    setOpen(false)
    void navigate({ to: '/tickets/$id', params: { id: ticket.number } })
  }
  const enter = () => {
    const exact = items.find((item) => item.id === query.data?.exact)
    const chosen = items[marked] ?? exact
    if (chosen) go(chosen)
    else {
      setOpen(false)
      onSearch(text.trim())
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys belong to the input method while a syllable is being composed.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && items.length > 0) {
      event.preventDefault()
      setOpen(true)
      setMarked((marked + step + items.length + (marked < 0 && step < 0 ? 1 : 0)) % items.length)
    }
    if (event.key === 'Enter') enter()
    if (event.key === 'Escape') setOpen(false)
  }
  const shown = open && typed !== ''
  return (
    <search className={styles.box}>
      <TextField
        type="search"
        role="combobox"
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && marked >= 0 ? `${list}-${marked}` : undefined}
        label={t('search')}
        hideLabel
        placeholder={t('search')}
        value={text}
        maxLength={200}
        onChange={(event) => {
          setText(event.target.value)
          setMarked(-1)
          setOpen(true)
          if (event.target.value === '' && value !== '') onSearch('')
        }}
        onKeyDown={onKeyDown}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      <div className={styles.results} hidden={!shown}>
        <div id={list} role="listbox" aria-label={t('found.label')}>
          {items.map((item, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the input's, which keeps the focus
            <div
              key={item.id}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === marked}
              className={styles.result}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => go(item)}
            >
              <Result item={item} />
            </div>
          ))}
        </div>
        <p className={styles.foot} role="status">
          {query.isError
            ? t('found.failed')
            : items.length === 0
              ? !query.isFetching && t('empty.search')
              : t('found.keys')}
        </p>
      </div>
    </search>
  )
}

function Result({ item }: { readonly item: FoundTicket }) {
  const { t } = useTranslation('tickets')
  const title = item.highlights.find((highlight) => highlight.field === 'title')
  const number = item.highlights.find((highlight) => highlight.field === 'number')
  const other = item.highlights.find((highlight) => highlight.field !== 'title' && highlight.field !== 'number')
  return (
    <>
      <span className="row small">
        <Priority priority={item.priority} />
        <span className="mono muted">{number ? <Marked highlight={number} /> : item.number}</span>
        <span className="grow" />
        {item.merged && <span className="faint">{t('merge.from')}</span>}
        <TicketState state={item.state} />
      </span>
      <span className={styles.title}>{title ? <Marked highlight={title} /> : item.title}</span>
      {other && (
        <span className={styles.where}>
          <span className="faint">{t(`found.${other.field}`)}</span> <Marked highlight={other} />
        </span>
      )}
    </>
  )
}

/** Text stays text: what was found is marked by ranges, never by markup. */
function Marked({ highlight }: { readonly highlight: Highlight }) {
  return piecesOf(highlight).map((piece) =>
    piece.marked ? <mark key={piece.from}>{piece.text}</mark> : <span key={piece.from}>{piece.text}</span>,
  )
}
