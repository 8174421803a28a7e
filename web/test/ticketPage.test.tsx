import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { describe, expect, it } from 'vitest'
import type { CustomField } from '@/api/types/customField'
import { FakeStream, renderApp } from './app'
import { TICKETS } from './data'
import { server } from './server'
import { world } from './world'

const first = '/tickets/INC-2026-000111'

describe('the clocks', () => {
  it('say how much working time is left and, on a click, why', async () => {
    renderApp(first, 'agent')
    const clock = await screen.findByRole('button', { name: /Resolution.*1h 1\dm left.*due/ })
    expect(screen.getByRole('button', { name: /Take on.*Met/ })).toBeVisible()
    expect(screen.getByRole('button', { name: /First answer.*Missed/ })).toBeVisible()
    await userEvent.click(clock)
    expect(await screen.findByText(/4h of working time, calendar 24x7/)).toBeVisible()
    const counted = screen.getByRole('table', { name: /Counted so far/ })
    expect(within(counted).getByText('on hold')).toBeVisible()
    expect(within(counted).getByText('33m')).toBeVisible()
    expect(clock).toHaveAttribute('aria-expanded', 'true')
  })
})

describe('the composer', () => {
  it('cannot be mistaken: who reads it is said, and the button says it again', async () => {
    renderApp(first, 'agent')
    const composer = await screen.findByRole('region', { name: 'Write' })
    expect(within(composer).getByText('To: 이서연 (requester)')).toBeVisible()
    expect(within(composer).getByRole('button', { name: 'Send to requester' })).toBeDisabled()
    await userEvent.keyboard('n')
    expect(within(composer).getByText(/Only agents can see this/)).toBeVisible()
    await userEvent.type(within(composer).getByRole('textbox', { name: 'Internal note' }), 'only for us')
    await userEvent.click(within(composer).getByRole('button', { name: 'Add internal note' }))
    await waitFor(() =>
      expect(world.timeline.get(TICKETS[0]?.id ?? '')?.at(-1)).toMatchObject({
        visibility: 'internal',
        body: 'only for us',
      }),
    )
  })

  it('keeps a draft per kind', async () => {
    renderApp(first, 'agent')
    const composer = await screen.findByRole('region', { name: 'Write' })
    await userEvent.type(within(composer).getByRole('textbox', { name: 'Public reply' }), 'to you')
    await userEvent.click(within(composer).getByRole('button', { name: 'Internal note' }))
    expect(within(composer).getByRole('textbox', { name: 'Internal note' })).toHaveValue('')
    await userEvent.click(within(composer).getByRole('button', { name: 'Public reply' }))
    expect(within(composer).getByRole('textbox', { name: 'Public reply' })).toHaveValue('to you')
  })

  it('goes on with what was written on another computer, and keeps what is typed here', async () => {
    server.use(
      http.get('/api/v1/tickets/:id/drafts', () =>
        HttpResponse.json({ items: [{ visibility: 'public', body: '다른 자리에서 쓴', updatedAt: '' }] }),
      ),
    )
    renderApp(first, 'agent')
    const composer = await screen.findByRole('region', { name: 'Write' })
    const box = within(composer).getByRole('textbox', { name: 'Public reply' })
    await waitFor(() => expect(box).toHaveValue('다른 자리에서 쓴'))
    await userEvent.type(box, ' 답')
    await waitFor(() => expect(world.drafts.get(TICKETS[0]?.id ?? '')?.[0]?.body).toBe('다른 자리에서 쓴 답'), {
      timeout: 4_000,
    })
  })

  it('shows who else is writing, as the stream tells it', async () => {
    renderApp(first, 'agent')
    await screen.findByRole('region', { name: 'Write' })
    const people = [{ id: 'u9', name: '김운영', typing: true }]
    FakeStream.last?.tell('desk', 'io.bongsu.ticket.desk.people-present.v1', { ticketId: TICKETS[0]?.id, people })
    expect(await screen.findByText('김운영 is writing…')).toBeVisible()
  })

  it('keeps what was written when sending fails', async () => {
    server.use(http.post('/api/v1/tickets/:id/messages', () => HttpResponse.json({ title: 'x' }, { status: 503 })))
    renderApp(first, 'agent')
    const composer = await screen.findByRole('region', { name: 'Write' })
    await userEvent.type(within(composer).getByRole('textbox'), 'hello')
    await userEvent.click(within(composer).getByRole('button', { name: 'Send to requester' }))
    expect(await within(composer).findByRole('alert')).toHaveTextContent('What you wrote is still here.')
    expect(within(composer).getByRole('textbox')).toHaveValue('hello')
  })

  it('is empty as soon as a reply is sent, also while the ticket is still read again', async () => {
    renderApp('/tickets/INC-2026-000114', 'agent')
    const composer = await screen.findByRole('region', { name: 'Write' })
    const box = within(composer).getByRole('textbox', { name: 'Public reply' })
    await userEvent.type(box, 'It is on its way')
    const never = () => new Promise<HttpResponse<null>>(() => {})
    server.use(http.get('/api/v1/tickets', never), http.get('/api/v1/tickets/:id/timeline', never))
    await userEvent.click(within(composer).getByRole('button', { name: 'Send to requester' }))
    await waitFor(() => expect(box).toHaveValue(''))
    expect(box).not.toHaveAttribute('readonly')
    expect([...world.timeline.values()].flat()).toContainEqual(expect.objectContaining({ body: 'It is on its way' }))
  })

  it('gives a requester one kind only', async () => {
    renderApp('/tickets/INC-2026-000113', 'requester')
    const composer = await screen.findByRole('region', { name: 'Write' })
    expect(within(composer).getByText('To: the service desk')).toBeVisible()
    expect(within(composer).queryByRole('button', { name: 'Internal note' })).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /Assign to me/ })).not.toBeInTheDocument()
  })
})

