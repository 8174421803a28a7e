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
  /** Why it promises nothing although it was accepted once. */
  fault?: string | null
  version: number
}

export const ON_CHANGE = ['retroactive', 'fromChange', 'keep'] as const
export type OnChange = (typeof ON_CHANGE)[number]

export type SlaPolicyWish = Omit<SlaPolicy, 'id' | 'fault' | 'version'>

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
  items: { ticketId: string; number: string; before: SlaClock; after: SlaClock }[]
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

/** How much of a promised time is left. */
export interface SlaClock {
  metric: SlaMetric
  state: 'running' | 'paused' | 'stopped' | 'cancelled'
  dueAt: string | null
  displayDueAt: string | null
  /** ISO 8601, negative when over. */
  remaining: string | null
  breached: boolean
  /** Counted from 1: of nextResponse, keepInformed, of queues and vendors there may be several. */
  cycle: number
  /** The queue or the vendor whose clock it is. */
  party: string | null
  /** Another promise took the place of the first while it ran. */
  retargeted: boolean
}

export type SlaMetric =
  | 'ack'
  | 'firstResponse'
  | 'nextResponse'
  | 'keepInformed'
  | 'resolve'
  | 'olaAck'
  | 'ola'
  | 'vendor'

export interface SlaLine {
  from: string
  to: string
  counted: boolean
  why: 'open' | 'closed' | 'holiday' | 'break' | 'paused' | 'before'
  duration: string
}

export interface SlaStory {
  reading: SlaClock
  policy: string
  calendar: string
  zone: string
  /** PT4H, or 3D and 3DE for working days. */
  target: string
  startedAt: string
  consumed: string
  explanation: SlaLine[]
  forecast: SlaLine[]
  levels: { name: string; level: string; at: string | null; told: boolean }[]
  /** What was promised before, in order. */
  changes: SlaChange[]
}

export interface SlaTerms {
  policy: string
  calendar: string
  target: string
}

export interface SlaChange {
  at: string
  how: 'retroactive' | 'fromChange'
  from: SlaTerms
  to: SlaTerms
}
