import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { renderApp } from './app'

describe('Automation', () => {
  it('says what a rule does, and where a condition is wrong while it is written', async () => {
    renderApp('/settings/automation')
    const row = await screen.findByRole('listitem', { name: 'VPN → network' })
    expect(row).toHaveTextContent(/Opened.*Queue network.*Urgency High/)
    await userEvent.click(screen.getByRole('button', { name: 'Change VPN → network' }))
    const dialog = await screen.findByRole('dialog')
    const condition = within(dialog).getByRole('textbox', { name: 'Condition (CEL)' })
    await userEvent.clear(condition)
    await userEvent.type(condition, "true && priority == 'high'")
    expect(await within(dialog).findByText(/Types do not fit/)).toBeVisible()
    expect(within(dialog).getByRole('alert')).toHaveTextContent('Line 1, character 18')
  })

  it('is tried on past tickets and needs finished actions', async () => {
    renderApp('/settings/automation')
    await userEvent.click(await screen.findByRole('button', { name: 'Add trigger' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(within(dialog).getByText('Add at least one action.')).toBeVisible()
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Mine')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add action' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Add internal note' }))
    await userEvent.click(within(dialog).getByRole('textbox', { name: 'Add internal note' }))
    await userEvent.paste('{{ticket.number}}')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Try on past tickets' }))
    expect(await within(dialog).findByText(/2 of 214 events on the 200 latest tickets match/)).toBeVisible()
    expect(within(dialog).getByText('Urgency: Medium → High')).toBeVisible()
    const form = dialog.querySelector('form') as HTMLElement
    const { violations } = await axe.run(form, { rules: { 'color-contrast': { enabled: false } } })
    expect(violations.map(({ id }) => id)).toEqual([])
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await screen.findByRole('listitem', { name: 'Mine' })).toBeVisible()
  })

  it('offers canned replies after :: and puts them in place', async () => {
    renderApp('/tickets/INC-2026-000111')
    const box = await screen.findByRole('textbox', { name: 'Public reply' })
    await screen.findByRole('button', { name: 'Canned replies' })
    await userEvent.type(box, 'Hi ::he')
    expect(await screen.findByRole('option', { name: /hello/ })).toHaveAttribute('aria-selected', 'true')
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(box).toHaveValue('Hi Ji-woo Han, we are looking into it.'))
    expect(screen.queryByRole('listbox')).toBeNull()
  })

  it('shows what a macro would do before it does it', async () => {
    renderApp('/tickets/INC-2026-000111')
    await userEvent.click(await screen.findByRole('button', { name: 'Macro' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Known network outage' }))
    const dialog = await screen.findByRole('dialog')
    expect(await within(dialog).findByText('Queue: none → network')).toBeVisible()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Apply' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})
