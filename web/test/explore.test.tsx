import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { HttpResponse, http } from 'msw'
import { beforeAll, describe, expect, it } from 'vitest'
import { renderApp } from './app'
import { server } from './server'

const table = (expr: string) => `/explore?query=${encodeURIComponent(JSON.stringify([{ expr, view: 'table' }]))}`
const editor = () => screen.findByRole('textbox', { name: 'PromQL of query 1' })
const CPU = 'max by (host_name) (system_cpu_utilization)'

beforeAll(() => {
  // jsdom measures no text; the editor asks where its lines are.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList
  Range.prototype.getBoundingClientRect = () => new DOMRect()
})

describe('Explore', () => {
  it('shows what the address asks for', async () => {
    renderApp(table(CPU))
    expect(await screen.findByRole('gridcell', { name: 'web-1' })).toBeVisible()
    expect(await editor()).toHaveTextContent(CPU)
    expect(screen.getByText('8 series')).toBeVisible()
  })

  it('begins with queries about what is there', async () => {
    const { router } = renderApp('/explore')
    await userEvent.click(await screen.findByRole('button', { name: CPU }))
    expect(router.state.location.search).toMatchObject({ query: CPU })
  })

  it('runs with Enter, and not while a Korean syllable is being composed', async () => {
    const { router } = renderApp(table('up'))
    const box = await editor()
    box.focus()
    await userEvent.keyboard('{Control>}a{/Control}')
    await userEvent.paste('1+1')
    box.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    box.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true }),
    )
    expect(JSON.stringify(router.state.location.search)).toContain('up')
    box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    await new Promise((done) => setTimeout(done, 120))
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(JSON.stringify(router.state.location.search)).toContain('1+1'))
  })

  it('says what is wrong and where', async () => {
    renderApp(table('sum(rte(x[5m]))'))
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent('The query cannot be read. Line 1, column 5: unknown function with name "rte"')
    expect(await editor()).toHaveAccessibleDescription(/column 5/)
    await waitFor(() => expect(document.querySelector('.cm-lintRange-error')).toHaveTextContent('rte'))
  })

  it('passes on why a query is too much', async () => {
    renderApp(table('{__name__=~".+"}'))
    expect(await screen.findByRole('alert')).toHaveTextContent('cannot be answered. the query would read 84,112 series')
  })

  it('makes a rule of a query', async () => {
    const { router } = renderApp(table(CPU))
    await userEvent.click(await screen.findByRole('button', { name: 'Make a rule of this' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/rules/new'))
    expect(router.state.location.search).toMatchObject({ expr: CPU })
  })

  it('writes with the builder what the editor shows', async () => {
    renderApp(table('system_disk_io'))
    await userEvent.click(await screen.findByRole('button', { name: 'Query builder' }))
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Over time' }), 'rate')
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Aggregate' }), 'sum')
    const labels = screen.getByRole('group', { name: 'By label' })
    await userEvent.click(await within(labels).findByRole('button', { name: 'disk_io_direction' }))
    await userEvent.click(screen.getByRole('button', { name: 'Add label filter' }))
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Label of filter 1' }), 'host_name')
    await within(screen.getByRole('combobox', { name: 'Value of filter 1' })).findByRole('option', { name: 'web-2' })
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Value of filter 1' }), 'web-2')
    expect(await editor()).toHaveTextContent('sum by (disk_io_direction) (rate(system_disk_io{host_name="web-2"}[5m]))')
  })

  it('stops a query that takes long', async () => {
    let given = false
    server.use(
      http.all('/prometheus/api/v1/query', async ({ request }) => {
        await new Promise((done) => request.signal.addEventListener('abort', done))
        given = true
        return HttpResponse.error()
      }),
    )
    renderApp(table('up'))
    await userEvent.click(await screen.findByRole('button', { name: 'Stop' }))
    expect(await screen.findByText('Stopped. Run it again to see the result.')).toBeVisible()
    await waitFor(() => expect(given).toBe(true))
  })

  it('gives up the query before when another one starts', async () => {
    const given: string[] = []
    server.use(
      http.all('/prometheus/api/v1/query', async ({ request }) => {
        const expr = new URL(request.url).searchParams.get('query') ?? ''
        if (expr !== 'slow') return HttpResponse.json({ status: 'success', data: { resultType: 'vector', result: [] } })
        await new Promise((done) => request.signal.addEventListener('abort', done))
        given.push(expr)
        return HttpResponse.error()
      }),
    )
    const { router } = renderApp(table('slow'))
    await screen.findByRole('button', { name: 'Stop' })
    await router.navigate({ to: '/explore', search: { query: [{ expr: 'fast', view: 'table' }] } })
    expect(await screen.findByText('No series in this window.')).toBeVisible()
    await waitFor(() => expect(given).toEqual(['slow']))
  })

  it('sends a long query as a form', async () => {
    const long = `sum(${Array.from({ length: 90 }, (_unused, index) => `some_metric_with_a_name_${index}`).join(' + ')})`
    let method = ''
    server.use(
      http.all('/prometheus/api/v1/query', async ({ request }) => {
        method = request.method
        expect(new URLSearchParams(await request.text()).get('query')).toBe(long)
        return HttpResponse.json({ status: 'success', data: { resultType: 'vector', result: [] } })
      }),
    )
    renderApp(table(long))
    expect(await screen.findByText('No series in this window.')).toBeVisible()
    expect(method).toBe('POST')
  })

  it('draws the highest of too many series, and more on request', async () => {
    const { router } = renderApp('/explore?query=rate(container_cpu_time%5B5m%5D)')
    expect(await screen.findByText(/^Showing the 50 highest of 1,234 series/)).toBeVisible()
    expect(screen.getAllByRole('button', { name: /^Show or hide/ })).toHaveLength(50)
    await userEvent.click(screen.getByRole('button', { name: 'Show 100' }))
    await waitFor(() => expect(router.state.location.search).toMatchObject({ most: 100 }))
    await waitFor(() => expect(screen.getAllByRole('button', { name: /^Show or hide/ })).toHaveLength(100))
  })

  it('says when the server had more than it sent', async () => {
    server.use(
      http.get('/prometheus/api/v1/query', ({ request }) => {
        expect(new URL(request.url).searchParams.get('limit')).toBe('20000')
        const result = [{ metric: { host: 'a' }, value: [1, '1'] }]
        return HttpResponse.json({
          status: 'success',
          data: { resultType: 'vector', result },
          warnings: ['results truncated due to limit'],
        })
      }),
    )
    renderApp(table('up'))
    expect(await screen.findByText(/^Showing the first 1 series; there are more/)).toBeVisible()
    expect(screen.queryByText(/truncated/)).toBeNull()
  })

  it('tells a query that takes too long from a service that does not answer', async () => {
    const error = 'query timed out. Choose fewer series, a shorter time or a longer step.'
    server.use(
      http.get('/prometheus/api/v1/query', () =>
        HttpResponse.json({ status: 'error', errorType: 'timeout', error }, { status: 503 }),
      ),
    )
    renderApp(table('up'))
    expect(await screen.findByRole('alert')).toHaveTextContent(`The query takes too long. ${error}`)
  })

  it('lays the period before under what is', async () => {
    const asked: number[] = []
    server.use(
      http.get('/prometheus/api/v1/query_range', ({ request }) => {
        const { searchParams } = new URL(request.url)
        const start = Number(searchParams.get('start'))
        asked.push(start)
        const series = { metric: { host: 'a' }, values: [[start, String(asked.length)]] }
        return HttpResponse.json({ status: 'success', data: { resultType: 'matrix', result: [series] } })
      }),
    )
    renderApp('/explore?query=up&compare=1d')
    expect(await screen.findByRole('button', { name: 'Show or hide {host="a"} · A day earlier' })).toBeVisible()
    expect((asked[0] ?? 0) - (asked[1] ?? 0)).toBe(86_400)
  })

  it('shows a histogram as a heatmap, readable as a table', async () => {
    const query = JSON.stringify([
      { expr: 'sum by (le) (rate(http_server_request_duration_bucket[5m]))', view: 'heatmap' },
    ])
    renderApp(`/explore?query=${encodeURIComponent(query)}`)
    const figure = await screen.findByRole('figure')
    await userEvent.click(within(figure).getByRole('button', { name: 'Show as table' }))
    expect(within(figure).getByRole('columnheader', { name: '≤ 0.025 s' })).toBeVisible()
  })

  it('lists exemplars when the server has some, and says when it keeps none', async () => {
    renderApp('/explore?query=http_server_request_duration_bucket&exemplars=true')
    expect(await screen.findByText('5 exemplars')).toBeVisible()
    server.use(http.all('/prometheus/api/v1/query_exemplars', () => new HttpResponse(null, { status: 404 })))
    renderApp('/explore?query=up&exemplars=true')
    expect(await screen.findByText('This server keeps no exemplars.')).toBeVisible()
  })

  it('has no faults of accessibility that a program finds', async () => {
    renderApp(table(CPU))
    await screen.findByRole('gridcell', { name: 'web-1' })
    await userEvent.click(screen.getByRole('button', { name: 'Query builder' }))
    await editor()
    const main = screen.getByRole('main')
    const { violations } = await axe.run(main, { rules: { 'color-contrast': { enabled: false } } })
    expect(violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  })
})
