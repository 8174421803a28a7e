import { IconBellPlus, IconChartDots3 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { rangeQuery, type SeriesSet } from '@/api/metrics'
import { useMay } from '@/api/session'
import type { TimeRange } from '@/lib/timeRange'
import type { Mark } from '@/ui/chart/Plot'
import { TimeChart } from '@/ui/chart/TimeChart'
import { IconButton } from '@/ui/controls'
import { QueryGate, Skeleton } from '@/ui/states'
import { useTimeRange } from '@/ui/timeRange'
import styles from './hosts.module.css'
import { type HostPanel, panelsOf } from './panels'
import { TopProcesses } from './TopProcesses'

/** The charts of a host: one cursor over all, dragging sets the time range, live while the range ends now. */
export function HostCharts({ host, marks }: { readonly host: string; readonly marks: readonly Mark[] }) {
  const [range, setRange] = useTimeRange()
  const zoom = useCallback((from: number, to: number) => setRange({ from, to }), [setRange])
  return (
    <div className={styles.charts}>
      {panelsOf(host).map((panel) => (
        <HostChart key={panel.id} host={host} panel={panel} range={range} marks={marks} onZoom={zoom} />
      ))}
    </div>
  )
}

interface HostChartProps {
  readonly host: string
  readonly panel: HostPanel
  readonly range: TimeRange
  readonly marks: readonly Mark[]
  readonly onZoom: (from: number, to: number) => void
}

function HostChart({ host, panel, range, marks, onZoom }: HostChartProps) {
  const { t } = useTranslation('hosts')
  const navigate = useNavigate()
  const mayRule = useMay('rule:write')
  const query = useQuery(rangeQuery(panel.expr, range, { entity: host }))
  const title = t(`panel.${panel.id}`)
  if (panel.id === 'processes') {
    return (
      <QueryGate query={query} skeleton={<Skeleton kind="chart" />}>
        {(data: SeriesSet) => <TopProcesses title={title} data={data} nameOf={panel.nameOf} />}
      </QueryGate>
    )
  }
  return (
    <QueryGate query={query} skeleton={<Skeleton kind="chart" />}>
      {(data: SeriesSet) => (
        <TimeChart
          title={title}
          unit={panel.unit}
          data={data}
          nameOf={panel.nameOf}
          {...(panel.top !== undefined ? { top: panel.top } : {})}
          sync={`host-${host}`}
          marks={marks}
          onZoom={onZoom}
          actions={
            <>
              <IconButton
                label={t('exploreThis', { title })}
                onClick={() => void navigate({ to: '/explore', search: { query: panel.expr } })}
              >
                <IconChartDots3 />
              </IconButton>
              {mayRule && (
                <IconButton
                  label={t('alertOnThis', { title })}
                  onClick={() => void navigate({ to: '/rules/new', search: { expr: panel.expr } })}
                >
                  <IconBellPlus />
                </IconButton>
              )}
            </>
          }
        />
      )}
    </QueryGate>
  )
}
