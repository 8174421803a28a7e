import { IconGridDots } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { HeatMap } from '@/ui/chart/HeatMap'
import { EmptyState } from '@/ui/states'
import { useTimeRange } from '@/ui/timeRange'
import { AnswerGate } from './AnswerGate'
import type { ResultProps } from './ExplorePanel'
import { Footnote } from './Footnote'
import { heatOf } from './heat'
import { metadataQuery, type RangeAnswer, rangeAnswer } from './queries'
import { wordsOf } from './simple'
import { unitOfQuery } from './unit'
import { useAnswer } from './useAnswer'

export function HeatResult(props: ResultProps) {
  const [range] = useTimeRange()
  const query = useAnswer(useQuery(rangeAnswer(props.panel.expr, range, props.step)), props)
  return <AnswerGate query={query}>{(answer) => <Heat {...props} answer={answer} />}</AnswerGate>
}

function Heat({ panel, answer, onZoom }: ResultProps & { readonly answer: RangeAnswer }) {
  const { t } = useTranslation('explore')
  const metrics = useQuery(metadataQuery).data ?? new Map()
  const heat = useMemo(() => heatOf(answer.result, answer), [answer])
  if (!heat) {
    return (
      <EmptyState small icon={<IconGridDots />} title={t('noBuckets.title')}>
        {t('noBuckets.text')} <code className="mono">sum by (le) (rate(…_bucket[5m]))</code>
      </EmptyState>
    )
  }
  const [metric = ''] = wordsOf(panel.expr).metrics
  return (
    <>
      <HeatMap
        title={panel.expr}
        data={heat}
        unit={unitOfQuery(metric.replace(/_bucket$/, ''), metrics)}
        countUnit={unitOfQuery(panel.expr, metrics)}
        height={280}
        sync="explore"
        onZoom={onZoom}
      />
      <Footnote answer={answer} series={answer.result.length} points={heat.times.length} />
    </>
  )
}