describe('working on a ticket', () => {
  it('is assigned by key and resolved with a comment', async () => {
    renderApp('/tickets/INC-2026-000112', 'agent')
    await screen.findByRole('button', { name: /Assign to me/ })
    await userEvent.keyboard('a')
    expect((await screen.findAllByText('Assigned to 박지훈')).length).toBeGreaterThan(0)
    await userEvent.keyboard('e')
    const dialog = await screen.findByRole('dialog', { name: 'Resolve' })
    const resolve = within(dialog).getByRole('button', { name: 'Resolve' })
    expect(resolve).toBeDisabled()
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'What solved it' }), 'freed space')
    await userEvent.click(resolve)
    await waitFor(() => expect(world.tickets[1]).toMatchObject({ state: 'resolved', resolution: 'freed space' }))
  })

  it('explains a conflict, reloads, and keeps what was written', async () => {
    renderApp(first, 'agent')
    await screen.findByRole('button', { name: /Resolve/ })
    const [ticket] = world.tickets
    if (ticket) ticket.version += 1
    await userEvent.keyboard('e')
    const dialog = await screen.findByRole('dialog', { name: 'Resolve' })
    await userEvent.type(within(dialog).getByRole('textbox'), 'my words')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Resolve' }))
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Someone else changed this meanwhile.')
    expect(within(dialog).getByRole('textbox')).toHaveValue('my words')
    await waitFor(async () => {
      await userEvent.click(within(dialog).getByRole('button', { name: 'Resolve' }))
      expect(world.tickets[0]?.state).toBe('resolved')
    })
  })

  it('opens an incident by hand', async () => {
    const { router } = renderApp('/tickets/new', 'requester')
    expect(await screen.findByRole('button', { name: 'Request' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Change' })).not.toBeInTheDocument()
    await userEvent.click(await screen.findByRole('button', { name: 'Open incident' }))
    expect(await screen.findByText('Please give it a title.')).toBeVisible()
    await userEvent.type(screen.getByRole('textbox', { name: 'What is wrong?' }), 'No sound')
    await userEvent.click(screen.getByRole('button', { name: 'Open incident' }))
    await waitFor(() => expect(router.state.location.pathname).toMatch(/INC-2026-/))
  })
})

describe('a major incident', () => {
  it('is declared with a reason, marked, and worked through by its checklist', async () => {
    renderApp('/tickets/INC-2026-000114', 'agent')
    await userEvent.click(await screen.findByRole('button', { name: 'Declare major' }))
    const dialog = await screen.findByRole('dialog')
    const declare = within(dialog).getByRole('button', { name: 'Declare major' })
    expect(declare).toBeDisabled()
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Why' }), 'Nobody can pay')
    await userEvent.click(declare)
    expect(await screen.findByText('0 of 2 done')).toBeVisible()
    // Who reads English is shown the Korean name where there is no other.
    expect(screen.getByRole('checkbox', { name: '사후 검토를 잡는다' })).toBeEnabled()
    expect(screen.getByRole('checkbox', { name: 'Name a commander' })).toBeEnabled()
  })

  it('tells its ticked lines in the language of the reader', async () => {
    renderApp('/tickets/INC-2026-000114', 'agent')
    const ticket = world.tickets.find((each) => each.number === 'INC-2026-000114')
    if (ticket) ticket.majorIncident = true
    const tick = {
      kind: 'change' as const,
      field: 'checklist',
      actor: { id: 'a', name: 'Ji-hun', kind: 'person' as const },
    }
    const body = '지휘자를 정한다 / Name a commander'
    world.timeline.set(ticket?.id ?? '', [
      { ...tick, id: '1', at: '2026-11-21T14:24:00Z', to: 'c1', body },
      { ...tick, id: '2', at: '2026-11-21T14:25:00Z', from: 'c1', body },
      { ...tick, id: '3', at: '2026-11-21T14:26:00Z', to: 'of a ticket one may not read', body: 'Call / 전화' },
      { ...tick, id: '4', at: '2026-11-20T14:26:00Z', from: '☐ Told before', to: '☑ Told before' },
    ])
    expect(await screen.findByText('Ji-hun ticked off “Name a commander”.')).toBeVisible()
    expect(screen.getByText('Ji-hun took back that “Name a commander” was done.')).toBeVisible()
    expect(screen.getByText('Ji-hun ticked off “Call / 전화”.')).toBeVisible()
    expect(screen.getByText(/checklist from ☐ Told before to ☑ Told before/)).toBeVisible()
  })

  it('has the checklist the tenant wrote', async () => {
    renderApp('/settings/desk', 'admin')
    const second = await screen.findByRole('group', { name: 'Line 2' })
    await userEvent.clear(within(second).getByRole('textbox', { name: 'In Korean' }))
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(within(second).getByRole('alert')).toHaveTextContent('Say it in Korean or in English.')
    await userEvent.type(within(second).getByRole('textbox', { name: 'In English' }), 'Review')
    await userEvent.click(within(second).getByRole('button', { name: 'Move up' }))
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(world.checklist?.items).toEqual([
        { ko: null, en: 'Review' },
        { ko: '지휘자를 정한다', en: 'Name a commander' },
      ]),
    )
  })
})

