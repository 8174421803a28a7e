/** What its service desk works on. */
import type { SlaClock, SlaStory } from '@/api/types/sla'
import type { Ticket, TicketDetail, TicketType } from '@/api/types/ticket'
import { ALERTS } from './alerts'
import { ENTITIES, entity } from './entities'
import { person } from './people'
import { ago, id } from './time'

const ahead = (minutes: number) => ago(-minutes)

function clock(metric: SlaClock['metric'], change: Partial<SlaClock>): SlaClock {
  return {
    metric,
    state: 'running',
    dueAt: null,
    displayDueAt: null,
    remaining: null,
    breached: false,
    cycle: 1,
    party: null,
    retargeted: false,
    ...change,
  }
}

/** Why the first ticket's clocks show what they show. */
export const slasOf = (ticket: Ticket): SlaStory[] =>
  ticket.sla.map((reading) => ({
    reading,
    policy: '장애 P1–P2 · 24x7',
    calendar: '24x7',
    zone: 'Asia/Seoul',
    target: 'PT4H',
    startedAt: ticket.createdAt,
    consumed: 'PT2H43M',
    explanation: [
      { from: ticket.createdAt, to: ago(100), counted: true, why: 'open', duration: 'PT33M' },
      { from: ago(100), to: ago(90), counted: false, why: 'paused', duration: 'PT10M' },
      { from: ago(90), to: ago(0), counted: true, why: 'open', duration: 'PT1H30M' },
    ],
    forecast: [{ from: ago(0), to: ahead(77), counted: true, why: 'open', duration: 'PT1H17M' }],
    levels: [
      { name: '', level: '75%', at: ago(3), told: true },
      { name: 'Team lead', level: '-PT30M', at: ahead(47), told: false },
    ],
    changes: [
      {
        at: ago(90),
        how: 'retroactive',
        from: { policy: '장애 P3–P5 · 업무시간', calendar: '한국 업무시간', target: 'PT18H' },
        to: { policy: '장애 P1–P2 · 24x7', calendar: '24x7', target: 'PT4H' },
      },
    ],
  }))

function ticket(number: number, change: Partial<Ticket>): Ticket {
  return {
    id: id(8, number),
    number: `INC-2026-${String(110 + number).padStart(6, '0')}`,
    type: 'incident',
    state: 'new',
    category: 'new',
    priority: 3,
    impact: 'medium',
    urgency: 'medium',
    title: '',
    requester: person(3),
    assignee: null,
    queue: 'service-desk',
    entityIds: [],
    situationId: null,
    createdAt: ago(60),
    updatedAt: ago(5),
    resolvedAt: null,
    sla: [],
    tags: [],
    majorIncident: false,
    custom: {},
    version: 4,
    ...change,
  }
}

