/** Policies and calendars of the desk, as ticket-svc tells them. */
import { HttpResponse, http } from 'msw'
import type { ClockPreview, HolidayPreview, SlaCalendar, SlaClock, SlaPolicy } from '@/api/types/sla'

export const POLICIES: SlaPolicy[] = [
  {
    id: 's1',
    name: '장애 P1–P2 · 24x7',
    position: 10,
    enabled: true,
    match: { types: ['incident'], priorities: [1, 2], queues: [], condition: null },
    calendarId: 'c2',
    targets: {
      ack: { '1': { kind: 'working-time', duration: 'PT15M' }, '2': { kind: 'working-time', duration: 'PT30M' } },
      nextResponse: { '1': { kind: 'working-time', duration: 'PT1H' } },
      resolve: { '1': { kind: 'working-time', duration: 'PT4H' }, '2': { kind: 'working-time', duration: 'PT8H' } },
    },
    pauses: ['approval', 'requester', 'scheduled', 'vendor'],
    pausesOf: {},
    levels: { resolve: [{ at: '75%' }, { at: '-PT30M', name: 'team lead' }, { at: '1D', name: 'manager' }] },
    vendor: null,
    onChange: 'retroactive',
    version: 3,
  },
  {
    id: 's2',
    name: 'Network operations',
    position: 30,
    enabled: false,
    match: { types: [], priorities: [], queues: ['network'], condition: null },
    calendarId: 'c1',
    targets: {
      ola: { '1': { kind: 'working-time', duration: 'PT2H' } },
      vendor: { '1': { kind: 'working-days', days: 1, endOfDay: true } },
    },
    pauses: ['requester'],
    pausesOf: {},
    levels: {},
    vendor: 'Hanbit Networks',
    onChange: 'fromChange',
    fault: '/match/condition: Line 1, column 15: This could be too much work.',
    version: 1,
  },
]

const OFFICE: [string, string][] = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
]

export const CALENDARS: SlaCalendar[] = [
  {
    id: 'c1',
    name: '한국 업무시간',
    zone: 'Asia/Seoul',
    weekly: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
    exceptions: [{ kind: 'holiday', date: '2126-12-25', name: '기독탄신일' }],
    effectiveFrom: '2026-01-01T00:00:00Z',
    version: 2,
  },
  {
    id: 'c2',
    name: '24x7',
    zone: 'Asia/Seoul',
    weekly: { mon: [['00:00', '24:00']], sun: [['00:00', '24:00']] },
    exceptions: [],
    effectiveFrom: '2026-01-01T00:00:00Z',
    version: 1,
  },
]

const RUNNING: SlaClock = {
  metric: 'resolve',
  state: 'running',
  dueAt: '2126-06-01T01:00:00Z',
  displayDueAt: '2126-06-01T01:00:00Z',
  remaining: 'PT1H',
  breached: false,
  cycle: 1,
  party: null,
  retargeted: false,
}

/** One clock ends, one comes to a promise that pauses for what its ticket is on hold for. */
const CLOCKS: ClockPreview = {
  clocks: 12,
  moved: 3,
  verdicts: 1,
  items: [
    {
      ticketId: 't1',
      number: 'INC-2026-000001',
      before: RUNNING,
      after: { ...RUNNING, state: 'cancelled', dueAt: null, displayDueAt: null },
    },
    {
      ticketId: 't2',
      number: 'INC-2026-000002',
      before: RUNNING,
      after: { ...RUNNING, state: 'paused', dueAt: null, displayDueAt: null },
    },
  ],
}

export const HOLIDAYS: HolidayPreview = {
  added: [{ date: '2027-05-03', name: '임시공휴일' }],
  renamed: [],
  removed: [{ date: '2027-07-17', name: '제헌절' }],
  clocks: CLOCKS,
}

export const slaHandlers = [
  http.get('/api/v1/slas', () => HttpResponse.json({ items: POLICIES, next: null })),
  http.get('/api/v1/calendars', () => HttpResponse.json({ items: CALENDARS, next: null })),
  http.post('/api/v1/slas/preview', () => HttpResponse.json(CLOCKS)),
  http.post('/api/v1/slas/:id/preview', () => HttpResponse.json(CLOCKS)),
  http.post('/api/v1/calendars/:id/preview', () => HttpResponse.json(CLOCKS)),
  http.post('/api/v1/calendars/:id/holidays/preview', () => HttpResponse.json(HOLIDAYS)),
  http.post('/api/v1/calendars/:id/holidays', () => HttpResponse.json({ ...CALENDARS[0], version: 3 })),
]
