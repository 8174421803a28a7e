/** How the desk did in a time. */
/** What was promised and kept; the rate is absent when nothing was promised. */
export interface KeptPromises {
  met: number
  missed: number
  rate?: number
}

export interface DeskReportRow {
  key: string
  name?: string
  opened: number
  acknowledged: number
  mttaSeconds?: number
  resolved: number
  mttrSeconds: { real?: number; realUnpaused?: number; working?: number; workingUnpaused?: number }
  firstContactRate?: number
  reopened: number
  reopenRate?: number
  sla: { metric: string; closed: KeptPromises; due: KeptPromises }[]
}

export interface DeskReport {
  from: string
  to: string
  zone: string
  groupBy: string
  rows: DeskReportRow[]
  total: DeskReportRow
  /** Open tickets by age in days: 0–1, 2–3, 4–7, 8–14, 15–30, more. */
  backlog: { key: string; ages: number[]; open: number }[]
  truncated: boolean
  asOf: string
}
