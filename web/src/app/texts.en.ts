import { byNamespace } from './textFiles'

export const texts = byNamespace(
  import.meta.glob<Record<string, unknown>>(
    ['./locales/en.json', '../ui/locales/en.json', '../features/*/locales/en.json'],
    {
      eager: true,
      import: 'default',
    },
  ),
)
