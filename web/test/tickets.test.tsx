import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { describe, expect, it } from 'vitest'
import type { CustomField } from '@/api/types/customField'
import { FakeStream, renderApp } from './app'
import { meAs, TICKETS, ticketDetail } from './data'
import { server } from './server'
import { world } from './world'

const SITE: CustomField = {
  ...{ id: 'f1', key: 'site', kind: 'choice', types: ['incident'], queues: [] },
  ...{ required: false, filterable: true, forRequesters: false },
  ...{ name: { ko: '사업장', en: 'Site' }, position: 1, version: 1 },
  choices: [
    { key: 'seoul', name: { ko: '서울', en: 'Seoul' } },
    { key: 'busan', name: { ko: '부산', en: 'Busan' } },
  ],
}
const COST: Partial<CustomField> = { id: 'f2', key: 'cost', kind: 'number', name: { en: 'Cost' }, choices: [] }

const first = '/tickets/INC-2026-000111'

describe('the queue', () => {
  it('lets a new ticket wait behind a pill, without reload', async () => {
    renderApp('/tickets', 'agent')
    expect(await screen.findByRole('link', { name: /Backups of file-seoul-1/ })).toBeVisible()
    const [seed] = TICKETS
    if (seed) world.tickets.push(ticketDetail({ ...seed, id: 'late', number: 'INC-2026-000999', title: 'A late one' }))
    FakeStream.last?.tell('ticket', 'io.bongsu.ticket.ticket.opened.v1')
    const pill = await screen.findByRole('button', { name: '1 new ticket' }, { timeout: 4_000 })
    expect(screen.queryByRole('link', { name: 'A late one' })).not.toBeInTheDocument()
    await userEvent.click(pill)
    expect(await screen.findByRole('link', { name: 'A late one' })).toBeVisible()
  })

  it('is walked by keys: j, Enter', async () => {
    const { router } = renderApp('/tickets', 'agent')
    await screen.findByRole('link', { name: /Backups of file-seoul-1/ })
    await userEvent.keyboard('j')
    await waitFor(() => expect(router.state.location.search).toMatchObject({ selected: TICKETS[0]?.id }))
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe(first))
  })

  it('shows views with counters that follow the stream, and goes to one', async () => {
    const { router } = renderApp('/tickets', 'agent')
    const views = await screen.findByRole('navigation', { name: 'Views' })
    const open = await within(views).findByRole('button', { name: /^Open \d+$/ })
    expect(open).toHaveAttribute('aria-current', 'true')
    FakeStream.last?.tell('desk', 'io.bongsu.ticket.desk.views-counted.v1', {
      counts: [
        { viewId: 'view-open', count: 4711 },
        { viewId: 'view-mine', personId: 'somebody else', count: 99 },
      ],
    })
    expect(await within(views).findByRole('button', { name: 'Open 4,711' })).toBeVisible()
    expect(within(views).queryByRole('button', { name: 'Mine 99' })).not.toBeInTheDocument()
    await userEvent.click(within(views).getByRole('button', { name: /결제 장애/ }))
    await waitFor(() => expect(router.state.location.search).toMatchObject({ view: 'view-shared' }))
  })

  it('is filtered by own fields: what is picked stands in the address and is taken away by its chip', async () => {
    const asked: string[] = []
    server.use(
      http.get('/api/v1/tickets', ({ request }) => {
        asked.push(new URL(request.url).search)
        return HttpResponse.json({ items: [], next: null, count: 0 })
      }),
    )
    const { router } = renderApp('/tickets?custom=%7B%22gone%22%3A%22x%22%7D', 'agent')
    world.customFields.push(SITE, { ...SITE, ...COST }, { ...SITE, id: 'f3', key: 'secret', filterable: false })
    const user = userEvent.setup()
    const bar = await screen.findByRole('toolbar', { name: 'Filters' })
    await user.click(await within(bar).findByRole('button', { name: 'Filter by own fields' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Busan' }))
    await user.type(within(dialog).getByRole('textbox', { name: 'From' }), '1e3')
    expect(within(dialog).getByRole('button', { name: 'Filter' })).toBeDisabled()
    await user.clear(within(dialog).getByRole('textbox', { name: 'From' }))
    await user.type(within(dialog).getByRole('textbox', { name: 'From' }), '1000')
    expect(within(dialog).getAllByRole('group')).toHaveLength(2)
    await user.click(within(dialog).getByRole('button', { name: 'Filter' }))
    await waitFor(() =>
      expect(router.state.location.search.custom).toEqual({ gone: 'x', site: 'busan', cost: '1000..' }),
    )
    await waitFor(() => expect(asked.at(-1)).toContain('custom.gone=x&custom.site=busan&custom.cost=1000..&'))
    expect(within(bar).getByRole('button', { name: 'Cost: 1,000 –' })).toBeVisible()
    await user.click(within(bar).getByRole('button', { name: 'gone: x' }))
    await user.click(within(bar).getByRole('button', { name: 'Site: Busan' }))
    await waitFor(() => expect(router.state.location.search.custom).toEqual({ cost: '1000..' }))
    await waitFor(() => expect(asked.at(-1)).not.toContain('busan'))
    await user.click(screen.getByRole('button', { name: 'Save as view' }))
    expect(await screen.findByText(/is not kept in a view/)).toBeVisible()
  })

  it('picks a range with shift, works on all of it as a job, and takes it back by key', async () => {
    renderApp('/tickets', 'agent')
    const boxes = await screen.findAllByRole('checkbox', { name: /^Pick / })
    const user = userEvent.setup()
    await user.click(boxes[0] as HTMLElement)
    await user.keyboard('{Shift>}')
    await user.click(boxes[2] as HTMLElement)
    await user.keyboard('{/Shift}')
    const bar = screen.getByRole('region', { name: 'Picked tickets' })
    expect(within(bar).getByText('3 tickets picked')).toBeVisible()
    await user.click(within(bar).getByRole('button', { name: 'Assign' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Assign to me' }))
    await waitFor(() => expect(world.jobs[0]?.counts.total).toBe(3))
    expect(await screen.findByText(/0 of 3 done/)).toBeVisible()
    const me = { jobId: 'job-1', ownerId: meAs('agent').id, failed: 0, undone: 0 }
    FakeStream.last?.tell('desk', 'io.bongsu.ticket.desk.job-progressed.v1', { ...me, state: 'running', done: 2 })
    expect(await screen.findByText(/2 of 3 done/)).toBeVisible()
    await user.keyboard('z')
    await waitFor(() => expect(world.jobs[0]?.state).toBe('undoing'))
  })

  it('says why it is empty', async () => {
    renderApp('/tickets?view=mine', 'finance')
    expect(await screen.findByText('You may not see this.')).toBeVisible()
  })
})

describe('the kinds', () => {
  it('each have their own list', async () => {
    const { router } = renderApp('/tickets', 'agent')
    await screen.findByRole('link', { name: /Backups of file-seoul-1/ })
    await userEvent.click(screen.getByRole('button', { name: 'Problems' }))
    expect(await screen.findByRole('link', { name: /runs out of memory/ })).toBeVisible()
    expect(screen.queryByRole('link', { name: /Backups of file-seoul-1/ })).not.toBeInTheDocument()
    expect(router.state.location.search).toMatchObject({ type: 'problem' })
    expect(screen.getByRole('link', { name: 'New problem' })).toHaveAttribute('href', '/tickets/new?type=problem')
  })

  it('ask for what a step needs: no known error without its workaround', async () => {
    renderApp('/tickets/PRB-2026-000001', 'agent')
    await userEvent.click(await screen.findByRole('button', { name: 'Change state' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Record as known error' }))
    const dialog = await screen.findByRole('dialog')
    const record = within(dialog).getByRole('button', { name: 'Record as known error' })
    expect(record).toBeDisabled()
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Workaround' }), 'Restart it on Thursday')
    await userEvent.click(record)
    await waitFor(() =>
      expect(world.tickets.find((ticket) => ticket.number === 'PRB-2026-000001')).toMatchObject({
        state: 'knownError',
        fields: { workaround: 'Restart it on Thursday' },
      }),
    )
  })
})

describe('merging', () => {
  it('is previewed, done from the list, and undone on the ticket', async () => {
    const { router } = renderApp('/tickets', 'agent')
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Pick INC-2026-000115' }))
    expect(screen.getByRole('button', { name: 'Merge' })).toBeDisabled()
    await userEvent.click(screen.getByRole('checkbox', { name: 'Pick INC-2026-000114' }))
    await userEvent.click(screen.getByRole('button', { name: 'Merge' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.click(within(dialog).getByRole('radio', { name: /INC-2026-000114/ }))
    expect(
      await within(dialog).findByText(/1 ticket joins INC-2026-000114. The joint timeline has 3 messages/),
    ).toBeVisible()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Merge 1 ticket' }))
    await waitFor(() => expect(screen.queryByRole('link', { name: /화상 장비/ })).not.toBeInTheDocument())
    await router.navigate({ to: '/tickets/$id', params: { id: 'INC-2026-000115' } })
    await userEvent.click(await screen.findByRole('button', { name: 'Take apart' }))
    await waitFor(() => expect(world.tickets[4]).toMatchObject({ mergedInto: null }))
    expect(await screen.findByRole('button', { name: 'Change state' })).toBeVisible()
  })

  it('is told on the timeline as what was done', async () => {
    renderApp(first, 'agent')
    const [ticket] = TICKETS
    const actor = { id: 'a', name: 'Seo-yeon', kind: 'person' as const }
    const change = { at: '2026-11-21T14:24:00Z', kind: 'change' as const, actor }
    world.timeline.set(ticket?.id ?? '', [
      { ...change, id: '1', field: 'mergedInto', to: 'INC-2026-000114' },
      { ...change, id: '2', field: 'mergedInto', from: 'INC-2026-000114' },
      { ...change, id: '3', field: 'merged', to: 'INC-2026-000115' },
      { ...change, id: '4', field: 'merged', from: 'INC-2026-000115' },
    ])
    expect(await screen.findByText('Seo-yeon merged it into INC-2026-000114.')).toBeVisible()
    expect(screen.getByText('Seo-yeon took it out of INC-2026-000114 again.')).toBeVisible()
    expect(screen.getByText('Seo-yeon merged INC-2026-000115 into it.')).toBeVisible()
    expect(screen.getByText('Seo-yeon took INC-2026-000115 out of it again.')).toBeVisible()
  })
})

describe('the search box', () => {
  it('finds as one types, marks what was typed, and opens by keys', async () => {
    const { router } = renderApp('/tickets', 'agent')
    const box = await screen.findByRole('combobox', { name: 'Search number, people, text' })
    await userEvent.type(box, '화상')
    const option = await screen.findByRole('option', { name: /INC-2026-000115/ })
    expect(option).toHaveTextContent('회의실 3 화상 장비')
    expect(within(option).getByText('화상').tagName).toBe('MARK')
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/tickets/INC-2026-000115'))
  })

  it('opens the ticket whose number is pasted, and else narrows the list', async () => {
    const { router } = renderApp('/tickets', 'agent')
    const box = await screen.findByRole('combobox', { name: 'Search number, people, text' })
    await userEvent.type(box, 'vpn')
    await screen.findByRole('option', { name: /VPN/ })
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'vpn' }))
    const again = await screen.findByRole('combobox', { name: 'Search number, people, text' })
    await userEvent.clear(again)
    await userEvent.click(screen.getByRole('combobox', { name: 'Search number, people, text' }))
    await userEvent.paste('INC-2026-000114')
    await screen.findByRole('option', { name: /VPN/ })
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/tickets/INC-2026-000114'))
  })
})
