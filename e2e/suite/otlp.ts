/** A telemetry sender: OTLP/HTTP in JSON, as a small script on somebody's host would send it. */
import { Answer } from './api'
import { URL_OF_OTLP } from './suite'

export interface Gauge {
  readonly metric: string
  readonly value: number
  readonly host: string
  readonly labels?: Readonly<Record<string, string>>
  readonly at?: number
  readonly unit?: string
}

const attribute = (key: string, value: string) => ({ key, value: { stringValue: value } })

/** Nanoseconds as OTLP's JSON wants them: a string, because they do not fit a number. */
export const nanos = (millis: number) => `${Math.trunc(millis)}000000`

export function metricsOf(gauges: readonly Gauge[]) {
  return {
    resourceMetrics: gauges.map((gauge) => ({
      resource: { attributes: [attribute('host.name', gauge.host)] },
      scopeMetrics: [
        {
          scope: { name: 'bongsu.e2e' },
          metrics: [
            {
              name: gauge.metric,
              unit: gauge.unit ?? '1',
              gauge: {
                dataPoints: [
                  {
                    timeUnixNano: nanos(gauge.at ?? Date.now()),
                    asDouble: gauge.value,
                    attributes: Object.entries(gauge.labels ?? {}).map(([key, value]) => attribute(key, value)),
                  },
                ],
              },
            },
          ],
        },
      ],
    })),
  }
}

export interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly service: string
  readonly name: string
  readonly kind: number
}

export function tracesOf(spans: readonly Span[]) {
  const end = Date.now()
  return {
    resourceSpans: spans.map((span) => ({
      resource: { attributes: [attribute('service.name', span.service)] },
      scopeSpans: [
        {
          spans: [
            {
              traceId: span.traceId,
              spanId: span.spanId,
              ...(span.parentSpanId ? { parentSpanId: span.parentSpanId } : {}),
              name: span.name,
              kind: span.kind,
              startTimeUnixNano: nanos(end - 20),
              endTimeUnixNano: nanos(end),
            },
          ],
        },
      ],
    })),
  }
}

export function logsOf(service: string, body: string) {
  return {
    resourceLogs: [
      {
        resource: { attributes: [attribute('service.name', service)] },
        scopeLogs: [
          {
            logRecords: [
              {
                timeUnixNano: nanos(Date.now()),
                severityNumber: 17,
                severityText: 'ERROR',
                body: { stringValue: body },
              },
            ],
          },
        ],
      },
    ],
  }
}

export async function send(
  signal: 'metrics' | 'traces' | 'logs',
  key: string,
  body: unknown,
  base: string = URL_OF_OTLP,
): Promise<Answer> {
  const response = await fetch(`${base}/v1/${signal}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  })
  return new Answer(response.status, response.headers, await response.text(), `POST /v1/${signal}`)
}

/** Sends its current value every half second, like a sensor; a failed send is a failed test. */
export class Sensor {
  #gauge: Gauge
  readonly #key: string
  readonly #timer: ReturnType<typeof setInterval>
  #last: Promise<void> = Promise.resolve()
  #failure: Error | undefined

  private constructor(key: string, gauge: Gauge) {
    this.#key = key
    this.#gauge = gauge
    this.#timer = setInterval(() => this.#send(), 500)
    this.#send()
  }

  static start(key: string, gauge: Gauge): Sensor {
    return new Sensor(key, gauge)
  }

  /** Reads another value from now on, and tells it at once. */
  now(value: number): void {
    this.#gauge = { ...this.#gauge, value }
    this.#send()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#last
    if (this.#failure) throw this.#failure
  }

  #send(): void {
    const gauge = this.#gauge
    this.#last = this.#last
      .then(() => send('metrics', this.#key, metricsOf([gauge])))
      .then((answer) => {
        if (answer.status !== 200) throw new Error(`${answer.what} → ${answer.status} ${answer.text}`)
      })
      .catch((error: unknown) => {
        this.#failure ??= error instanceof Error ? error : new Error(String(error))
      })
  }
}
