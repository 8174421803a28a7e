/** Builds the few PromQL expressions the screens need. OpenTelemetry names reach PromQL with every other character
 *  turned into an underscore. */
export function promName(name: string): string {
  const safe = name.replace(/[^a-zA-Z0-9_:]/g, '_')
  return /^\d/.test(safe) ? `_${safe}` : safe
}

function quoted(value: string): string {
  return `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`
}

export function selector(metric: string, labels: Readonly<Record<string, string>> = {}): string {
  const matchers = Object.entries(labels)
    .map(([name, value]) => `${promName(name)}=${quoted(value)}`)
    .join(',')
  return matchers ? `${promName(metric)}{${matchers}}` : promName(metric)
}

export function rate(metric: string, labels: Readonly<Record<string, string>>, window = '1m'): string {
  return `rate(${selector(metric, labels)}[${window}])`
}

export function sumBy(expression: string, ...labels: string[]): string {
  return `sum by (${labels.map(promName).join(', ')}) (${expression})`
}

export function maxBy(expression: string, ...labels: string[]): string {
  return `max by (${labels.map(promName).join(', ')}) (${expression})`
}

const STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 86_400]

/** A step that gives about `points` points and is one a person would choose. */
export function stepFor(seconds: number, points = 240): number {
  return STEPS.find((step) => seconds / step <= points) ?? 86_400
}
