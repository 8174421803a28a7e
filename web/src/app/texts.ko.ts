import { byNamespace } from './textFiles'

export const texts = byNamespace(
  import.meta.glob<Record<string, unknown>>(
    ['./locales/ko.json', '../ui/locales/ko.json', '../features/*/locales/ko.json'],
    {
      eager: true,
      import: 'default',
    },
  ),
)
