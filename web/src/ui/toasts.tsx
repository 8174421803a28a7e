/** Short news in a corner; read out politely; gone after a while or by a click. */
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem, type ProblemKind } from '@/api/problem'
import { IconButton } from './controls'
import { Fires } from './Fires'
import styles from './toasts.module.css'

export interface Toast {
  readonly text: string
  readonly severity?: number
  readonly tone?: 'ok' | 'danger' | 'info'
  readonly action?: { readonly label: string; readonly onPick: () => void }
}

/** Why a request failed is put into words when it is shown. */
interface Shown extends Omit<Toast, 'text'> {
  readonly id: number
  readonly text: string | { readonly failed: ProblemKind }
}

let shown: readonly Shown[] = []
let nextId = 1
const listeners = new Set<() => void>()

function change(next: readonly Shown[]): void {
  shown = next
  for (const listener of listeners) listener()
}

export function toast(news: Toast): void {
  show(news)
}

/** A request that nobody waits for in a form has failed. */
export function toastFailure(error: unknown): void {
  show({ tone: 'danger', text: { failed: asProblem(error).kind } })
}

function show(news: Omit<Shown, 'id'>): void {
  const id = nextId++
  change([...shown.slice(-3), { ...news, id }])
  setTimeout(() => dismiss(id), news.action || news.tone === 'danger' ? 9_000 : 5_000)
}

function dismiss(id: number): void {
  change(shown.filter((each) => each.id !== id))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function Toasts(): ReactNode {
  const { t } = useTranslation('ui')
  const all = useSyncExternalStore(subscribe, () => shown)
  return (
    <section className={styles.toasts} aria-live="polite" aria-label={t('toast.region')}>
      {all.map((each) => (
        <div key={each.id} className={styles.toast} data-tone={each.tone}>
          {each.severity !== undefined && <Fires severity={each.severity} />}
          <span className="grow">
            {typeof each.text === 'string' ? each.text : t(`problem.${each.text.failed}.title`)}
          </span>
          {each.action && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                dismiss(each.id)
                each.action?.onPick()
              }}
            >
              {each.action.label}
            </button>
          )}
          <IconButton label={t('action.close')} onClick={() => dismiss(each.id)}>
            <IconX />
          </IconButton>
        </div>
      ))}
    </section>
  )
}
