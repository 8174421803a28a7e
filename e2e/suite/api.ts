/** The product's own API, spoken like any other client does. */
import { expect } from '@playwright/test'

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly traceId: string
  readonly errors: readonly { readonly pointer: string; readonly code: string }[]
  readonly current?: unknown
}

export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
  readonly count?: number
}

export interface Request {
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON; a string or bytes as they are. */
  readonly body?: unknown
  readonly limit?: number
}

export class Answer {
  constructor(
    readonly status: number,
    readonly headers: Headers,
    readonly text: string,
    readonly what: string,
  ) {}

  json<T>(): T {
    return JSON.parse(this.text) as T
  }

  etag(): string {
    const etag = this.headers.get('etag')
    expect(etag, `${this.what} has an ETag`).toBeTruthy()
    return etag ?? ''
  }

  /** The problem document; fails when it is not one. */
  problem(): Problem {
    expect(
      this.headers.get('content-type') ?? '',
      `${this.what} → ${this.status} ${this.text.slice(0, 300)}`,
    ).toContain('application/problem+json')
    const problem = this.json<Problem>()
    expect(problem.status, `status inside the problem of ${this.what}`).toBe(this.status)
    expect(problem.type, `type of ${this.what}`).toMatch(/^\/problems\/[a-z0-9-]+$/)
    expect(problem.title, `title of ${this.what}`).toBeTruthy()
    expect(problem.detail, `detail of ${this.what}`).toBeTruthy()
    expect(problem.traceId, `trace id of ${this.what}`).toMatch(/^[0-9a-f]{32}$/)
    expect(this.text, `${this.what} tells no inner secrets`).not.toMatch(
      /\bat io\.bongsu|java\.lang\.|SELECT .* FROM|127\.0\.0\.1/,
    )
    return problem
  }
}

export class Api {
  constructor(
    private readonly base: string,
    private readonly token: () => Promise<string | null>,
  ) {}

  async call(method: string, path: string, request: Request = {}): Promise<Answer> {
    const token = await this.token()
    const given = request.body
    const raw = given === undefined || typeof given === 'string' || given instanceof Uint8Array
    const url = new URL(path, this.base)
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value))
    }
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(request.limit ?? 15_000),
      headers: {
        Accept: 'application/json',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(raw ? {} : { 'Content-Type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' }),
        ...request.headers,
      },
      ...(given === undefined ? {} : { body: (raw ? given : JSON.stringify(given)) as BodyInit }),
    }).catch((error: unknown) => {
      throw new Error(`${method} ${path}: no answer`, { cause: error })
    })
    return new Answer(response.status, response.headers, await response.text(), `${method} ${path}`)
  }

  /** A call that has to work. */
  async done(method: string, path: string, request: Request = {}, statuses = [200, 201, 202, 204]): Promise<Answer> {
    const answer = await this.call(method, path, request)
    expect(statuses, `${answer.what} → ${answer.status} ${answer.text.slice(0, 500)}`).toContain(answer.status)
    return answer
  }

  async get<T>(path: string, query: NonNullable<Request['query']> = {}): Promise<T> {
    return (await this.done('GET', path, { query }, [200])).json<T>()
  }

  async post<T>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<T> {
    return (await this.done('POST', path, { body, headers })).json<T>()
  }

  /** Everything of a list, page after page. */
  async all<T>(path: string, query: NonNullable<Request['query']> = {}): Promise<T[]> {
    const items: T[] = []
    let after: string | undefined
    do {
      const page: Page<T> = await this.get<Page<T>>(path, { limit: 200, ...query, after })
      items.push(...page.items)
      after = page.next ?? undefined
    } while (after)
    return items
  }

  /** Read, change, write back on what was read. */
  async patch<T>(path: string, change: unknown): Promise<T> {
    const etag = (await this.done('GET', path, {}, [200])).etag()
    return (await this.done('PATCH', path, { body: change, headers: { 'If-Match': etag } }, [200])).json<T>()
  }

  async remove(path: string): Promise<void> {
    const etag = (await this.done('GET', path, {}, [200])).etag()
    await this.done('DELETE', path, { headers: { 'If-Match': etag } }, [200, 204])
  }
}
