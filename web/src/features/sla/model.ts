import type { SlaMetric } from '@/api/types/sla'
import {
  type OnChange,
  type SlaCalendar,
  type SlaLevel,
  type SlaPolicy,
  type SlaPolicyWish,
  type SlaTarget,
  WEEK,
  type Weekday,
  type Weekly,
} from '@/api/types/sla'
import { isoOf, secondsOf } from '@/lib/duration'

export const METRICS: readonly SlaMetric[] = [
  'ack',
  'firstResponse',
  'nextResponse',
  'keepInformed',
  'resolve',
  'olaAck',
  'ola',
  'vendor',
]
export const PRIORITIES = ['1', '2', '3', '4', '5'] as const
export const REASONS = ['requester', 'vendor', 'approval', 'scheduled', 'change', 'problem'] as const
export const TYPES = ['incident', 'request', 'problem', 'change'] as const

const PARTS = /^(?:(\d+)\s*(?:h|시간))?\s*(?:(\d+)\s*(?:m|분))?\s*(?:(\d+)\s*(?:s|초))?$/i

/** "4h 30m", "2시간", "45m" in seconds. */
function timeOf(text: string): number | null {
  const parts = PARTS.exec(text.trim())
  if (!parts || text.trim() === '') return null
  const [, hours = '0', minutes = '0', seconds = '0'] = parts
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)
}

function timeText(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3_600), 'h'],
    [Math.floor((seconds % 3_600) / 60), 'm'],
    [seconds % 60, 's'],
  ] as const
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, unit]) => `${count}${unit}`)
      .join(' ') || '0m'
  )
}

/** As people type it: "4h 30m", "3d", "1d end". */
export function targetText(target: SlaTarget | undefined): string {
  if (!target) return ''
  if (target.kind === 'working-days') return `${target.days}d${target.endOfDay ? ' end' : ''}`
  return timeText(secondsOf(target.duration) ?? 0)
}

const KOREAN: Record<string, string> = { d: '일', h: '시간', m: '분', s: '초', end: '말' }

/** As people read it; {@link targetOf} reads it back in both languages. */
export function targetSaid(target: SlaTarget | undefined, language: 'ko' | 'en'): string {
  const text = targetText(target)
  return language === 'en' ? text : text.replace(/end|[dhms]/g, (unit) => KOREAN[unit] ?? unit)
}

/** null: nothing is promised; undefined: it cannot be read. */
export function targetOf(text: string): SlaTarget | null | undefined {
  if (text.trim() === '') return null
  const days = /^(\d{1,4})\s*(?:d|일)\s*(end|말)?$/i.exec(text.trim())
  if (days) return { kind: 'working-days', days: Number(days[1]), endOfDay: Boolean(days[2]) }
  const seconds = timeOf(text)
  return seconds === null ? undefined : { kind: 'working-time', duration: isoOf(seconds) }
}

/** "75%, -30m team lead, 1h manager, -1d". */
export function levelsText(levels: readonly SlaLevel[]): string {
  return levels.map(({ at, name }) => (name ? `${atText(at)} ${name}` : atText(at))).join(', ')
}

function atText(at: string): string {
  if (at.endsWith('%')) return at
  if (at.endsWith('D')) return at.toLowerCase()
  const seconds = secondsOf(at) ?? 0
  return `${seconds < 0 ? '-' : ''}${timeText(Math.abs(seconds)).replaceAll(' ', '')}`
}

/** undefined: it cannot be read. */
export function levelsOf(text: string): SlaLevel[] | undefined {
  const levels = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(levelOf)
  return levels.every((level) => level !== null) ? levels : undefined
}

function levelOf(text: string): SlaLevel | null {
  const [, word = '', name = ''] = /^(\S+)\s*(.*)$/.exec(text) ?? []
  const at = atOf(word)
  return at === null ? null : { at, ...(name ? { name } : {}) }
}

function atOf(word: string): string | null {
  if (/^[1-9]\d{0,2}%$/.test(word)) return word
  const days = /^(-?[1-9]\d{0,2})(?:d|일)$/i.exec(word)
  if (days) return `${days[1]}D`
  const sign = word.startsWith('-') ? '-' : ''
  const seconds = timeOf(word.replace(/^[-+]/, ''))
  return seconds === null ? null : sign + isoOf(seconds)
}

/** "09:00-12:00, 13:00-18:00" of a day. */
export function hoursText(intervals: readonly [string, string][] | undefined): string {
  return (intervals ?? []).map(([from, to]) => `${from}-${to}`).join(', ')
}

export function hoursOf(text: string): [string, string][] | undefined {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => /^(\d\d:\d\d)\s*[-–~]\s*(\d\d:\d\d)$/.exec(part))
  return parts.every((part) => part !== null) ? parts.map((part) => [part[1] ?? '', part[2] ?? '']) : undefined
}

export type Cells = Readonly<Record<string, string>>

export interface PolicyDraft {
  readonly name: string
  readonly position: string
  readonly calendarId: string
  readonly types: readonly string[]
  readonly queues: string
  readonly condition: string
  readonly vendor: string
  readonly pauses: readonly string[]
  readonly onChange: OnChange
  /** By metric and priority: `resolve.1`. */
  readonly targets: Cells
  readonly levels: Cells
}

