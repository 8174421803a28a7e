import { CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { PromQLExtension } from '@prometheus-io/codemirror-promql'
import { QueryClient } from '@tanstack/react-query'
import { server } from '@test/server'
import { HttpResponse, http } from 'msw'
import { describe, expect, it } from 'vitest'
import { strategyOf } from './completion'
import { metadataQuery } from './queries'
import words from './words.ko.json'

const range = { kind: 'live', preset: '15m', seconds: 900 } as const

/** What is suggested where `|` stands. */
async function suggested(text: string, language: 'ko' | 'en' = 'en'): Promise<CompletionResult | null> {
  const queries = new QueryClient()
  await queries.prefetchQuery(metadataQuery)
  const at = text.indexOf('|')
  const state = EditorState.create({
    doc: text.replace('|', ''),
    extensions: new PromQLExtension().activateLinter(false).asExtension(),
  })
  ensureSyntaxTree(state, state.doc.length)
  const strategy = strategyOf(
    queries,
    () => range,
    async () => (language === 'ko' ? words : {}),
  )
  return strategy.promQL(new CompletionContext(state, at, true))
}

const option = (result: CompletionResult | null, label: string) => result?.options.find((each) => each.label === label)

describe('completion', () => {
  it('knows the metrics with type, unit and what they are', async () => {
    expect(option(await suggested('sys|'), 'system_disk_io')).toMatchObject({
      detail: 'counter · By',
      info: 'system.disk.io — Bytes read and written',
    })
  })

  it('describes the parts of a histogram as the whole', async () => {
    expect(option(await suggested('http|'), 'http_server_request_duration_bucket')?.detail).toBe('histogram · s')
  })

  it('knows the labels of the metric', async () => {
    const labels = (await suggested('system_disk_io{|}'))?.options.map((each) => each.label)
    expect(labels).toEqual(expect.arrayContaining(['host_name', 'disk_io_direction']))
    expect(labels).not.toContain('__name__')
  })

  it('asks for the values within the selector', async () => {
    let asked: string | null = ''
    server.use(
      http.get('/prometheus/api/v1/label/host_name/values', ({ request }) => {
        asked = new URL(request.url).searchParams.get('match[]')
        return HttpResponse.json({ status: 'success', data: ['web-1'] })
      }),
    )
    const values = await suggested('rate(system_disk_io{disk_io_direction!="read", host_name="|"}[5m])')
    expect(values?.options.map((each) => each.label)).toEqual(['web-1'])
    expect(asked).toBe('system_disk_io{disk_io_direction!="read"}')
  })

  it('describes functions, aggregations and keywords in the language of the person', async () => {
    expect(option(await suggested('ra|'), 'rate')?.info).toMatch(/per-second/)
    expect(option(await suggested('ra|', 'ko'), 'rate')?.info).toBe('기간 평균 초당 증가량(카운터)')
  })

  it('leaves nothing it describes untranslated', async () => {
    const all = [...((await suggested('|'))?.options ?? []), ...((await suggested('sum(up) |'))?.options ?? [])]
    const untold = all
      .filter((each) => each.type !== 'constant' && typeof each.info === 'string')
      .map((each) => each.label)
      .filter((label) => !(label in words))
    expect(untold).toEqual([])
    expect(all.length).toBeGreaterThan(80)
  })

  it('stays silent when the server does', async () => {
    server.use(http.get('/prometheus/api/v1/*', () => new HttpResponse(null, { status: 503 })))
    expect(option(await suggested('su|'), 'sum')).toBeDefined()
  })
})
