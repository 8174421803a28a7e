import { type ChildProcess, spawn } from 'node:child_process'
import { availableParallelism, hostname } from 'node:os'
import { expect, test } from '@playwright/test'
import type { Alert, Entity, Rule, Ticket } from '../suite/shapes'
import { as } from '../suite/suite'
import { eventually, present, theOnly } from '../suite/waiting'

const viewer = as('viewer')
/** The default rule waits one minute before it fires; the machine may need a while to get hot. */
const TO_FIRE = 150_000
const TO_CALM = 120_000

test('a busy loop on every core becomes a ticket by the default rules, and resolves when it ends @long', async () => {
  test.setTimeout(TO_FIRE + TO_CALM + 30_000)
  const rules = (await viewer.all<Rule>('/api/v1/rules')).filter((rule) => rule.origin === 'default' && rule.enabled)
  const ofCpu = rules.filter((rule) => JSON.stringify([rule.expr, rule.series]).match(/system[._]cpu[._]utilization/))
  expect(ofCpu.length, `a default rule about CPU among ${rules.map((rule) => rule.name).join(', ')}`).toBeGreaterThan(0)

  const loops: ChildProcess[] = []
  const end = () => {
    for (const loop of loops.splice(0)) loop.kill('SIGKILL')
  }
  try {
    const begun = Date.now()
    for (let core = 0; core < availableParallelism(); core += 1) {
      loops.push(spawn(process.execPath, ['-e', 'for (;;) {}'], { stdio: 'ignore' }))
    }
    const alert = await eventually('the CPU alert of this machine fires', TO_FIRE, async () => {
      const alerts = (await viewer.all<Alert>('/api/v1/alerts', { state: 'firing' })).filter(
        (one) => one.entity?.name === hostname() && ofCpu.some((rule) => rule.id === one.ruleId),
      )
      const one = present(alerts[0], 'alert')
      present(one.situationId, 'situation')
      return one
    })
    const fired = Date.now() - begun
    const ticket = await eventually('its incident is there', 10_000, async () =>
      theOnly(await viewer.all<Ticket>('/api/v1/tickets', { situationId: alert.situationId ?? '' }), 'incident'),
    )
    const host = present(alert.entity, 'host').id
    await eventually('the host burns on the map', 10_000, async () => {
      expect((await viewer.get<Entity>(`/api/v1/entities/${host}`)).health).toBe(alert.severity)
    })
    end()
    const calm = Date.now()
    await eventually('the alert is resolved', TO_CALM, async () => {
      expect((await viewer.get<Alert>(`/api/v1/alerts/${alert.id}`)).state).toBe('resolved')
    })
    await eventually('the untouched incident is resolved', 20_000, async () => {
      expect((await viewer.get<Ticket>(`/api/v1/tickets/${ticket.id}`)).state).toBe('resolved')
    })
    console.log(
      `      fired after ${Math.round(fired / 1000)} s, resolved ${Math.round((Date.now() - calm) / 1000)} s after the end`,
    )
  } finally {
    end()
  }
})
