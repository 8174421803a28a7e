import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { afterEach, describe, expect, it } from 'vitest'
import { prefer } from '@/ui/preferences'
import { renderApp } from './app'
import { server } from './server'

const first = '/tickets/INC-2026-000111'

describe('what stands behind a ticket', () => {
  it('shows the situation, its signal, the things and what was like it, with the reason', async () => {
    renderApp(first, 'agent')
    const similar = await screen.findByRole('region', { name: 'Similar tickets' })
    expect(await within(similar).findAllByText(/Both say: VPN, 접속/)).not.toHaveLength(0)
    expect(within(similar).getByText('인증서 갱신 후 정상')).toBeVisible()
    const situation = screen.getByRole('region', { name: 'Situation' })
    expect(await within(situation).findByRole('link', { name: /checkout: p95 latency/ })).toBeVisible()
    const signal = screen.getByRole('region', { name: 'The signal around that time' })
    expect(await within(signal).findByRole('link', { name: 'Open in Explore' })).toBeVisible()
    expect(screen.getByRole('region', { name: 'What it is about, and what changed' })).toBeVisible()
  })

  it('moves it to the queue where the similar ones went', async () => {
    let patched: unknown = null
    renderApp(first, 'agent')
    server.use(
      http.patch('/api/v1/tickets/:id', async ({ request }) => {
        patched = await request.json()
        return new HttpResponse(null, { status: 204 })
      }),
    )
    expect(await screen.findByText('8 of 10 similar tickets went to network.')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Put into network' }))
    await waitFor(() => expect(patched).toEqual({ queue: 'network' }))
  })

  it('says so when similar tickets cannot be read, and offers to try again', async () => {
    renderApp(first, 'agent')
    server.use(http.get('/api/v1/tickets/:id/similar', () => new HttpResponse(null, { status: 503 })))
    const similar = await screen.findByRole('region', { name: 'Similar tickets' })
    expect(await within(similar).findByRole('button', { name: /again/i })).toBeVisible()
  })
})

describe('a ticket that is being written', () => {
  it('is told what was like it, and takes the queue', async () => {
    renderApp('/tickets/new', 'agent')
    await userEvent.type(await screen.findByRole('textbox', { name: 'What is wrong?' }), 'VPN 접속')
    const similar = await screen.findByRole('region', { name: 'Similar tickets' }, { timeout: 5_000 })
    await userEvent.click(within(similar).getByRole('button', { name: 'Put into network' }))
    expect(screen.getByRole('textbox', { name: 'Queue' })).toHaveValue('network')
  })
})

describe('shortcuts', () => {
  afterEach(() => prefer({ keys: {}, shortcuts: true }))

  it('take another key; one that is taken is told and swapped', async () => {
    const { router } = renderApp('/tickets', 'agent')
    await screen.findByRole('link', { name: /Backups of file-seoul-1/ })
    await userEvent.keyboard('?')
    const dialog = await screen.findByRole('dialog')
    await userEvent.click(within(dialog).getByRole('button', { name: /^Next row: j/ }))
    await userEvent.keyboard('k')
    expect(within(dialog).getByRole('alert')).toHaveTextContent('K is already “Previous row”.')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Swap' }))
    expect(within(dialog).getByRole('button', { name: /^Previous row: j/ })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    await userEvent.keyboard('k')
    await waitFor(() => expect(router.state.location.search).toHaveProperty('selected'))
  })
})

describe('the columns of a view', () => {
  it('are chosen, ordered and kept with it', async () => {
    let kept: { columns?: string[]; sort?: string } = {}
    renderApp('/tickets', 'agent')
    server.use(
      http.post('/api/v1/ticket-views', async ({ request }) => {
        kept = (await request.json()) as typeof kept
        return new HttpResponse(null, { status: 500 })
      }),
    )
    await userEvent.click(await screen.findByRole('button', { name: 'Save as view' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'mine')
    await userEvent.selectOptions(within(dialog).getByRole('combobox', { name: 'Order' }), 'dueAt')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Leave Requester out' }))
    await userEvent.click(within(dialog).getByRole('button', { name: 'Time left further left' }))
    await userEvent.click(within(dialog).getByRole('button', { name: 'Tags' }))
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(kept).toMatchObject({
        sort: 'dueAt',
        columns: ['priority', 'number', 'title', 'sla', 'state', 'assignee', 'age', 'tags'],
      }),
    )
  })
})
