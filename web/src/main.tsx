import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css'
import './design/tokens.css'
import './design/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { startTexts } from './app/i18n'
import { applyPreferences } from './ui/preferences'

applyPreferences()
if (import.meta.env.MODE === 'mock') await (await import('@test/browser')).startMocks()
await startTexts()

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
