/** Severity as ITU X.733 stores it (0 cleared … 5 critical); 1–5 are shown as that many fires. */
export const SEVERITIES = [0, 1, 2, 3, 4, 5] as const
export type Severity = (typeof SEVERITIES)[number]

export function severityOf(value: number | null | undefined): Severity {
  const whole = Math.round(value ?? 0)
  return Math.min(5, Math.max(0, whole)) as Severity
}

/** Health shows the worst open alert; a thing without one is normal and burns one fire. */
export function healthOf(value: number | null | undefined): Severity {
  const severity = severityOf(value)
  return severity === 0 ? 1 : severity
}
