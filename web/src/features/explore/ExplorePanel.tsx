import { IconBellPlus, IconPlayerPlay, IconPlayerStop, IconTools, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, memo, Suspense, useEffect, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { useMay } from '@/api/session'
import { type Comparison, type Panel, VIEWS } from '@/lib/exploreAddress'
import { Button, IconButton, Segmented } from '@/ui/controls'
import { EmptyState } from '@/ui/states'
import { useTimeRange } from '@/ui/timeRange'
import { useNarrow } from '@/ui/viewport'
import { Builder } from './Builder'
import styles from './explore.module.css'
import { FaultLine } from './FaultLine'
import { type Fault, faultIn } from './fault'
import { GraphResult } from './GraphResult'
import { HeatResult } from './HeatResult'
import { stop } from './queries'
import { Starters } from './Starters'
import { TableResult } from './TableResult'

const QueryEditor = lazy(() => import('./QueryEditor').then(({ QueryEditor }) => ({ default: QueryEditor })))

export interface ExplorePanelProps {
  readonly number: number
  readonly only: boolean
  readonly panel: Panel
  readonly step: number
  readonly compare: Comparison | undefined
  readonly exemplars: boolean
  readonly most: number
  readonly onMost: (most: number) => void
  readonly onChange: (panel: Panel, replace?: boolean) => void
  readonly onRemove: () => void
  readonly onZoom: (from: number, to: number) => void
}

/** One query: its text, a builder, and what it gives. */
export function ExplorePanel(props: ExplorePanelProps) {
  const { t } = useTranslation('explore')
  const { panel, number, onChange } = props
  const [range] = useTimeRange()
  const narrow = useNarrow()
  const client = useQueryClient()
  const faultId = useId()
  const [draft, setDraft] = useState(panel.expr)
  const [building, setBuilding] = useState(false)
  const [runs, setRuns] = useState(0)
  const [state, setState] = useState<PanelState>({ busy: false, error: null })
  // Back and forward change the address; the editor follows.
  useEffect(() => setDraft(panel.expr), [panel.expr])

  const problem = state.error ? asProblem(state.error) : null
  const said = problem?.detail && draft === panel.expr ? problem.detail : null
  const fault = useMemo<Fault | null>(() => (said ? faultIn(said, panel.expr) : null), [said, panel.expr])
  const run = (text: string) => {
    const expr = text.trim()
    setDraft(expr)
    if (expr === panel.expr) setRuns(runs + 1)
    else onChange({ ...panel, expr })
  }
  return (
    <section className={styles.panel} aria-label={t('query', { number })}>
      <h2 className="visually-hidden">{t('query', { number })}</h2>
      <div className={styles.ask}>
        <div className={styles.query}>
          <Suspense fallback={<div className={styles.editor} aria-hidden="true" />}>
            <QueryEditor
              value={draft}
              label={t('editor.label', { number })}
              range={range}
              fault={fault}
              faultId={faultId}
              autoFocus={props.only && !narrow}
              onType={setDraft}
              onRun={run}
            />
          </Suspense>
          {problem && draft === panel.expr && <FaultLine id={faultId} problem={problem} fault={fault} />}
        </div>
        <div className={styles.acts}>
          {state.busy ? (
            <Button icon={<IconPlayerStop />} onClick={() => stop(client, panel.expr)}>
              {t('stop')}
            </Button>
          ) : (
            <Button look="primary" icon={<IconPlayerPlay />} disabled={draft.trim() === ''} onClick={() => run(draft)}>
              {t('run')}
            </Button>
          )}
          <IconButton label={t('builder.toggle')} aria-expanded={building} onClick={() => setBuilding(!building)}>
            <IconTools />
          </IconButton>
          <MakeRule expr={panel.expr} />
          {!props.only && (
            <IconButton label={t('remove', { number })} onClick={props.onRemove}>
              <IconTrash />
            </IconButton>
          )}
        </div>
      </div>
      {building && <Builder text={draft} range={range} onWrite={setDraft} />}
      {panel.expr !== '' && (
        <Segmented
          label={t('view.label')}
          value={panel.view}
          onPick={(view) => onChange({ ...panel, view }, true)}
          choices={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
        />
      )}
      {panel.expr === '' ? (
        props.only ? (
          <Starters onPick={run} />
        ) : (
          <EmptyState small title={t('empty.query')} />
        )
      ) : (
        <Result {...props} runs={runs} onState={setState} />
      )}
    </section>
  )
}

export interface PanelState {
  readonly busy: boolean
  readonly error: unknown
}

export interface ResultProps extends Omit<ExplorePanelProps, 'only' | 'onChange' | 'onRemove'> {
  /** Counts how often the same text was run. */
  readonly runs: number
  readonly onState: (state: PanelState) => void
}

/** Not drawn again while a person types: five hundred lines would make every key late. */
const Result = memo(function Result(props: ResultProps) {
  if (props.panel.view === 'table') return <TableResult {...props} />
  if (props.panel.view === 'heatmap') return <HeatResult {...props} />
  return <GraphResult {...props} />
})

function MakeRule({ expr }: { readonly expr: string }) {
  const { t } = useTranslation('explore')
  const navigate = useNavigate()
  const may = useMay('rule:write')
  if (!may) return null
  return (
    <IconButton
      label={t('makeRule')}
      disabled={expr === ''}
      onClick={() => void navigate({ to: '/rules/new', search: { expr } })}
    >
      <IconBellPlus />
    </IconButton>
  )
}
