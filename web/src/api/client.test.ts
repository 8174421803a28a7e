import { server } from '@test/server'
import { HttpResponse, http } from 'msw'
import { describe, expect, it } from 'vitest'
import { call, send, urlOf } from './client'

describe('the client', () => {
  it('leaves empty query parameters out', () => {
    expect(urlOf('/api/v1/tickets', { state: 'new', assignee: undefined, q: '', limit: 50 })).toBe(
      '/api/v1/tickets?state=new&limit=50',
    )
  })

  it('sends the CSRF token, the version and an idempotency key with writes', async () => {
    // biome-ignore lint/suspicious/noDocumentCookie: this is how the gateway hands the token over
    document.cookie = 'XSRF-TOKEN=a%2Bb'
    let seen: Headers | null = null
    server.use(
      http.post('/api/v1/tickets/7/transitions', ({ request }) => {
        seen = request.headers
        return HttpResponse.json({ ok: true })
      }),
    )
    await send('POST', '/api/v1/tickets/7/transitions', { body: { to: 'resolved' }, version: 4 })
    const headers = seen as unknown as Headers
    expect(headers.get('X-XSRF-TOKEN')).toBe('a+b')
    expect(headers.get('If-Match')).toBe('"4"')
    expect(headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('throws problems with their trace id', async () => {
    server.use(
      http.get('/api/v1/rules', () =>
        HttpResponse.json({ title: 'Gone', traceId: 't1' }, { status: 503, headers: { 'Retry-After': '3' } }),
      ),
    )
    await expect(call('/api/v1/rules')).rejects.toMatchObject({
      kind: 'unavailable',
      traceId: 't1',
      retryAfterSeconds: 3,
    })
  })

  it('takes an empty answer as nothing', async () => {
    server.use(http.delete('/api/v1/rules/1', () => new HttpResponse(null, { status: 204 })))
    expect(await send('DELETE', '/api/v1/rules/1', { version: 1 })).toBeUndefined()
  })
})
