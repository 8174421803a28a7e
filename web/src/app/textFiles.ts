/** `../features/tickets/locales/ko.json` holds the namespace `tickets`; `./locales` is `app`. */
export function byNamespace(files: Record<string, Record<string, unknown>>): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [
      path.startsWith('./locales') ? 'app' : (path.split('/').at(-3) ?? 'app'),
      texts,
    ]),
  )
}
