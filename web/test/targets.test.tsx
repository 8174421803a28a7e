import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { renderApp } from './app'

const row = (url: string) => screen.findByRole('listitem', { name: url })
const fill = async (label: string, text: string) => {
  const field = within(await screen.findByRole('dialog')).getByRole('textbox', { name: label })
  await userEvent.clear(field)
  if (text) await userEvent.type(field, text)
}

describe('Targets', () => {
  it('shows how the last visit went, and why it failed', async () => {
    renderApp('/hosts/targets')
    expect(await row('http://web-1:9100/metrics')).toHaveTextContent(/up.*1,204 samples in 12 ms/)
    expect(await row('http://db-primary-1:9187/metrics')).toHaveTextContent(/down.*did not answer in time/)
    expect(await row('http://snmp-exporter:9116/snmp?target=10.0.0.1')).toHaveTextContent('waiting')
    expect(await row('http://batch-1:9100/metrics')).toHaveTextContent('off')
  })

  it('tries a target before it is added', async () => {
    renderApp('/hosts/targets')
    await userEvent.click(await screen.findByRole('button', { name: 'Add target' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await within(dialog).findByText('1 to 100 characters.')).toBeVisible()
    await fill('Address', 'http://db1:9187/metrics')
    await fill('Job', 'postgres')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Try it now' }))
    expect(await within(dialog).findByText(/It answers: 812 samples of 143 metrics/)).toBeVisible()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await row('http://db1:9187/metrics')).toBeVisible()
  })

  it('says which address is not asked', async () => {
    renderApp('/hosts/targets')
    await userEvent.click(await screen.findByRole('button', { name: 'Add target' }))
    await fill('Address', 'http://169.254.169.254/latest')
    await fill('Job', 'cloud')
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    const alerts = await screen.findAllByRole('alert')
    expect(alerts[0]).toHaveTextContent('169.254.169.254 are not asked')
  })

  it('switches one off and deletes it', async () => {
    renderApp('/hosts/targets')
    await userEvent.click(await screen.findByRole('switch', { name: 'Ask http://web-1:9100/metrics' }))
    await waitFor(async () => expect(await row('http://web-1:9100/metrics')).toHaveTextContent('off'))
    await userEvent.click(screen.getByRole('button', { name: 'Delete http://web-1:9100/metrics' }))
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }))
    await waitFor(() => expect(screen.queryByRole('listitem', { name: 'http://web-1:9100/metrics' })).toBeNull())
  })

  it('shows who may only read nothing to change', async () => {
    renderApp('/hosts/targets', 'viewer')
    await row('http://web-1:9100/metrics')
    expect(screen.queryByRole('button', { name: 'Add target' })).toBeNull()
    expect(screen.queryByRole('switch')).toBeNull()
  })

  it('can be read by everybody', async () => {
    renderApp('/hosts/targets')
    await row('http://web-1:9100/metrics')
    const { violations } = await axe.run(screen.getByRole('main'), { rules: { 'color-contrast': { enabled: false } } })
    expect(violations.map((each) => `${each.id}: ${each.nodes[0]?.html}`)).toEqual([])
  })
})