export function draftOf(policy: SlaPolicy | null, calendarId: string): PolicyDraft {
  const targets: Record<string, string> = {}
  const levels: Record<string, string> = {}
  for (const metric of METRICS) {
    for (const priority of PRIORITIES)
      targets[`${metric}.${priority}`] = targetText(policy?.targets[metric]?.[priority])
    levels[metric] = levelsText(policy?.levels[metric] ?? [{ at: '75%' }])
  }
  return {
    name: policy?.name ?? '',
    position: String(policy?.position ?? 100),
    calendarId: policy?.calendarId ?? calendarId,
    types: policy?.match.types ?? ['incident'],
    queues: policy?.match.queues.join(', ') ?? '',
    condition: policy?.match.condition ?? '',
    vendor: policy?.vendor ?? '',
    pauses: policy?.pauses ?? ['requester', 'vendor', 'approval', 'scheduled'],
    onChange: policy?.onChange ?? 'retroactive',
    targets,
    levels,
  }
}

/** Names of the fields that cannot be saved. */
export function wrongIn(draft: PolicyDraft): ReadonlySet<string> {
  const wrong = new Set<string>()
  if (draft.name.trim() === '') wrong.add('name')
  if (!/^\d{1,4}$/.test(draft.position.trim())) wrong.add('position')
  if (Object.values(draft.targets).every((text) => text.trim() === '')) wrong.add('targets')
  for (const [place, text] of Object.entries(draft.targets)) if (targetOf(text) === undefined) wrong.add(place)
  for (const [metric, text] of Object.entries(draft.levels)) if (levelsOf(text) === undefined) wrong.add(metric)
  return wrong
}

/** A merge patch of the draft: what is emptied is taken away. */
export function wishOf(draft: PolicyDraft, before: SlaPolicy | null): Partial<SlaPolicyWish> {
  const promised = METRICS.filter((metric) => PRIORITIES.some((p) => draft.targets[`${metric}.${p}`]?.trim()))
  const gone = <T>(known: object | undefined, wanted: Record<string, T>) =>
    ({ ...Object.fromEntries(Object.keys(known ?? {}).map((key) => [key, null])), ...wanted }) as Record<string, T>
  const targets = promised.map((metric) => {
    const cells = PRIORITIES.flatMap((priority) => {
      const target = targetOf(draft.targets[`${metric}.${priority}`] ?? '')
      return target ? [[priority, target] as const] : []
    })
    return [metric, gone(before?.targets[metric], Object.fromEntries(cells))] as const
  })
  const levels = promised.map((metric) => [metric, levelsOf(draft.levels[metric] ?? '') ?? []] as const)
  return {
    name: draft.name.trim(),
    position: Number(draft.position),
    calendarId: draft.calendarId,
    match: {
      types: [...draft.types],
      priorities: before?.match.priorities ?? [],
      queues: draft.queues
        .split(',')
        .map((queue) => queue.trim())
        .filter((queue) => queue !== ''),
      condition: draft.condition.trim() || null,
    },
    targets: gone(before?.targets, Object.fromEntries(targets)),
    levels: gone(before?.levels, Object.fromEntries(levels)),
    pauses: [...draft.pauses],
    vendor: draft.vendor.trim() || null,
    onChange: draft.onChange,
  }
}

export interface CalendarDraft {
  readonly name: string
  readonly zone: string
  readonly hours: Readonly<Record<Weekday, string>>
}

export function calendarDraftOf(calendar: SlaCalendar | null): CalendarDraft {
  const office: Weekly = Object.fromEntries(WEEK.slice(0, 5).map((day) => [day, [['09:00', '18:00']]]))
  const weekly = calendar?.weekly ?? office
  return {
    name: calendar?.name ?? '',
    zone: calendar?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    hours: Object.fromEntries(WEEK.map((day) => [day, hoursText(weekly[day])])) as Record<Weekday, string>,
  }
}

export function calendarWrongIn(draft: CalendarDraft): ReadonlySet<string> {
  const wrong = new Set<string>()
  if (draft.name.trim() === '') wrong.add('name')
  for (const day of WEEK) if (hoursOf(draft.hours[day]) === undefined) wrong.add(day)
  if (WEEK.every((day) => draft.hours[day].trim() === '')) wrong.add('hours')
  return wrong
}

/** A merge patch: a day without hours is taken away. */
export function calendarWishOf(draft: CalendarDraft, before: SlaCalendar | null): object {
  const weekly: Partial<Record<Weekday, [string, string][] | null>> = {}
  for (const day of WEEK) {
    const hours = hoursOf(draft.hours[day]) ?? []
    if (hours.length > 0) weekly[day] = hours
    else if (before?.weekly[day]) weekly[day] = null
  }
  return { name: draft.name.trim(), zone: draft.zone.trim(), weekly }
}

/** Holidays of single dates from today on, the next ones first. */
export function nextHolidays(calendar: SlaCalendar, today: string, most: number) {
  return calendar.exceptions
    .filter((each) => each.kind === 'holiday' && each.active !== false && !each.removed)
    .flatMap(({ date, from, name, yearly }) => (yearly ? [] : [{ date: date ?? from ?? '', name }]))
    .filter(({ date }) => date >= today)
    .sort((a, b) => a.date.localeCompare(b.date))
    .slice(0, most)
}
