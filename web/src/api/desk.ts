/** What the service desk tells beside tickets: its numbers go straight into what is on the screen, nothing is asked again. */
import type { QueryClient } from '@tanstack/react-query'
import { roots } from './keys'
import type { Me, Page, StreamMessage } from './types/gateway'
import type { TicketView } from './types/ticket'

interface ViewCount {
  readonly viewId: string
  /** Whose it is; everybody's when there is none. */
  readonly personId?: string | null
  readonly count: number
}

export function heardFromDesk(client: QueryClient, { type, data }: StreamMessage): void {
  if (type.includes('views-counted') && Array.isArray(data.counts)) counted(client, data.counts as ViewCount[])
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
