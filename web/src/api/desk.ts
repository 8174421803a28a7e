/** What the service desk tells beside tickets: its numbers go straight into what is on the screen, nothing is asked again. */
import type { QueryClient } from '@tanstack/react-query'
import { roots } from './keys'
import type { Me, Page, StreamMessage } from './types/gateway'
import type { Job, TicketView } from './types/ticketList'
import type { PeoplePresent } from './types/ticketWork'

interface ViewCount {
  readonly viewId: string
  /** Whose it is; everybody's when there is none. */
  readonly personId?: string | null
  readonly count: number
}

export function heardFromDesk(client: QueryClient, { type, data }: StreamMessage): void {
  if (type.includes('views-counted') && Array.isArray(data.counts)) counted(client, data.counts as ViewCount[])
  if (type.includes('people-present')) present(client, data as unknown as PeoplePresent)
  if (type.includes('job-progressed')) progressed(client, data as unknown as Progress)
}

function present(client: QueryClient, news: PeoplePresent): void {
  client.setQueryData<{ items: PeoplePresent[] }>(
    [roots.presence],
    (known) => known && { items: [...known.items.filter((each) => each.ticketId !== news.ticketId), news] },
  )
}

interface Progress {
  readonly jobId: string
  readonly ownerId: string
  readonly state: Job['state']
  readonly done: number
  readonly undone: number
}

/** The numbers at once; what it came to is read again when its state changes. */
function progressed(client: QueryClient, { jobId, ownerId, state, done, undone }: Progress): void {
  if (ownerId !== client.getQueryData<Me>([roots.me])?.id) return
  const known = client.getQueryData<Page<Job>>([roots.jobs])?.items.find((job) => job.id === jobId)
  if (known?.state !== state) void client.invalidateQueries({ queryKey: [roots.jobs] })
  client.setQueryData<Page<Job>>(
    [roots.jobs],
    (jobs) =>
      jobs && {
        ...jobs,
        items: jobs.items.map((job) =>
          job.id === jobId ? { ...job, state, counts: { ...job.counts, done, undone } } : job,
        ),
      },
  )
}

function counted(client: QueryClient, counts: readonly ViewCount[]): void {
  const me = client.getQueryData<Me>([roots.me])?.id
  const mine = new Map(counts.filter((each) => (each.personId ?? me) === me).map((each) => [each.viewId, each.count]))
  client.setQueryData<Page<TicketView>>([roots.ticketViews], (known) => {
    if (!known) return known
    const items = known.items.map((view) => {
      const count = mine.get(view.id)
      return count === undefined || count === view.count ? view : { ...view, count }
    })
    return { ...known, items }
  })
}
