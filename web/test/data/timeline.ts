/** What happened to the tickets. */
import type { TimelineItem } from '@/api/types/ticket'
import { person } from './people'
import { ago } from './time'

const system = { id: 'system', name: 'Bongsu', kind: 'system' } as const
const by = (index: number) => ({ ...person(index), kind: 'person' as const })
export const TIMELINE: TimelineItem[] = [
  {
    id: 't1',
    at: ago(133),
    kind: 'fact',
    actor: system,
    field: 'opened',
    body: 'Opened by a situation of severity 5.',
  },
  { id: 't2', at: ago(120), kind: 'change', actor: by(2), field: 'assignee', from: null, to: '박지훈' },
  { id: 't3', at: ago(119), kind: 'change', actor: by(2), field: 'state', from: 'new', to: 'inProgress' },
  {
    id: 't4',
    at: ago(96),
    kind: 'message',
    visibility: 'public',
    actor: by(1),
    body: '매장에서 결제가 30초 넘게 걸린다고 합니다. 얼마나 걸릴까요?',
  },
  {
    id: 't5',
    at: ago(90),
    kind: 'message',
    visibility: 'internal',
    actor: by(2),
    body: 'WAL 보관 디렉터리가 디스크를 다 썼습니다. 보관 프로세스가 어젯밤부터 멈춰 있습니다.\n11일 이전 파일부터 옮기고 있습니다.',
  },
  {
    id: 't6',
    at: ago(84),
    kind: 'message',
    visibility: 'public',
    actor: by(2),
    body: '원인을 찾아 공간을 확보하고 있습니다. 20분 안에 정상으로 돌아올 것으로 봅니다.',
  },
  { id: 't7', at: ago(30), kind: 'fact', actor: system, body: '알림 해소: checkout p95 latency 4.8 s' },
  {
    id: 't8',
    at: ago(26),
    kind: 'fact',
    actor: by(2),
    field: 'attached',
    body: 'pg_wal 용량 추이.png',
    from: 'internal',
    to: 'f1',
  },
  {
    id: 't9',
    at: ago(25),
    kind: 'fact',
    actor: by(1),
    field: 'attached',
    body: '결제 화면.pdf',
    from: 'public',
    to: 'f2',
  },
]
