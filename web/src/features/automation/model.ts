import type {
  ActionKind,
  AutomationRule,
  NewRule,
  RuleAction,
  RuleEvent,
  RuleKind,
  RuleWait,
} from '@/api/types/automation'

export const EVENTS: readonly RuleEvent[] = ['opened', 'changed', 'message', 'slaWarned', 'slaBreached', 'slaEscalated']
const EVERYWHERE: readonly ActionKind[] = [
  'setQueue',
  'setImpact',
  'setUrgency',
  'addTags',
  'removeTags',
  'assign',
  'move',
  'note',
  'reply',
  'watch',
]

export const actionKinds = (kind: RuleKind): readonly ActionKind[] =>
  kind === 'macros' ? ['assignMe', ...EVERYWHERE] : EVERYWHERE

/** States people may move a ticket to, in the order of their work. */
export const STATES = [
  'assigned',
  'inProgress',
  'onHold',
  'resolved',
  'fulfilment',
  'fulfilled',
  'awaitingApproval',
  'approved',
  'assess',
  'rootCause',
  'knownError',
  'fixInProgress',
  'authorize',
  'scheduled',
  'implement',
  'review',
  'closed',
  'cancelled',
  'rejected',
] as const

export interface WaitDraft {
  readonly since: RuleWait['since']
  readonly calendarId: string
  readonly unit: 'days' | 'hours'
  readonly amount: string
}

/** A rule as it is being written. */
export interface Draft {
  readonly name: string
  readonly position: string
  readonly events: readonly RuleEvent[]
  readonly condition: string
  readonly actions: readonly RuleAction[]
  readonly wait: WaitDraft
}

export function emptyDraft(kind: RuleKind): Draft {
  return {
    name: '',
    position: '100',
    events: ['opened'],
    condition: kind === 'schedulers' ? "state == 'resolved'" : 'true',
    actions: [],
    wait: { since: 'resolvedAt', calendarId: '', unit: 'days', amount: '3' },
  }
}

const hoursOf = (duration: string) => /^PT(\d+)H$/.exec(duration)?.[1] ?? ''

export function draftOf(rule: AutomationRule): Draft {
  const { after } = rule
  return {
    name: rule.name,
    position: String(rule.position),
    events: rule.events,
    condition: rule.condition,
    actions: rule.actions,
    wait: after
      ? {
          since: after.since,
          calendarId: after.calendarId,
          unit: after.target.kind === 'working-days' ? 'days' : 'hours',
          amount: after.target.kind === 'working-days' ? String(after.target.days) : hoursOf(after.target.duration),
        }
      : emptyDraft('triggers').wait,
  }
}

export type Wrong = Partial<Record<'name' | 'position' | 'events' | 'actions' | 'wait', true>>

/** What can be seen to be wrong before it is sent; what a condition says is judged by the service. */
export function wrongIn(kind: RuleKind, draft: Draft): Wrong {
  const wrong: Wrong = {}
  if (draft.name.trim() === '' || draft.name.length > 100) wrong.name = true
  if (!/^\d{1,4}$/.test(draft.position.trim())) wrong.position = true
  if (kind === 'triggers' && draft.events.length === 0) wrong.events = true
  if (draft.actions.length === 0 || draft.actions.some(unfinished)) wrong.actions = true
  if (kind === 'schedulers' && (draft.wait.calendarId === '' || !/^[1-9]\d{0,2}$/.test(draft.wait.amount.trim())))
    wrong.wait = true
  return wrong
}

export function unfinished(action: RuleAction): boolean {
  switch (action.kind) {
    case 'addTags':
    case 'removeTags':
      return (action.tags ?? []).length === 0
    case 'note':
    case 'reply':
      return (action.body ?? '').trim() === ''
    case 'watch':
      return !action.personId
    default:
      return false
  }
}

export function newAction(kind: ActionKind): RuleAction {
  switch (kind) {
    case 'setQueue':
      return { kind, queue: '' }
    case 'setImpact':
    case 'setUrgency':
      return { kind, level: 'high' }
    case 'addTags':
    case 'removeTags':
      return { kind, tags: [] }
    case 'assign':
    case 'watch':
      return { kind, personId: null }
    case 'move':
      return { kind, to: 'inProgress' }
    case 'note':
    case 'reply':
      return { kind, body: '' }
    default:
      return { kind }
  }
}

/** An empty queue means none. */
function sent(action: RuleAction): RuleAction {
  if (action.kind === 'setQueue') return { kind: action.kind, queue: action.queue?.trim() || null }
  if (action.kind === 'move')
    return {
      kind: action.kind,
      to: action.to ?? '',
      reason: action.to === 'onHold' ? (action.reason ?? 'vendor') : null,
      comment: action.comment?.trim() || null,
    }
  return action
}

export function bodyOf(kind: RuleKind, draft: Draft): Omit<NewRule, 'enabled'> {
  const { wait } = draft
  return {
    name: draft.name.trim(),
    position: Number(draft.position),
    condition: draft.condition.trim() || 'true',
    actions: draft.actions.map(sent),
    ...(kind === 'triggers' ? { events: [...draft.events] } : {}),
    ...(kind === 'schedulers'
      ? {
          after: {
            since: wait.since,
            calendarId: wait.calendarId,
            target:
              wait.unit === 'days'
                ? { kind: 'working-days', days: Number(wait.amount) }
                : { kind: 'working-time', duration: `PT${Number(wait.amount)}H` },
          },
        }
      : {}),
  }
}
