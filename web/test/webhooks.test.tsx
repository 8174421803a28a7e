import { screen, waitFor, within } from '@testing-library/react'
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

  it('made with a key pair shows the public key to give away, and no secret', async () => {
    const wishes: object[] = []
    server.use(
      http.post('/api/v1/webhooks', async ({ request }) => {
        const wish = (await request.json()) as object
        wishes.push(wish)
        return HttpResponse.json({ ...WEBHOOKS[0], ...wish, id: 'w9', publicKey: 'whpk_bWluZQ==' }, { status: 201 })
      }),
    )
    renderApp('/settings/webhooks')
    await userEvent.click(await screen.findByRole('button', { name: 'Add webhook' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Mine')
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Address' }), 'https://example.org/hook')
    const signature = within(dialog).getByRole('combobox', { name: 'Signature' })
    expect(signature).toHaveValue('v1')
    await userEvent.selectOptions(signature, 'Key pair (v1a, ed25519)')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await screen.findByTestId('webhook-public-key')).toHaveTextContent('whpk_bWluZQ==')
    expect(screen.getByText(/^The public key of Mine\. Give it to the receiver/)).toBeVisible()
    expect(screen.queryByTestId('webhook-secret')).toBeNull()
    expect(wishes).toMatchObject([{ name: 'Mine', signature: 'v1a' }])
  })

  it('keeps how it signs when it is changed, and gets a key of the same kind', async () => {
    const changes: object[] = []
    server.use(
      http.patch('/api/v1/webhooks/w2', async ({ request }) => {
        changes.push((await request.json()) as object)
        return HttpResponse.json(WEBHOOKS[1])
      }),
      http.post('/api/v1/webhooks/w2/secret', () =>
        HttpResponse.json({ ...WEBHOOKS[1], publicKey: 'whpk_bmV3', oldSecretUntil: '2099-01-01T00:00:00Z' }),
      ),
    )
    renderApp('/settings/webhooks')
    const erp = await screen.findByRole('listitem', { name: 'ERP' })
    await userEvent.click(within(erp).getByRole('button', { name: 'Change ERP' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).queryByRole('combobox', { name: 'Signature' })).toBeNull()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(changes).toHaveLength(1))
    expect(changes[0]).not.toHaveProperty('signature')
    await userEvent.click(within(erp).getByRole('button', { name: 'New key pair for ERP' }))
    await userEvent.click(await screen.findByRole('button', { name: 'New key pair' }))
    expect(await screen.findByTestId('webhook-public-key')).toHaveTextContent('whpk_bmV3')
    expect(screen.getByText(/the old key signs as well for 24 hours/)).toBeVisible()
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
