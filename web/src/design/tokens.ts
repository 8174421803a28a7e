/** The value of a design token now, for what is drawn on a canvas and cannot use CSS variables itself. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
}