export const TICKETS: Ticket[] = [
  ticket(1, {
    title: '주문 데이터베이스 디스크 부족으로 결제 지연',
    priority: 1,
    impact: 'high',
    urgency: 'high',
    state: 'inProgress',
    category: 'active',
    assignee: person(2),
    situationId: id(6, 1),
    entityIds: [entity('db-primary-1').id],
    createdAt: ago(133),
    requester: person(1),
    sla: [
      clock('resolve', { dueAt: ahead(77), displayDueAt: ahead(77), remaining: 'PT1H17M' }),
      clock('ack', { state: 'stopped', remaining: 'PT10M' }),
      clock('firstResponse', { state: 'stopped', breached: true, remaining: '-PT4M' }),
    ],
  }),
  ticket(2, {
    title: 'Backups of file-seoul-1 fail',
    priority: 2,
    impact: 'high',
    urgency: 'medium',
    situationId: id(6, 2),
    entityIds: [entity('file-seoul-1').id],
    createdAt: ago(409),
    requester: null,
  }),
  ticket(3, {
    title: '결제 화면이 열리지 않습니다',
    priority: 2,
    impact: 'medium',
    urgency: 'high',
    state: 'onHold',
    category: 'hold',
    assignee: person(2),
    createdAt: ago(95),
  }),
  ticket(4, {
    title: 'VPN 접속이 10분마다 끊깁니다',
    priority: 3,
    createdAt: ago(240),
    state: 'assigned',
    category: 'active',
    assignee: person(1),
  }),
  ticket(5, {
    title: '회의실 3 화상 장비 소리가 나오지 않음',
    priority: 4,
    impact: 'low',
    urgency: 'medium',
    createdAt: ago(380),
  }),
  ticket(6, {
    title: 'Cannot print to floor-7 printer',
    priority: 5,
    impact: 'low',
    urgency: 'low',
    createdAt: ago(1400),
  }),
  ticket(7, {
    title: '신규 입사자 메일 계정 오류',
    priority: 3,
    state: 'resolved',
    category: 'done',
    assignee: person(2),
    createdAt: ago(3000),
    resolvedAt: ago(2880),
  }),
  ticket(8, {
    number: 'PRB-2026-000001',
    type: 'problem',
    title: 'order-service runs out of memory every Friday',
    priority: 5,
    state: 'assess',
    category: 'active',
    assignee: person(2),
    tags: ['order-service', '메모리'],
    createdAt: ago(30),
  }),
  ticket(9, {
    number: 'CHG-2026-000001',
    type: 'change',
    title: '서울 코어 스위치 교체',
    priority: 5,
    state: 'draft',
    createdAt: ago(20),
  }),
]

export const CHECKLIST = [
  { id: 'c1', name: { ko: '지휘자를 정한다', en: 'Name a commander' }, doneAt: null, doneBy: null, version: 1 },
  { id: 'c2', name: { ko: '사후 검토를 잡는다', en: null }, doneAt: null, doneBy: null, version: 1 },
]

const STEPS: Partial<Record<TicketType, TicketDetail['transitions']>> = {
  problem: [
    { to: 'rootCause', category: 'active' },
    { to: 'knownError', category: 'active', required: ['workaround'] },
  ],
  change: [
    { to: 'assess', category: 'active', required: ['plan'] },
    { to: 'cancelled', category: 'cancelled' },
  ],
}

const OWN: Partial<Record<TicketType, TicketDetail['fields']>> = {
  change: { kind: 'normal', risk: 'medium', plannedStart: '2026-12-05T13:00:00Z', plannedEnd: '2026-12-05T15:00:00Z' },
}

export function ticketDetail(of: Ticket): TicketDetail {
  const done = of.category === 'done'
  return {
    fields: OWN[of.type] ?? {},
    mergedInto: null,
    ...of,
    description: of.situationId
      ? '상황에서 자동으로 등록되었습니다. 데이터 디스크 사용률이 95%를 넘은 뒤 주문 저장이 느려졌고 결제 서비스의 오류율이 함께 올랐습니다.'
      : '오늘 오전부터 같은 증상이 반복됩니다.',
    resolution: done ? '계정 동기화를 다시 실행했습니다.' : null,
    transitions:
      STEPS[of.type] ??
      (done
        ? [
            { to: 'closed', category: 'closed' },
            { to: 'inProgress', category: 'active' },
          ]
        : [
            { to: 'inProgress', category: 'active' },
            { to: 'onHold', category: 'hold', reasons: ['requester', 'change', 'problem', 'vendor'] },
            { to: 'resolved', category: 'done' },
            { to: 'cancelled', category: 'cancelled' },
          ]),
    entities: ENTITIES.filter((each) => of.entityIds.includes(each.id)).map(({ id: entityId, type, name }) => ({
      id: entityId,
      type,
      name,
    })),
    alerts: ALERTS.filter((each) => of.situationId !== null && each.situationId === of.situationId).map(
      ({ id: alertId, summary, severity, state }) => ({ id: alertId, summary, severity, state }),
    ),
  }
}
