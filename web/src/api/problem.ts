/** RFC 9457 as the app works with it: one typed error for every failed call. */
export interface FieldError {
  pointer: string
  code: string
}

export type ProblemKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'preconditionFailed'
  | 'invalid'
  | 'tooMany'
  | 'unavailable'
  | 'offline'
  | 'unexpected'

export class ProblemError extends Error {
  readonly status: number
  /** Stable URI of the kind of problem; texts are chosen by it. */
  readonly type: string
  readonly title: string
  readonly detail: string | null
  /** Prometheus' word for it: `bad_data`, `execution`, `timeout`. */
  readonly errorType: string | null
  readonly traceId: string | null
  readonly errors: readonly FieldError[]
  readonly retryAfterSeconds: number | null

  constructor(status: number, body: unknown, retryAfter: string | null = null) {
    const problem = isRecord(body) ? body : {}
    const title = text(problem.title) ?? `HTTP ${status}`
    super(title)
    this.name = 'ProblemError'
    this.status = status
    this.type = text(problem.type) ?? 'about:blank'
    this.title = title
    // The Prometheus API has its own shape: { status: "error", errorType, error }.
    this.detail = text(problem.detail) ?? text(problem.error)
    this.errorType = text(problem.errorType)
    this.traceId = text(problem.traceId)
    this.errors = Array.isArray(problem.errors) ? problem.errors.flatMap(fieldError) : []
    this.retryAfterSeconds = retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : null
  }

  get kind(): ProblemKind {
    return kindOf(this.status)
  }

  /** The code for one form field, by its JSON Pointer (`/title`). */
  codeAt(pointer: string): string | null {
    return this.errors.find((error) => error.pointer === pointer)?.code ?? null
  }
}

export function kindOf(status: number): ProblemKind {
  if (status === 0) return 'offline'
  if (status === 401) return 'unauthenticated'
  if (status === 403) return 'forbidden'
  if (status === 404 || status === 410) return 'missing'
  if (status === 409) return 'conflict'
  if (status === 412 || status === 428) return 'preconditionFailed'
  if (status === 400 || status === 413 || status === 415 || status === 422) return 'invalid'
  if (status === 429) return 'tooMany'
  if (status === 502 || status === 503 || status === 504) return 'unavailable'
  return 'unexpected'
}

export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  return new ProblemError(error instanceof TypeError ? 0 : 500, {
    title: error instanceof Error ? error.message : String(error),
  })
}

function fieldError(value: unknown): FieldError[] {
  if (!isRecord(value)) return []
  const pointer = text(value.pointer)
  return pointer === null ? [] : [{ pointer, code: text(value.code) ?? 'invalid' }]
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
