/** PromQL under the cursor: colours, completion, what is wrong and where. CodeMirror composes Korean by itself: no key of ours
 *  is handled while an input method is at work. */
import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
  moveCompletionSelection,
  startCompletion,
} from '@codemirror/autocomplete'
import { history, historyKeymap, insertNewlineAndIndent, standardKeymap } from '@codemirror/commands'
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState, Prec } from '@codemirror/state'
import { drawSelection, EditorView, keymap, placeholder, tooltips } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { PromQLExtension } from '@prometheus-io/codemirror-promql'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimeRange } from '@/lib/timeRange'
import { usePreferences } from '@/ui/preferences'
import { strategyOf } from './completion'
import styles from './explore.module.css'
import type { Fault } from './fault'
import { metadataQuery } from './queries'

export interface QueryEditorProps {
  readonly value: string
  readonly label: string
  readonly range: TimeRange
  readonly fault: Fault | null
  /** Id of what says what is wrong. */
  readonly faultId: string
  readonly autoFocus?: boolean
  readonly onType: (text: string) => void
  readonly onRun: (text: string) => void
}

/** Colours are tokens, so that both themes have their own. */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--series-4)' },
  { tag: tags.function(tags.variableName), color: 'var(--series-1)' },
  { tag: tags.string, color: 'var(--series-3)' },
  { tag: [tags.number, tags.literal], color: 'var(--series-2)' },
  { tag: tags.labelName, color: 'var(--series-6)' },
  { tag: tags.comment, color: 'var(--text-3)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--danger)' },
])

const look = EditorView.theme({
  '&': { fontSize: '13.5px', color: 'var(--text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': { fontFamily: 'var(--font-mono)', padding: '8px 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 10px' },
  '.cm-scroller': { lineHeight: '1.5', maxHeight: '220px' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'var(--accent-soft)',
  },
  '.cm-placeholder': { color: 'var(--text-3)' },
  '&.cm-focused .cm-matchingBracket': { background: 'var(--hover)', outline: '1px solid var(--line-strong)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--danger)',
    textUnderlineOffset: '4px',
    textDecorationSkipInk: 'none',
  },
  '.cm-tooltip': {
    background: 'var(--raised)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-s)',
    boxShadow: 'var(--shadow)',
    zIndex: '40',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', fontSize: '13px', maxHeight: '16em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px', color: 'var(--text)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--accent-soft)',
    color: 'var(--text)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700', color: 'var(--accent-text)' },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'var(--text-2)', fontFamily: 'var(--font)' },
  '.cm-completionInfo': { padding: '8px 10px', fontSize: 'var(--text-s)', maxWidth: '300px' },
  // On a phone it would cover the list; type and unit stand in the list itself.
  '@media (max-width: 720px)': { '.cm-tooltip.cm-completionInfo': { display: 'none' } },
  '.cm-diagnostic': { padding: '6px 10px', borderLeft: '3px solid var(--danger)', fontSize: 'var(--text-s)' },
})

/** The library describes the language in English; in Korean we do. */
async function wordsOf(language: string): Promise<Readonly<Record<string, string>>> {
  return language === 'ko' ? (await import('./words.ko.json')).default : {}
}

/** Enter runs; what is suggested is taken with Tab, or with Enter once a person went to it. */
function keys(run: () => void) {
  const runs = (view: EditorView) => {
    // Enter that ends a Korean syllable is the input method's.
    if (!view.compositionStarted) run()
    return true
  }
  const takeFirst = (view: EditorView) => {
    if (completionStatus(view.state) !== 'active') return false
    return acceptCompletion(view) || (moveCompletionSelection(true)(view) && acceptCompletion(view))
  }
  return [
    Prec.highest(
      keymap.of([
        { key: 'Tab', run: takeFirst },
        { key: 'Enter', run: (view) => acceptCompletion(view) || runs(view) },
        { key: 'Mod-Enter', run: runs },
        { key: 'Ctrl-Enter', run: runs },
        { key: 'Shift-Enter', run: insertNewlineAndIndent },
        { key: 'Ctrl-Space', run: startCompletion },
      ]),
    ),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...standardKeymap]),
  ]
}

export function QueryEditor(props: QueryEditorProps) {
  const { t } = useTranslation('explore')
  const { language } = usePreferences()
  const queries = useQueryClient()
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const attributes = useRef(new Compartment())
  const latest = useRef(props)
  latest.current = props

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once for a language; everything else is read when needed
  useEffect(() => {
    if (!box.current) return
    void queries.prefetchQuery(metadataQuery)
    const promql = new PromQLExtension().activateLinter(false).setComplete({
      completeStrategy: strategyOf(
        queries,
        () => latest.current.range,
        () => wordsOf(language),
      ),
    })
    const made = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          keys(() => latest.current.onRun(made.state.doc.toString())),
          history(),
          drawSelection(),
          bracketMatching(),
          closeBrackets(),
          autocompletion({ selectOnOpen: false, interactionDelay: 0, icons: false, maxRenderedOptions: 200 }),
          promql.asExtension(),
          syntaxHighlighting(colours),
          look,
          EditorView.lineWrapping,
          tooltips({ position: 'fixed', parent: document.getElementById('content') ?? document.body }),
          placeholder(t('editor.placeholder')),
          EditorState.phrases.of({ Completions: t('editor.completions') }),
          attributes.current.of([]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onType(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = made
    if (latest.current.autoFocus && latest.current.value === '') made.focus()
    return () => {
      promql.destroy()
      made.destroy()
      view.current = null
    }
  }, [language])

  const { label, fault, faultId, value } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new editor needs them again
  useEffect(() => {
    view.current?.dispatch({
      effects: attributes.current.reconfigure(
        EditorView.contentAttributes.of({
          'aria-label': label,
          spellcheck: 'false',
          autocorrect: 'off',
          autocapitalize: 'off',
          ...(fault ? { 'aria-invalid': 'true', 'aria-describedby': faultId } : {}),
        }),
      ),
    })
  }, [label, fault, faultId, language])

  useEffect(() => {
    const made = view.current
    if (made && made.state.doc.toString() !== value)
      made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: value } })
  }, [value])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark belongs to the text it was found in
  useEffect(() => {
    const made = view.current
    if (!made) return
    const end = made.state.doc.length
    const marks =
      fault && fault.from < end
        ? [{ from: fault.from, to: Math.min(end, fault.to), severity: 'error' as const, message: fault.message }]
        : []
    made.dispatch(setDiagnostics(made.state, marks))
  }, [fault, language])

  return <div ref={box} className={styles.editor} data-invalid={fault ? true : undefined} />
}
