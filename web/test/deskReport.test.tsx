import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { renderApp } from './app'

describe('Desk figures', () => {
  it('say what a manager asks and are taken along as a table', async () => {
    renderApp('/tickets/report')
    expect((await screen.findByText('Time to resolve (MTTR)')).nextSibling).toHaveTextContent(/^1d 2h/)
    expect(screen.getByText('7h 45m')).toBeVisible()
    expect(screen.getByRole('figure', { name: 'Open now, by age' })).toBeVisible()
    expect(screen.getByRole('button', { name: '0–1 days: 14 tickets' })).toBeVisible()
    expect(screen.getByRole('row', { name: /^Resolved 86.9%/ })).toHaveTextContent('160 of 184')
    const csv = screen.getByRole('link', { name: 'Table (CSV)' })
    expect(csv).toHaveAttribute('href', expect.stringMatching(/^\/api\/v1\/reports\/desk\.csv\?from=.*groupBy=queue/))
  })

  it('are told apart as one asks', async () => {
    const { router } = renderApp('/tickets/report')
    const groups = await screen.findByRole('region', { name: 'By queue' })
    expect(within(groups).getByRole('row', { name: /^network 25 96/ })).toBeVisible()
    expect(within(groups).getByRole('row', { name: /^No queue/ })).toBeVisible()
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Group by' }), 'assignee')
    expect(await screen.findByRole('row', { name: /^김민지/ })).toBeVisible()
    expect(router.state.location.search).toMatchObject({ groupBy: 'assignee' })
  })
})
