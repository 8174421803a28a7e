import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveStream } from './stream'

const fact = (type: string, data: unknown = {}) => JSON.stringify({ type, subject: 's', time: '', data })

describe('the live stream', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function watched() {
    const client = new QueryClient()
    const invalidate = vi.spyOn(client, 'invalidateQueries')
    const onMessage = vi.fn()
    return { stream: new LiveStream(client, { onConnection: vi.fn(), onMessage }), client, invalidate, onMessage }
  }

  it('makes what an event names stale, a burst only once a second', () => {
    const { stream, invalidate } = watched()
    for (let burst = 0; burst < 50; burst++) stream.receive('alert', fact('io.bongsu.event.alert.raised.v1'))
    vi.advanceTimersByTime(0)
    expect(invalidate).toHaveBeenCalledTimes(1)
    expect(invalidate).toHaveBeenCalledWith({ queryKey: ['alerts'] })
    stream.receive('alert', fact('io.bongsu.event.alert.raised.v1'))
    vi.advanceTimersByTime(900)
    expect(invalidate).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(100)
    expect(invalidate).toHaveBeenCalledTimes(2)
  })

  it('refreshes live charts of the entities that were heard of, not others and not fixed windows', async () => {
    const { stream, client } = watched()
    client.setQueryData(['metrics', 'live', 'a'], 1)
    const query = (expr: string, kind: string, entity: string) =>
      client
        .getQueryCache()
        .build(client, { queryKey: ['metrics', kind, expr], meta: { entity } })
        .setData(1)
    query('x', 'live', 'web-1')
    query('y', 'live', 'web-2')
    query('z', 'fixed', 'web-1')
    stream.receive('telemetry', fact('t', { entities: [{ type: 'host', name: 'web-1' }] }))
    await vi.advanceTimersByTimeAsync(1)
    const stale = (kind: string, expr: string) => client.getQueryState(['metrics', kind, expr])?.isInvalidated
    expect([stale('live', 'x'), stale('live', 'y'), stale('fixed', 'z')]).toEqual([true, false, false])
  })

  it('leaves a chart alone whose grid has not moved on, and one whose query was refused', async () => {
    const { stream, client } = watched()
    const query = (name: string) =>
      client.getQueryCache().build(client, { queryKey: ['metrics', 'live', name], meta: { freshMs: 5_000 } })
    query('old').setState({ status: 'success', data: 1, dataUpdatedAt: Date.now() - 5_000 })
    query('fresh').setData(1)
    query('refused').setState({ status: 'error' })
    stream.receive('telemetry', fact('t'))
    await vi.advanceTimersByTimeAsync(1)
    const stale = (name: string) => client.getQueryState(['metrics', 'live', name])?.isInvalidated
    expect([stale('old'), stale('fresh'), stale('refused')]).toEqual([true, false, false])
  })

  it('ignores what it cannot read', () => {
    const { stream, invalidate, onMessage } = watched()
    stream.receive('ticket', 'not json')
    stream.receive('ticket', '42')
    vi.runAllTimers()
    expect(onMessage).not.toHaveBeenCalled()
    expect(invalidate).not.toHaveBeenCalled()
  })
})
