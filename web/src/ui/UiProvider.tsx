import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/ScrollArea.css'
import '@mantine/core/styles/Paper.css'
import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/Overlay.css'
import '@mantine/core/styles/CloseButton.css'
import '@mantine/core/styles/Input.css'
import '@mantine/core/styles/Combobox.css'
import '@mantine/core/styles/Menu.css'
import '@mantine/core/styles/ModalBase.css'
import '@mantine/core/styles/Modal.css'
import '@mantine/core/styles/Tooltip.css'
import { createTheme, MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { resolvedTheme, usePreferences } from './preferences'

const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  cursorType: 'pointer',
  defaultRadius: 'sm',
  respectReducedMotion: true,
})

/** The UI kit, dressed in our tokens; nothing outside src/ui knows which kit it is. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  usePreferences()
  return (
    <MantineProvider theme={theme} forceColorScheme={resolvedTheme()}>
      {children}
    </MantineProvider>
  )
}
