import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRouter, RouterProvider } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import { vi } from 'vitest'
import { router as appRouter } from '@/app/router'
import { Toasts } from '@/ui/toasts'
import { UiProvider } from '@/ui/UiProvider'
import { worldAs } from './server'

/** jsdom has no EventSource; tests push facts by hand. */
export class FakeStream extends EventTarget {
  static readonly CLOSED = 2
  static last: FakeStream | null = null
  readonly readyState = 1
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null

  constructor(readonly url: string) {
    super()
    FakeStream.last = this
    queueMicrotask(() => this.onopen?.())
  }

  close() {}

  tell(event: string, type: string, data: object = {}) {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify({ type, subject: 's', time: '', data }) }))
  }
}

/** The whole app at an address, as someone with this role sees it. */
export function renderApp(path: string, role = 'admin') {
  vi.stubGlobal('EventSource', FakeStream)
  worldAs(role)
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const router = createRouter({
    routeTree: appRouter.routeTree,
    history: createMemoryHistory({ initialEntries: [path] }),
  })
  const view = render(
    <QueryClientProvider client={client}>
      <UiProvider>
        <RouterProvider router={router as unknown as typeof appRouter} />
        <Toasts />
      </UiProvider>
    </QueryClientProvider>,
  )
  return { ...view, client, router }
}
