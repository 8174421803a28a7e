import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { describe, expect, it } from 'vitest'
import { faviconOf, titleOf } from '@/app/title'
import { renderApp } from './app'
import { server } from './server'

describe('the frame', () => {
  it.each([
    [
      'admin',
      [
        'Overview',
        'Alerts & situations',
        'Service desk',
        'Infrastructure',
        'Explore',
        'Map',
        'Cost',
        'Rules',
        'Settings',
      ],
    ],
    [
      'agent',
      ['Overview', 'Alerts & situations', 'Service desk', 'Infrastructure', 'Explore', 'Map', 'Rules', 'Settings'],
    ],
    ['requester', ['Overview', 'Service desk', 'Settings']],
    ['finance', ['Overview', 'Infrastructure', 'Map', 'Cost', 'Settings']],
  ])('shows %s only what the role may use', async (role, places) => {
    renderApp('/settings', role)
    const [rail] = await screen.findAllByRole('navigation', { name: 'Main navigation' })
    const links = within(rail as HTMLElement)
      .getAllByRole('link')
      .slice(1)
    expect(links.map((link) => link.getAttribute('title'))).toEqual(places)
  })

  it('refuses a page by address that the role may not use', async () => {
    renderApp('/cost', 'agent')
    expect(await screen.findByText('You may not see this.')).toBeVisible()
  })

  it('lands on a ticket whose number is typed', async () => {
    const { router } = renderApp('/settings', 'agent')
    await screen.findByRole('button', { name: /Search or jump/ })
    await userEvent.keyboard('/')
    await userEvent.type(await screen.findByRole('combobox', { name: 'Search and jump' }), 'inc-2026-000113{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/tickets/INC-2026-000113'))
  })

  it('goes by g and a letter', async () => {
    const { router } = renderApp('/settings', 'agent')
    await screen.findByRole('button', { name: /Search or jump/ })
    await userEvent.keyboard('gt')
    await waitFor(() => expect(router.state.location.pathname).toBe('/tickets'))
  })

  it('tells the trace id of a failure and tries again', async () => {
    server.use(
      http.get('/api/v1/rules', () => HttpResponse.json({ title: 'x', traceId: 'trace-7' }, { status: 500 }), {
        once: true,
      }),
    )
    renderApp('/rules')
    expect(await screen.findByText('trace-7')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('link', { name: 'Checkout errors' })).toBeVisible()
  })

  it('burns in the title and in the icon of the page', async () => {
    expect(titleOf('Overview', 5, 3)).toBe('🔥🔥🔥🔥🔥 (3) Overview · Bongsu')
    expect(titleOf('Overview', 0, 0)).toBe('Overview · Bongsu')
    expect(decodeURIComponent(faviconOf(4)).match(/<path/g)).toHaveLength(4)
    renderApp('/settings')
    await waitFor(() => expect(document.title).toBe('🔥🔥🔥🔥🔥 (3) Settings · Bongsu'))
  })
})

describe('the overview', () => {
  it('says what burns, worst first, and who is on it', async () => {
    renderApp('/', 'admin')
    expect(await screen.findByRole('heading', { name: '4 things are burning' })).toBeVisible()
    const burning = screen.getByRole('region', { name: 'Burning now' })
    const items = within(burning).getAllByRole('listitem')
    expect(items[0]).toHaveTextContent('주문 데이터베이스')
    await waitFor(() => expect(items[0]).toHaveTextContent('INC-2026-000111 박지훈'))
  })
})

describe('rules', () => {
  it('are switched off and on from the list', async () => {
    renderApp('/rules')
    const toggle = await screen.findByRole('switch', { name: 'Use Checkout errors' })
    expect(toggle).not.toBeChecked()
    await userEvent.click(toggle)
    await waitFor(() => expect(screen.getByRole('switch', { name: 'Use Checkout errors' })).toBeChecked())
  })
})

describe('ingest keys', () => {
  it('are shown once', async () => {
    renderApp('/settings')
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'mine')
    await userEvent.click(screen.getByRole('button', { name: 'Create key' }))
    expect(await screen.findByTestId('ingest-key')).toHaveTextContent(/^bk[a-z2-7]{30}$/)
    await userEvent.click(screen.getByRole('button', { name: 'I have kept it' }))
    expect(screen.queryByTestId('ingest-key')).not.toBeInTheDocument()
  })
})
