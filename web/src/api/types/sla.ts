import type { SlaClock, SlaMetric } from './ticket'

export type SlaTarget =
  | { kind: 'working-time'; duration: string }
  | { kind: 'working-days'; days: number; endOfDay: boolean }

export interface SlaLevel {
  /** 75% of the target, or -PT30M, PT1H, -1D around the deadline. */
  at: string
  name?: string | null
}

export interface SlaPolicy {
  id: string
  name: string
  /** Lower comes first. */
  position: number
  enabled: boolean
  match: { types: string[]; priorities: number[]; queues: string[]; condition?: string | null }
  calendarId: string
  targets: Partial<Record<SlaMetric, Record<string, SlaTarget>>>
  pauses: string[]
  pausesOf: Partial<Record<SlaMetric, string[]>>
  levels: Partial<Record<SlaMetric, SlaLevel[]>>
  vendor?: string | null
  /** How running clocks come to it. */
  onChange: OnChange
  version: number
}

export const ON_CHANGE = ['retroactive', 'fromChange', 'keep'] as const
export type OnChange = (typeof ON_CHANGE)[number]

export type SlaPolicyWish = Omit<SlaPolicy, 'id' | 'version'>

export const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEK)[number]
export type Weekly = Partial<Record<Weekday, [string, string][]>>

export interface DateException {
  kind: 'holiday' | 'shift' | 'break'
  date?: string
  from?: string
  to?: string
  name?: string | null
  yearly?: boolean
  active?: boolean
  removed?: boolean
  intervals?: [string, string][]
}

export interface SlaCalendar {
  id: string
  name: string
  zone: string
  weekly: Weekly
  exceptions: DateException[]
  effectiveFrom: string
  version: number
}

export interface ClockPreview {
  clocks: number
  moved: number
  verdicts: number
  items: { ticketId: string; before: SlaClock; after: SlaClock }[]
}

export interface Holiday {
  date: string
  name?: string | null
}

export interface HolidayPreview {
  added: Holiday[]
  renamed: Holiday[]
  removed: Holiday[]
  clocks: ClockPreview
}
