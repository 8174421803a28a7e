import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { HttpResponse, http } from 'msw'
import { describe, expect, it } from 'vitest'
import { renderApp } from './app'
import { server } from './server'
import { WEBHOOKS } from './webhooks'

describe('Webhooks', () => {
  it('shows what a receiver was told and why it is not told any more', async () => {
    renderApp('/settings/webhooks')
    const chat = await screen.findByRole('listitem', { name: 'Chat' })
    expect(chat).toHaveTextContent('active')
    expect(await screen.findByRole('listitem', { name: 'ERP' })).toHaveTextContent('410 Gone')
    await userEvent.click(within(chat).getByRole('button', { name: 'What Chat was told' }))
    expect(await within(chat).findByText('answered 503')).toBeVisible()
    const { violations } = await axe.run(screen.getByRole('main'), { rules: { 'color-contrast': { enabled: false } } })
    expect(violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([])
  })

  it('says what is missing, then shows the secret once', async () => {
    server.use(
      http.post('/api/v1/webhooks', async ({ request }) => {
        const wish = (await request.json()) as object
        return HttpResponse.json({ ...WEBHOOKS[0], ...wish, id: 'w9', secret: 'whsec_c2VjcmV0' }, { status: 201 })
      }),
    )
    renderApp('/settings/webhooks')
    await userEvent.click(await screen.findByRole('button', { name: 'Add webhook' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await within(dialog).findByText('Say what it is called.')).toBeVisible()
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Mine')
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Address' }), 'https://example.org/hook')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await screen.findByTestId('webhook-secret')).toHaveTextContent('whsec_c2VjcmV0')
    await userEvent.click(screen.getByRole('button', { name: 'I have kept it' }))
    expect(screen.queryByTestId('webhook-secret')).toBeNull()
  })
})

describe('Files of a message', () => {
  it('that were meant for colleagues do not leave with a public reply', async () => {
    renderApp('/tickets/INC-2026-000111')
    const composer = await screen.findByRole('region', { name: 'Write' })
    await userEvent.click(within(composer).getByRole('button', { name: 'Internal note' }))
    await userEvent.upload(within(composer).getByTestId('attachment-input'), new File(['x'], 'plan.txt'))
    expect(await within(composer).findByText('plan.txt')).toBeVisible()
    await userEvent.click(within(composer).getByRole('button', { name: 'Public reply' }))
    expect(within(composer).queryByText('plan.txt')).toBeNull()
    expect(within(composer).getByRole('button', { name: 'Send to requester' })).toBeDisabled()
  })
})
