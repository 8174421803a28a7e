/** What a person types as a decimal (with group commas, spaces) as the wire wants it, or null. */
export function decimalInput(text: string): string | null {
  const bare = text.replace(/[\s,_]/g, '')
  return /^\d+(\.\d+)?$/.test(bare) ? bare : null
}
