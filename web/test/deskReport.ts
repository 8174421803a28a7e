/** A desk's figures, as the service desk tells them. */
import type { DeskReport, DeskReportRow } from '@/api/types/deskReport'

const row = (key: string, opened: number, resolved: number, name?: string): DeskReportRow => ({
  key,
  ...(name ? { name } : {}),
  opened,
  acknowledged: resolved,
  resolved,
  reopened: Math.floor(resolved / 20),
  ...(resolved === 0
    ? { mttrSeconds: {} }
    : {
        mttaSeconds: 1_860 + opened * 7,
        mttrSeconds: { real: 93_600, realUnpaused: 61_200, working: 39_600, workingUnpaused: 27_900 },
        firstContactRate: 0.68,
        reopenRate: Math.floor(resolved / 20) / resolved,
      }),
  sla: [
    { metric: 'ack', closed: { met: 180, missed: 12, rate: 0.9375 }, due: { met: 176, missed: 14, rate: 0.926 } },
    { metric: 'resolve', closed: { met: 160, missed: 24, rate: 0.869 }, due: { met: 158, missed: 27, rate: 0.854 } },
  ],
})

const GROUPS: Record<string, DeskReportRow[]> = {
  queue: [row('', 12, 9), row('database', 41, 38), row('network', 96, 88), row('업무지원', 55, 49)],
  priority: [row('1', 3, 3), row('2', 18, 17), row('3', 101, 92), row('4', 60, 54)],
  type: [row('change', 8, 6), row('incident', 150, 140), row('request', 46, 38)],
  assignee: [row('', 9, 0), row('agent-1', 88, 80, '김민지'), row('agent-2', 107, 104, 'Sam Carter')],
}

const days = (from: string, to: string) => {
  const rows: DeskReportRow[] = []
  const last = new Date(`${to}T00:00:00Z`)
  for (const day = new Date(`${from}T00:00:00Z`); day <= last; day.setUTCDate(day.getUTCDate() + 1)) {
    const at = rows.length
    rows.push(row(day.toISOString().slice(0, 10), 4 + ((at * 7) % 11), 3 + ((at * 5) % 12)))
  }
  return rows
}

export function answer(query: URLSearchParams, empty: boolean): DeskReport {
  const groupBy = query.get('groupBy') ?? 'none'
  const from = query.get('from') ?? ''
  const to = query.get('to') ?? ''
  return {
    from,
    to,
    zone: query.get('zone') ?? '',
    groupBy,
    rows: empty ? [] : (GROUPS[groupBy] ?? days(from, to)),
    total: empty ? row('', 0, 0) : row('', 204, 184),
    backlog: empty
      ? []
      : [
          { key: '', ages: [2, 1, 0, 0, 0, 0], open: 3 },
          { key: 'network', ages: [9, 6, 4, 3, 1, 2], open: 25 },
          { key: 'database', ages: [3, 2, 2, 0, 1, 0], open: 8 },
        ],
    truncated: false,
    asOf: '2026-11-21T00:00:00Z',
  }
}
