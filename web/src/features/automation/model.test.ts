import { describe, expect, it } from 'vitest'
import type { AutomationRule } from '@/api/types/automation'
import { bodyOf, draftOf, emptyDraft, wrongIn } from './model'

const trigger: AutomationRule = {
  id: '1',
  name: 'VPN',
  position: 10,
  enabled: true,
  events: ['opened'],
  condition: "title.contains('VPN')",
  actions: [{ kind: 'setQueue', queue: 'network' }],
  after: null,
  version: 3,
}

describe('a rule being written', () => {
  it('comes back as it was read', () => {
    const { id: _id, version: _version, enabled: _enabled, after: _after, ...rest } = trigger
    expect(bodyOf('triggers', draftOf(trigger))).toEqual(rest)
  })

  it('needs a name, an event and finished actions', () => {
    const draft = { ...emptyDraft('triggers'), events: [], actions: [{ kind: 'note', body: ' ' } as const] }
    expect(wrongIn('triggers', draft)).toEqual({ name: true, events: true, actions: true })
    expect(wrongIn('triggers', draftOf(trigger))).toEqual({})
  })

  it('waits in working days or hours of a calendar', () => {
    const draft = { ...draftOf(trigger), wait: { ...emptyDraft('schedulers').wait, calendarId: 'c' } }
    expect(bodyOf('schedulers', draft).after).toEqual({
      since: 'resolvedAt',
      calendarId: 'c',
      target: { kind: 'working-days', days: 3 },
    })
    const hours = { ...draft, wait: { ...draft.wait, unit: 'hours', amount: '8' } as const }
    expect(bodyOf('schedulers', hours).after?.target).toEqual({ kind: 'working-time', duration: 'PT8H' })
    expect(wrongIn('schedulers', { ...draft, wait: { ...draft.wait, calendarId: '' } })).toEqual({ wait: true })
  })

  it('takes a ticket out of its queue when none is named, and holds only with a reason', () => {
    const draft = {
      ...draftOf(trigger),
      actions: [{ kind: 'setQueue', queue: ' ' } as const, { kind: 'move', to: 'onHold' } as const],
    }
    expect(bodyOf('triggers', draft).actions).toEqual([
      { kind: 'setQueue', queue: null },
      { kind: 'move', to: 'onHold', reason: 'vendor', comment: null },
    ])
  })
})
