import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { onGrid, type SeriesSet } from '@/api/metrics'
import { type Comparison, FEWEST_SERIES, MOST_SERIES } from '@/lib/exploreAddress'
import { TimeChart } from '@/ui/chart/TimeChart'
import { Button } from '@/ui/controls'
import { useTimeRange } from '@/ui/timeRange'
import { AnswerGate } from './AnswerGate'
import { Exemplars } from './Exemplars'
import type { ResultProps } from './ExplorePanel'
import styles from './explore.module.css'
import { Footnote } from './Footnote'
import { exemplarsQuery, metadataQuery, type RangeAnswer, rangeAnswer } from './queries'
import { commonLabels, highest, lineName } from './series'
import { unitOfQuery } from './unit'
import { useAnswer } from './useAnswer'

const SHIFTS = { '1d': 86_400, '1w': 604_800 } as const

/** How far back "before" lies; whole steps, so that both stand on one grid. */
export function shiftOf(compare: Comparison | undefined, rangeSeconds: number, step: number): number {
  if (compare === undefined) return 0
  const seconds = compare === 'range' ? rangeSeconds : SHIFTS[compare]
  return Math.ceil(seconds / step) * step
}

function setOf(answer: RangeAnswer, shift = 0): SeriesSet {
  const set = onGrid(answer.result, answer.start - shift, answer.end - shift, answer.step)
  return shift === 0 ? set : { ...set, times: set.times.map((at) => at + shift) }
}

export function GraphResult(props: ResultProps) {
  const { panel, step, compare } = props
  const [range] = useTimeRange()
  const shift = shiftOf(compare, range.seconds, step)
  const query = useAnswer(useQuery(rangeAnswer(panel.expr, range, step)), props)
  const before = useQuery({ ...rangeAnswer(panel.expr, range, step, shift), enabled: shift > 0 && query.isSuccess })
  return (
    <AnswerGate query={query}>
      {(answer) => <Graph {...props} answer={answer} before={shift > 0 ? before.data : undefined} shift={shift} />}
    </AnswerGate>
  )
}

interface GraphProps extends ResultProps {
  readonly answer: RangeAnswer
  readonly before: RangeAnswer | undefined
  readonly shift: number
}

function Graph(props: GraphProps) {
  const { t } = useTranslation('explore')
  const { panel, answer, before, shift, most, compare } = props
  const metrics = useQuery(metadataQuery)
  const unit = unitOfQuery(panel.expr, metrics.data ?? new Map())
  const all = useMemo(() => setOf(answer), [answer])
  const common = useMemo(() => commonLabels(all.series), [all])
  const shown = useMemo(() => ({ times: all.times, series: highest(all.series, most) }), [all, most])
  const nameOf = useCallback(
    (labels: Readonly<Record<string, string>>) => lineName(labels, common) || panel.expr,
    [common, panel.expr],
  )
  const label = compare ? t(`compare.${compare}`) : ''
  const earlier = useMemo(() => {
    // The grid of an older answer does not fit one that has moved on; the next one will.
    if (!before || before.start !== answer.start || before.step !== answer.step) return undefined
    const names = new Set(shown.series.map((each) => nameOf(each.labels)))
    const set = setOf(before, shift)
    return { set: { ...set, series: set.series.filter((each) => names.has(nameOf(each.labels))) }, label }
  }, [before, answer, shift, shown, nameOf, label])
  const dots = useDots(props)
  const histograms = answer.result.some((each) => each.histograms && !each.values)
  return (
    <>
      {histograms && <p className={styles.warning}>{t('nativeInGraph')}</p>}
      <TooMany
        shown={shown.series.length}
        total={all.series.length}
        cut={answer.cut}
        most={most}
        onMost={props.onMost}
      />
      <TimeChart
        title={lineName(common, {}) || panel.expr}
        unit={unit}
        data={shown}
        nameOf={nameOf}
        height={280}
        // Of a share people want to see how much of the whole it is.
        floor={unit === '1' ? 'zero' : 'data'}
        sync="explore"
        earlier={earlier}
        dots={dots.found}
        onDot={dots.pick}
        onZoom={props.onZoom}
      />
      {props.exemplars && <Exemplars missing={dots.missing} found={dots.found} picked={dots.picked} unit={unit} />}
      <Footnote answer={answer} series={all.series.length} points={all.times.length} />
    </>
  )
}

function useDots({ panel, step, exemplars }: GraphProps) {
  const [range] = useTimeRange()
  const [picked, pick] = useState<number | null>(null)
  const query = useQuery({ ...exemplarsQuery(panel.expr, range, step), enabled: exemplars })
  const found = useMemo(() => (exemplars && query.data ? query.data : []), [exemplars, query.data])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other exemplars, nothing picked
  useEffect(() => pick(null), [found])
  return { found, picked: picked === null ? null : (found[picked] ?? null), pick, missing: query.data === null }
}

interface TooManyProps {
  readonly shown: number
  readonly total: number
  readonly cut: boolean
  readonly most: number
  readonly onMost: (most: number) => void
}

function TooMany({ shown, total, cut, most, onMost }: TooManyProps) {
  const { t } = useTranslation('explore')
  if (!cut && total <= shown && most === FEWEST_SERIES) return null
  const more = Math.min(MOST_SERIES, most * 2, total)
  return (
    <p className={styles.tooMany} role="status">
      <span className="grow">{t(cut ? 'cut' : total > shown ? 'tooMany' : 'allShown', { shown, total })}</span>
      {total > shown && most < MOST_SERIES && (
        <Button small onClick={() => onMost(Math.max(FEWEST_SERIES, more))}>
          {t('showMore', { count: more })}
        </Button>
      )}
      {most > FEWEST_SERIES && (
        <Button small look="quiet" onClick={() => onMost(FEWEST_SERIES)}>
          {t('showFewer', { count: FEWEST_SERIES })}
        </Button>
      )}
    </p>
  )
}
