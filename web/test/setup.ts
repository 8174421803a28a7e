import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { startTexts } from '@/app/i18n'
import { prefer } from '@/ui/preferences'
import { server, worldAs } from './server'

// jsdom draws nothing; what the charts are given is the models' and the browser's to test.
vi.mock('uplot', () => ({
  default: class {
    setSize() {}
    setData() {}
    setSeries() {}
    batch(work: () => void) {
      work()
    }
    destroy() {}
  },
}))

class NoResize {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver ??= NoResize as unknown as typeof ResizeObserver
window.matchMedia ??= ((media: string) => ({
  media,
  matches: false,
  addEventListener() {},
  removeEventListener() {},
})) as unknown as typeof window.matchMedia
// jsdom lays nothing out; virtual lists need a window to look through.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { value: 600 })
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { value: 800 })
Element.prototype.scrollTo ??= () => {}
Element.prototype.scrollIntoView ??= () => {}

// jsdom's files can only be read the old way.
Blob.prototype.text ??= function (this: Blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsText(this)
  })
}

// The first test that opens a page also waits for its chunk, and the machine may be building something else.
configure({ asyncUtilTimeout: 15_000 })

beforeAll(async () => {
  server.listen({ onUnhandledRequest: 'error' })
  prefer({ language: 'en' })
  await startTexts()
})
beforeEach(() => {
  localStorage.clear()
  worldAs('admin')
})
afterEach(() => {
  cleanup()
  server.resetHandlers()
})
afterAll(() => server.close())
