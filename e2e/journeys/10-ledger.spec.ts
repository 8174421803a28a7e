import { expect, test } from '@playwright/test'
import { enqueue } from '../suite/enqueue'
import { report } from '../suite/launcher'
import { type Books, Traffic } from '../suite/ledger'
import type { Alert, Matrix, Situation, Ticket } from '../suite/shapes'
import { as, newIngestKey, tokenOf, unique } from '../suite/suite'
import { eventually, present } from '../suite/waiting'

const VICTIMS = [
  'collector-svc',
  'event-svc',
  'ticket-svc',
  'topology-svc',
  'billing-svc',
  'gateway',
  'broker',
  'postgres',
] as const

const AT_LEAST = 60_000
const RECOVERY = 90_000
const viewer = as('viewer')

test('whatever was accepted is there, once, though every process was killed while it came @long', async () => {
  test.setTimeout(420_000)
  const key = await newIngestKey()
  await eventually('the key is known', 10_000, async () => {
    expect((await enqueue({ routing_key: key, event_action: 'resolve', dedup_key: unique('probe') })).status).toBe(202)
  })
  for (const person of ['viewer', 'requester'] as const) await tokenOf(person)
  const begun = Date.now()
  const traffic = new Traffic(key)
  const recoveries: string[] = []
  let books: Books
  try {
    for (const victim of VICTIMS) {
      const before = traffic.accepted()
      await eventually('traffic flows', RECOVERY, async () => {
        expect(traffic.accepted()).toBeGreaterThan(before + 10)
      })
      recoveries.push(`${victim} ${await killed(victim)} s`)
    }
    const last = traffic.accepted()
    await eventually('traffic flows for long enough', AT_LEAST + RECOVERY, async () => {
      expect(traffic.accepted()).toBeGreaterThan(last + 20)
      expect(Date.now() - begun).toBeGreaterThan(AT_LEAST)
    })
  } finally {
    books = await traffic.stop()
  }
  const ended = Date.now()
  const refusals = [...books.refusals].map(([what, count]) => `${what} × ${count}`).join(', ')
  console.log(`      back after: ${recoveries.join(', ')}`)
  console.log(
    `      accepted in ${Math.round((ended - begun) / 1000)} s: ${books.samples.size} samples, ${books.events.size} events, ${books.tickets.size} tickets; refused and repeated: ${refusals || 'none'}`,
  )
  expect(books.samples.size).toBeGreaterThan(200)
  expect(books.events.size).toBeGreaterThan(30)
  expect(books.tickets.size).toBeGreaterThan(20)

  await test.step('every sample is stored with its value', async () => {
    await eventually('all samples', 30_000, async () => {
      const answer = await viewer.get<Matrix>('/prometheus/api/v1/query_range', {
        query: `{"e2e.ledger", "e2e.run"="${traffic.run}"}`,
        start: begun / 1000 - 5,
        end: ended / 1000 + 30,
        step: 30,
      })
      const found = new Map<string, string[]>()
      for (const { metric, values } of answer.data.result) {
        const entry = metric['e2e.entry'] ?? metric.e2e_entry ?? '?'
        found.set(entry, [...(found.get(entry) ?? []), ...new Set((values ?? []).map(([, value]) => value))])
      }
      const lost = [...books.samples].filter(([entry]) => !found.has(entry)).map(([entry]) => entry)
      expect(lost, `of ${books.samples.size} samples`).toEqual([])
      const wrong = [...books.samples].filter(([entry, value]) => found.get(entry)?.join() !== String(value))
      expect(wrong, 'once, and with its own value').toEqual([])
    })
  })

  await test.step('every ticket is there once', async () => {
    const mine = (await viewer.all<Ticket>('/api/v1/tickets')).filter((one) =>
      one.title.startsWith(`${traffic.run} ticket`),
    )
    const numbers = groupBy(mine, (one) => one.title)
    for (const [title, number] of books.tickets) {
      expect(
        numbers.get(title)?.map((one) => one.number),
        title,
      ).toEqual([number])
    }
    expect(mine.length, 'none that nobody was told of').toBe(books.tickets.size)
  })

  await test.step('every event is one alert, one situation, one incident', async () => {
    await eventually('all incidents are there', 90_000, async () => {
      const alerts = (await viewer.all<Alert>('/api/v1/alerts')).filter((one) =>
        one.entity?.name.startsWith(traffic.run),
      )
      const bySource = groupBy(alerts, (one) => one.entity?.name ?? '')
      const tickets = groupBy(
        (await viewer.all<Ticket>('/api/v1/tickets')).filter((one) => one.situationId !== null),
        (one) => one.situationId ?? '',
      )
      const wrong: string[] = []
      for (const [dedup, source] of books.events) {
        const mine = bySource.get(source) ?? []
        const situation = mine[0]?.situationId
        const incidents = situation ? (tickets.get(situation)?.length ?? 0) : 0
        if (mine.length !== 1 || !situation || incidents !== 1) {
          wrong.push(`${dedup}: ${mine.length} alerts, situation ${situation ?? 'none'}, ${incidents} incidents`)
        }
      }
      expect(wrong, `of ${books.events.size} events`).toEqual([])
      expect(new Set(alerts.map((one) => one.situationId)).size, 'situations').toBe(books.events.size)
    })
    const situations = await viewer.all<Situation>('/api/v1/situations')
    const tickets = await viewer.all<Ticket>('/api/v1/tickets')
    const incidents = tickets.filter((one) => one.situationId !== null)
    expect(new Set(incidents.map((one) => one.situationId)).size, 'no situation has two incidents').toBe(
      incidents.length,
    )
    expect(new Set(tickets.map((one) => one.number)).size, 'no number was given twice').toBe(tickets.length)
    const byId = new Map(incidents.map((one) => [one.situationId, one.id]))
    const unlinked = situations.filter((one) => one.ticketId !== null && byId.get(one.id) !== one.ticketId)
    expect(unlinked, 'links agree on both sides').toEqual([])
  })

  await test.step('every event can still be resolved, and everything closes', async () => {
    for (const dedup of books.events.keys()) {
      await eventually(`${dedup} is resolved`, 10_000, async () => {
        expect((await enqueue({ routing_key: key, event_action: 'resolve', dedup_key: dedup })).status).toBe(202)
      })
    }
    await eventually('all untouched incidents are resolved', 60_000, async () => {
      const open = (await viewer.all<Ticket>('/api/v1/tickets', { category: 'new,active,hold' })).filter(
        (one) => one.situationId !== null && one.title.includes(traffic.run),
      )
      expect(open.map((one) => one.number)).toEqual([])
    })
  })
})

/** Kills the process without warning; seconds until the suite says that it is healthy again. */
async function killed(victim: string): Promise<number> {
  const row = present(
    (await report()).components.find((one) => one.name === victim),
    victim,
  )
  const pid = present(row.pid, `process of ${victim}`)
  const at = Date.now()
  process.kill(pid, 'SIGKILL')
  await eventually(`${victim} is back`, RECOVERY, async () => {
    const suite = await report()
    const now = suite.components.find((one) => one.name === victim)
    expect(now?.pid, `${victim} has another process`).not.toBe(pid)
    expect(now).toMatchObject({ state: 'healthy' })
    expect(now?.restarts).toBeGreaterThan(row.restarts)
    expect(suite.components.filter((one) => one.state !== 'healthy').map((one) => `${one.name} ${one.state}`)).toEqual(
      [],
    )
  })
  return Math.round((Date.now() - at) / 1000)
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
