import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** In mock mode the page is answered by MSW's service worker, which must stand at the root of the site. */
function mockWorker(): Plugin {
  const source = () => readFileSync(here('./node_modules/msw/lib/mockServiceWorker.js'), 'utf8')
  return {
    name: 'mock-worker',
    configureServer(server) {
      server.middlewares.use('/mockServiceWorker.js', (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript')
        response.end(source())
      })
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'mockServiceWorker.js', source: source() })
    },
  }
}

export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === 'mock' ? [mockWorker()] : [])],
  resolve: { alias: { '@test': here('./test'), '@': here('./src') } },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/prometheus', '/oauth2', '/login', '/logout', '/auth'].map((path) => [
        path,
        { target: process.env.BONGSU_PUBLIC_URL ?? 'http://localhost:8080', changeOrigin: false },
      ]),
    ),
  },
  build: { target: 'es2022', manifest: true, sourcemap: false, chunkSizeWarningLimit: 700 },
  test: {
    environment: 'jsdom',
    setupFiles: ['./test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    css: false,
    restoreMocks: true,
    testTimeout: 60_000,
    // Node would take its CommonJS half, and with it a second CodeMirror.
    alias: {
      '@prometheus-io/codemirror-promql': here('./node_modules/@prometheus-io/codemirror-promql/dist/esm/index.js'),
    },
    server: { deps: { inline: [/codemirror-promql/] } },
  },
}))
