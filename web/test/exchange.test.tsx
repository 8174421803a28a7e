import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { HttpResponse, http } from 'msw'
import { describe, expect, it } from 'vitest'
import type { TicketImport } from '@/api/types/exchange'
import { renderApp } from './app'
import { IMPORTS } from './exchange'
import { server } from './server'

const file = (text: string) => new File([text], 'tickets.ndjson', { type: 'application/x-ndjson' })
const input = () => screen.findByLabelText<HTMLInputElement>('Choose file')

describe('Files of tickets', () => {
  it('show how far they are and what is wrong with which line', async () => {
    const { router } = renderApp('/settings/exchange')
    const [running, done] = await screen.findAllByRole('listitem', { name: /^File brought in/ })
    if (!running || !done) throw new Error('two imports')
    expect(within(running).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25')
    expect(done).toHaveTextContent('2 lines refused')
    await userEvent.click(within(done).getByRole('button', { name: /^Show errors/ }))
    const table = await within(done).findByRole('table')
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent('7/titleEmpty. must not be blank.')
    expect(table).toHaveTextContent('1,204whole line')
    expect(router.state.location.search).toMatchObject({ selected: 'import-1' })
    const { violations } = await axe.run(screen.getByRole('main'), { rules: { 'color-contrast': { enabled: false } } })
    expect(violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([])
  })

  it('are looked at before they travel, then brought in, and their end is told', async () => {
    const received: string[] = []
    let items: TicketImport[] = []
    const [running, done] = IMPORTS
    server.use(
      http.get('/api/v1/ticket-imports', () => HttpResponse.json({ items, next: null })),
      http.post('/api/v1/tickets\\:import', async ({ request }) => {
        received.push(await request.text())
        items = [{ ...(done as TicketImport), errors: [] }]
        return HttpResponse.json({ ...running, id: 'import-1' }, { status: 202 })
      }),
    )
    renderApp('/settings/exchange')
    expect(await screen.findByText('No file has been brought in.')).toBeVisible()
    await userEvent.upload(await input(), file('[{"type":"incident"}]'))
    expect(await screen.findByRole('alert')).toHaveTextContent('JSON array')
    expect(received).toEqual([])
    await userEvent.upload(await input(), file('{"type":"incident"}'))
    expect(await screen.findByText('1,200 tickets brought in. 2 lines were refused.')).toBeVisible()
    expect(received).toEqual(['{"type":"incident"}'])
    expect(screen.queryByRole('alert')).toBeNull()
    expect(await screen.findByRole('table')).toBeVisible()
  })

  it('go out by the kinds and states of a view, which says what it leaves aside', async () => {
    renderApp('/settings/exchange', 'agent')
    const link = await screen.findByRole('link', { name: 'Download file' })
    expect(link).toHaveAttribute('href', '/api/v1/tickets:export')
    expect(screen.queryByLabelText('Choose file')).toBeNull()
    await screen.findByRole('option', { name: '결제 장애' })
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Take the filter of a view' }), '결제 장애')
    expect(await screen.findByText(/does not know the other filters of this view \(priority\)/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Incidents' }))
    expect(link).toHaveAttribute('href', '/api/v1/tickets:export?type=incident&category=new%2Cactive%2Chold')
    expect(await screen.findByText(/^About \d+ tickets?$/)).toBeVisible()
  })
})
