import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { HttpResponse, http } from 'msw'
import { describe, expect, it } from 'vitest'
import { renderApp } from './app'
import { server } from './server'

/** Colours are not computed here; the kit's dialog has a header of its own, which only a whole page shows to be none of it. */
async function noViolations(where: HTMLElement) {
  const off = { enabled: false }
  const { violations } = await axe.run(where, {
    rules: { 'color-contrast': off, 'landmark-no-duplicate-banner': off },
  })
  expect(violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([])
}

describe('Service levels', () => {
  it('shows what is promised and changes it, but not to what cannot be read', async () => {
    let sent: unknown
    server.use(
      http.patch('/api/v1/slas/s1', async ({ request }) => {
        sent = await request.json()
        return HttpResponse.json({})
      }),
    )
    renderApp('/settings/sla')
    const policy = await screen.findByRole('listitem', { name: '장애 P1–P2 · 24x7' })
    expect(within(policy).getByRole('row', { name: /Resolution 4h 8h/ })).toBeVisible()
    const refused = screen.getByRole('listitem', { name: 'Network operations' })
    expect(within(refused).getByText('Promises nothing: refused today')).toBeVisible()
    expect(within(refused).getByText(/^.match.condition: Line 1/)).toBeVisible()
    expect(within(policy).queryByText('Promises nothing: refused today')).not.toBeInTheDocument()
    await noViolations(screen.getByRole('main'))
    await userEvent.click(within(policy).getByRole('switch'))
    const question = await screen.findByRole('dialog')
    expect(await within(question).findByText(/3 of 12 running clocks/)).toBeVisible()
    const [ends, pauses] = within(question).getAllByRole('listitem')
    expect(ends).toHaveTextContent('no promise')
    expect(within(ends as HTMLElement).getByRole('link', { name: 'INC-2026-000001' })).toHaveAttribute(
      'href',
      '/tickets/t1',
    )
    expect(pauses).not.toHaveTextContent('no promise')
    await noViolations(question)
    await userEvent.click(within(question).getByRole('button', { name: 'Switch off' }))
    await expect.poll(() => sent).toEqual({ enabled: false })
    await userEvent.click(within(policy).getByRole('button', { name: /^Change/ }))
    const dialog = await screen.findByRole('dialog')
    const cell = within(dialog).getByRole('textbox', { name: 'Resolution, P1' })
    expect(within(dialog).getByRole('textbox', { name: 'Resolution' })).toHaveValue('75%, -30m team lead, 1d manager')
    await userEvent.clear(cell)
    await userEvent.type(cell, 'soon')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await within(dialog).findByText(/^Write times/)).toBeVisible()
    await noViolations(dialog)
    await userEvent.clear(cell)
    await userEvent.type(cell, '3h')
    await userEvent.click(within(dialog).getByRole('button', { name: 'What would change?' }))
    expect(await within(dialog).findByText(/3 of 12 running clocks/)).toBeVisible()
    await userEvent.selectOptions(within(dialog).getByLabelText('How running clocks come to it'), 'keep')
    expect(within(dialog).queryByText(/3 of 12 running clocks/)).toBeNull()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
    await expect
      .poll(() => sent)
      .toMatchObject({ targets: { resolve: { '1': { duration: 'PT3H' } } }, onChange: 'keep' })
  })

  it('shows what a file of holidays changes, or which line is wrong', async () => {
    const wrong = { title: 'The request is not valid', errors: [{ pointer: '/lines/2', code: 'not-a-date' }] }
    server.use(
      http.post('/api/v1/calendars/c1/holidays/preview', () => HttpResponse.json(wrong, { status: 400 }), {
        once: true,
      }),
    )
    renderApp('/settings/sla?kind=calendars')
    const calendar = await screen.findByRole('listitem', { name: '한국 업무시간' })
    expect(calendar).toHaveTextContent('2126-12-25 기독탄신일')
    await userEvent.click(within(calendar).getByRole('button', { name: 'Holidays from a file' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByRole('button', { name: 'Take over' })).toBeDisabled()
    const input = within(dialog).getByLabelText('Choose a file')
    await userEvent.upload(input, new File(['date,name\ntomorrow,x'], 'days.csv', { type: 'text/csv' }))
    expect(await within(dialog).findByText('Line 2: This is no date.')).toBeVisible()
    await userEvent.upload(input, new File(['2027-05-03,x'], 'days.csv', { type: 'text/csv' }))
    expect(await within(dialog).findByText(/2027-05-03 임시공휴일/)).toBeVisible()
    expect(within(dialog).getByText(/3 of 12 running clocks/)).toBeVisible()
    await noViolations(dialog)
    await userEvent.click(within(dialog).getByRole('button', { name: 'Take over' }))
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull()
  })

  it('tries new hours on the running clocks first', async () => {
    renderApp('/settings/sla?kind=calendars')
    await userEvent.click(await screen.findByRole('button', { name: 'Change 한국 업무시간' }))
    const dialog = await screen.findByRole('dialog')
    const monday = within(dialog).getByRole('textbox', { name: 'Mon' })
    await userEvent.clear(monday)
    await userEvent.type(monday, '9-12')
    await userEvent.click(within(dialog).getByRole('button', { name: 'What would change?' }))
    expect(await within(dialog).findByText(/Hours are written/)).toBeVisible()
    await userEvent.clear(monday)
    await userEvent.type(monday, '10:00-16:00')
    await userEvent.click(within(dialog).getByRole('button', { name: 'What would change?' }))
    expect(await within(dialog).findByText(/3 of 12 running clocks/)).toBeVisible()
    await noViolations(dialog)
  })

  it('is read by those who may not change it', async () => {
    renderApp('/settings/sla', 'agent')
    const policy = await screen.findByRole('listitem', { name: 'Network operations' })
    expect(policy).toHaveTextContent('Hanbit Networks')
    expect(screen.queryByRole('button', { name: /^Change/ })).toBeNull()
  })
})
