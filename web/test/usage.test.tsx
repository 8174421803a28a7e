import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { HttpResponse, http } from 'msw'
import { describe, expect, it } from 'vitest'
import { renderApp } from './app'
import { server } from './server'
import { METRICS } from './usage'

const details = (name: string) => screen.findByRole('button', { name: `Labels of ${name}` })

describe('Usage', () => {
  it('shows the most expensive metric first and says what it costs', async () => {
    renderApp('/explore/usage')
    const rows = await screen.findAllByRole('button', { name: /^Labels of/ })
    expect(rows[0]).toHaveAccessibleName('Labels of http.server.request.duration_bucket')
    expect(screen.getByText(`Showing 50 of ${METRICS.length}`)).toBeVisible()
    expect(screen.getByRole('figure', { name: 'Share of all series' })).toHaveTextContent(
      'checkout_session_events_total',
    )
  })

  it('shows which label makes a metric large and leads into Explore', async () => {
    renderApp('/explore/usage')
    await userEvent.click(await details('checkout_session_events_total'))
    const culprit = (await screen.findByRole('link', { name: 'session_id' })).closest('li')
    expect(culprit).toHaveTextContent('nearly a value for each series')
    expect(screen.getByRole('link', { name: 'shop' }).closest('li')).not.toHaveTextContent('nearly')
    expect(screen.getByRole('link', { name: 'Look at it in Explore' })).toHaveAttribute(
      'href',
      expect.stringContaining('query=checkout_session_events_total'),
    )
  })

  it('goes from the number of unused metrics to their list', async () => {
    const { router } = renderApp('/explore/usage')
    await userEvent.click(await screen.findByRole('button', { name: /of all series: look/ }))
    await waitFor(() => expect(router.state.location.search).toMatchObject({ unused: '7' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: /duration_bucket/ })).toBeNull())
    expect(await details('checkout_session_events_total')).toHaveTextContent('not asked for since')
  })

  it('sorts, searches and goes on', async () => {
    const { router } = renderApp('/explore/usage')
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }))
    await screen.findByText(`Showing ${METRICS.length} of ${METRICS.length}`)
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sort' }), 'Most new series')
    await waitFor(async () =>
      expect((await screen.findAllByRole('button', { name: /^Labels of/ }))[0]).toHaveAccessibleName(/checkout/),
    )
    await userEvent.type(screen.getByRole('searchbox', { name: 'Find by name' }), 'disk')
    await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'disk', sort: '-newSeriesPerHour' }))
    await screen.findByText('Showing 1 of 1')
  })

  it('tells labels with their values and senders by kind', async () => {
    renderApp('/explore/usage?by=label')
    expect((await screen.findByText('session_id')).closest('li')).toHaveTextContent('9,388')
    await userEvent.click(screen.getByRole('button', { name: 'Senders' }))
    const target = (await screen.findByText('http://web-1:9100/metrics')).closest('li') as HTMLElement
    expect(within(target).getByText('node')).toBeVisible()
    expect(screen.getByText('This machine')).toBeVisible()
  })

  it('says what is missing when nothing is stored, and what failed when it failed', async () => {
    server.use(http.get('/api/v1/metrics/usage', () => HttpResponse.json({ title: 'x' }, { status: 500 })))
    renderApp('/explore/usage')
    expect(await screen.findByRole('alert')).toBeVisible()
  })

  it('can be read by everybody', async () => {
    renderApp('/explore/usage')
    await userEvent.click(await details('checkout_session_events_total'))
    await screen.findByRole('link', { name: 'session_id' })
    const { violations } = await axe.run(screen.getByRole('main'), { rules: { 'color-contrast': { enabled: false } } })
    expect(violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([])
  })
})
