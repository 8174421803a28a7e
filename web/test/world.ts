/** What the app meets and changes in a test. */
import type { ScrapeTarget } from '@/api/types/collector'
import type { CustomField, Names } from '@/api/types/customField'
import type { Rule } from '@/api/types/event'
import type { PersonRef, TicketDetail, TimelineItem } from '@/api/types/ticket'
import type { Job } from '@/api/types/ticketList'
import type { Draft, PeoplePresent, Task } from '@/api/types/ticketWork'
import * as data from './data'
import * as targets from './targets'

export interface World {
  role: string
  tickets: TicketDetail[]
  tasks: Map<string, Task[]>
  watchers: Map<string, PersonRef[]>
  checklist: { items: Names[] } | null
  customFields: CustomField[]
  jobs: Job[]
  present: PeoplePresent[]
  drafts: Map<string, Draft[]>
  timeline: Map<string, TimelineItem[]>
  rules: Rule[]
  targets: ScrapeTarget[]
  empty: boolean
}

export function aWorld(role = 'admin'): World {
  const tickets = data.TICKETS.map(data.ticketDetail)
  return {
    role,
    tickets,
    tasks: new Map(),
    watchers: new Map(),
    checklist: null,
    customFields: [],
    jobs: [],
    present: data.presentOn(tickets),
    drafts: new Map(),
    timeline: new Map(
      tickets.map((ticket, index) => [ticket.id, index === 0 ? [...data.TIMELINE] : data.TIMELINE.slice(0, 1)]),
    ),
    rules: [...data.RULES],
    targets: targets.TARGETS.map((each) => ({ ...each })),
    empty: false,
  }
}

export const world: World = aWorld()
