import type { Level, OwnField, Ticket, TicketDetail, TicketType, TimelineItem, Transition } from '@/api/types/ticket'
import type { Highlight } from '@/api/types/ticketList'

export const LEVELS: readonly Level[] = ['high', 'medium', 'low']

/** Priority by impact × urgency, as the service computes it unless a tenant changed the table: a preview only. */
export function priorityOf(impact: Level, urgency: Level): number {
  return LEVELS.indexOf(impact) + LEVELS.indexOf(urgency) + 1
}

/** What is typed so far without the letter that is not a syllable yet: 결ㅈ is on its way to 결제. */
export function wordsTyped(text: string): string {
  return text.replace(/[ㄱ-ㅣ]+$/u, '').trim()
}

/** A text in pieces, marked and not. */
export function piecesOf({ text, ranges }: Highlight): readonly { from: number; text: string; marked: boolean }[] {
  const edges = [0, ...ranges.flatMap(({ from, to }) => [from, to]), text.length]
  return edges
    .slice(0, -1)
    .map((from, index) => ({ from, text: text.slice(from, edges[index + 1]), marked: index % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}

export const TYPES: readonly TicketType[] = ['incident', 'request', 'problem', 'change']

/** What those who ask may open. */
export const ASKED: readonly TicketType[] = ['incident', 'request']

export function typeOf(text: string | undefined): TicketType | null {
  return TYPES.find((type) => type === text) ?? null
}

export const RISKS = ['low', 'medium', 'high'] as const
export const KINDS = ['normal', 'standard', 'emergency'] as const

/** The fields only one kind has, in the order people fill them in. */
export const OWN_FIELDS: Record<TicketType, readonly OwnField[]> = {
  incident: [],
  request: ['onBehalfOf'],
  problem: ['workaround', 'rootCause'],
  change: ['kind', 'risk', 'plan', 'backoutPlan', 'plannedStart', 'plannedEnd'],
}

/** An instant as `datetime-local` fields write it, and back. */
export function toLocal(instant: string): string {
  if (!instant) return ''
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

export function fromLocal(local: string): string {
  const at = new Date(local)
  return Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

/** An analysed, unresolved problem with a workaround or a root cause. */
export function isKnownError(ticket: TicketDetail): boolean {
  return ticket.type === 'problem' && isOpen(ticket) && Boolean(ticket.fields.workaround || ticket.fields.rootCause)
}

export function isOpen(ticket: Ticket): boolean {
  return ['new', 'active', 'hold'].includes(ticket.category)
}

export function resolution(ticket: TicketDetail): Transition | undefined {
  return ticket.transitions.find((transition) => transition.to === 'resolved' || transition.to === 'fulfilled')
}

export function chronological(items: readonly TimelineItem[]): TimelineItem[] {
  return [...items].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
}

const REASONS = ['requester', 'change', 'problem', 'vendor', 'approval', 'scheduled'] as const
export type Reason = (typeof REASONS)[number]

export function isReason(text: string): text is Reason {
  return (REASONS as readonly string[]).includes(text)
}

const FACTS = [
  'opened',
  'requested',
  'severity',
  'recovered',
  'reopened',
  'askedAgain',
  'slaWarned',
  'slaBreached',
  'slaEscalated',
  'released',
  'splitFrom',
  'splitInto',
  'imported',
  'detached',
] as const
export type FactWord = (typeof FACTS)[number] | 'openedBySituation'

export function isOfALevel(fact: FactWord): boolean {
  return fact === 'slaWarned' || fact === 'slaEscalated'
}

/** The word of a fact we have a sentence for; facts are told in English by the service, the screen says its own. */
export function factOf(item: TimelineItem): FactWord | null {
  const word = FACTS.find((each) => each === item.field)
  if (word === 'opened' && item.actor?.kind === 'system') return 'openedBySituation'
  return word ?? null
}