describe('watching', () => {
  it('is said and shown on the ticket', async () => {
    renderApp('/tickets/INC-2026-000114', 'agent')
    await userEvent.click(await screen.findByRole('button', { name: 'Watch' }))
    expect(await screen.findByRole('button', { name: 'Stop watching' })).toBeVisible()
    expect(within(screen.getByRole('list', { name: 'Watchers' })).getAllByRole('listitem')).toHaveLength(1)
  })
})

describe('custom fields', () => {
  it('are defined by an administrator, filled in by an agent, and told in the history', async () => {
    renderApp('/settings/desk', 'admin')
    await userEvent.click(await screen.findByRole('button', { name: 'Add a field' }))
    const form = await screen.findByRole('dialog')
    await userEvent.type(within(form).getByRole('textbox', { name: 'In Korean' }), '지점')
    await userEvent.selectOptions(within(form).getByRole('combobox', { name: 'Kind' }), 'choice')
    await userEvent.type(within(form).getByRole('textbox', { name: 'Key' }), 'Site')
    await userEvent.type(within(form).getByRole('textbox', { name: 'Choices' }), 'seoul = 서울 / Seoul')
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }))
    expect(within(form).getByText('Letters and digits, a small letter first.')).toBeVisible()
    await userEvent.clear(within(form).getByRole('textbox', { name: 'Key' }))
    await userEvent.type(within(form).getByRole('textbox', { name: 'Key' }), 'site')
    await userEvent.click(within(form).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(world.customFields[0]).toMatchObject({
      key: 'site',
      name: { ko: '지점', en: null },
      choices: [{ key: 'seoul', name: { ko: '서울', en: 'Seoul' } }],
    })
    expect(await screen.findByText('custom.site')).toBeVisible()
  })

  it('are shown on the ticket and changed there', async () => {
    renderApp('/tickets/INC-2026-000114', 'agent')
    world.customFields.push({
      id: 'f1',
      key: 'site',
      kind: 'choice',
      types: ['incident'],
      queues: [],
      required: true,
      filterable: true,
      forRequesters: true,
      name: { ko: '지점', en: 'Site' },
      choices: [{ key: 'seoul', name: { ko: '서울', en: 'Seoul' } }],
      position: 0,
      version: 1,
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Edit fields' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.selectOptions(within(dialog).getByRole('combobox', { name: 'Site (required)' }), 'Seoul')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(world.tickets.find((ticket) => ticket.number === 'INC-2026-000114')).toMatchObject({
        custom: { site: 'seoul' },
      }),
    )
    expect((await screen.findAllByText('Seoul')).length).toBeGreaterThan(0)
  })

  it('are asked for when a ticket is opened', async () => {
    renderApp('/tickets/new?type=request', 'requester')
    const seats: CustomField = {
      id: 'f1',
      key: 'seats',
      kind: 'number',
      types: ['request'],
      queues: [],
      required: true,
      filterable: false,
      forRequesters: true,
      name: { en: 'Seats' },
      choices: [],
      position: 0,
      version: 1,
    }
    world.customFields.push(seats, { ...seats, id: 'f2', key: 'rack', queues: ['network'], name: { en: 'Rack' } })
    await userEvent.type(await screen.findByRole('textbox', { name: 'What do you need?' }), 'Desks')
    const submit = screen.getByRole('button', { name: 'Send request' })
    await userEvent.click(submit)
    expect(await screen.findByText('Please fill this in.')).toBeVisible()
    expect(screen.queryByRole('spinbutton', { name: 'Rack (required)' }), 'of another queue').toBeNull()
    await userEvent.type(screen.getByRole('spinbutton', { name: 'Seats (required)' }), '12.5')
    await userEvent.click(submit)
    await waitFor(() => expect(world.tickets.at(-1)).toMatchObject({ title: 'Desks', custom: { seats: 12.5 } }))
  })
})

describe('splitting', () => {
  it('makes a message a ticket of its own and goes there', async () => {
    const { router } = renderApp(first, 'agent')
    const [split] = await screen.findAllByRole('button', { name: 'Make a ticket of it' })
    if (split) await userEvent.click(split)
    const dialog = await screen.findByRole('dialog')
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Title' }), 'The other thing')
    await userEvent.click(within(dialog).getByRole('button', { name: 'Open ticket' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/tickets/INC-2026-000900'))
  })
})

describe('tags', () => {
  it('are edited as a line with commas', async () => {
    renderApp('/tickets/PRB-2026-000001', 'agent')
    await userEvent.click(await screen.findByRole('button', { name: 'Edit tags' }))
    const line = screen.getByRole('textbox', { name: 'Tags' })
    expect(line).toHaveValue('order-service, 메모리')
    await userEvent.type(line, ', friday')
    await userEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(world.tickets.find((ticket) => ticket.type === 'problem')?.tags).toEqual([
        'order-service',
        '메모리',
        'friday',
      ]),
    )
  })
})
