/** Money is a decimal string with an ISO 4217 currency and never becomes a floating-point number on its way to the
 *  screen. Only chart geometry (how many pixels) may use `pixels`. */
const DECIMAL = /^-?\d+(\.\d+)?$/

export interface Money {
  readonly amount: string
  readonly currency: string
}

interface Scaled {
  readonly units: bigint
  readonly scale: number
}

export function isDecimal(text: string): boolean {
  return DECIMAL.test(text)
}

/** Providers write 1E-7 too; a plain decimal says the same exactly. */
export function plain(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(text)
  if (!match) return text
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = match
  const digits = whole + fraction
  const point = whole.length + Number.parseInt(exponent, 10)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}

function parse(text: string): Scaled {
  const value = plain(text)
  if (!DECIMAL.test(value)) throw new RangeError(`not a decimal: ${text}`)
  const [whole = '0', fraction = ''] = value.split('.')
  return { units: BigInt(whole + fraction), scale: fraction.length }
}

function rescale(value: Scaled, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale)
}

function print(units: bigint, scale: number): string {
  const sign = units < 0n ? '-' : ''
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

export function add(left: string, right: string): string {
  const a = parse(left)
  const b = parse(right)
  const scale = Math.max(a.scale, b.scale)
  return print(rescale(a, scale) + rescale(b, scale), scale)
}

export function compare(left: string, right: string): number {
  const a = parse(left)
  const b = parse(right)
  const scale = Math.max(a.scale, b.scale)
  const difference = rescale(a, scale) - rescale(b, scale)
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

/** How many percent of `whole` is `part`, to one decimal place, cut and not rounded: 99.99 of 100 is not yet 100. */
export function percentOf(part: string, whole: string): number {
  const a = parse(part)
  const b = parse(whole)
  const scale = Math.max(a.scale, b.scale)
  const divisor = rescale(b, scale)
  return divisor === 0n ? 0 : Number((rescale(a, scale) * 1000n) / divisor) / 10
}

/** Sums per currency; currencies are never mixed. */
export function sums(amounts: readonly Money[]): Money[] {
  const totals = new Map<string, string>()
  for (const { amount, currency } of amounts) totals.set(currency, add(totals.get(currency) ?? '0', amount))
  return [...totals].map(([currency, amount]) => ({ amount, currency }))
}

export function formatMoney(money: Money, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency, currencyDisplay: 'code' })
  return format.format(plain(money.amount) as Intl.StringNumericLiteral)
}

/** For the length of a bar, nothing else. */
export function pixels(amount: string): number {
  return Number(amount)
}
