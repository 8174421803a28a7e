/** Just enough of the Prometheus API to draw charts: believable curves, with one gap. */
export const metricNames = [
  'system.cpu.utilization',
  'system.memory.usage',
  'system.memory.utilization',
  'system.filesystem.utilization',
  'system.disk.io',
  'system.network.io',
  'system.uptime',
  'bongsu.process.cpu.utilization',
  'http.server.request.duration_bucket',
  'http.server.request.duration_count',
  'http.server.request.duration_sum',
  'container.cpu.time',
]

/** Type, unit and help of what is sent, by published name. */
export const metadata = Object.fromEntries(
  [
    ['system.cpu.utilization', 'gauge', '1', 'Share of time each logical CPU was busy'],
    ['system.memory.usage', 'gauge', 'By', 'Memory in use by state'],
    ['system.memory.utilization', 'gauge', '1', ''],
    ['system.filesystem.utilization', 'gauge', '1', ''],
    ['system.disk.io', 'counter', 'By', 'Bytes read and written'],
    ['system.network.io', 'counter', 'By', 'Bytes received and transmitted'],
    ['system.uptime', 'gauge', 's', ''],
    ['bongsu.process.cpu.utilization', 'gauge', '1', ''],
    ['http.server.request.duration', 'histogram', 's', 'Duration of HTTP server requests'],
    ['container.cpu.time', 'counter', 's', 'CPU time a container has used'],
  ].map(([name, type, unit, help]) => [name, [{ type, unit, help }]]),
)

const HOSTS = ['db-primary-1', 'web-1', 'web-2', 'batch-1', 'cache-1', 'queue-1', 'file-seoul-1', 'bongsu-host']
const LOAD: Record<string, number> = {
  'db-primary-1': 0.62,
  'web-1': 0.86,
  'web-2': 0.34,
  'batch-1': 0.5,
  'cache-1': 0.12,
  'queue-1': 0.22,
  'file-seoul-1': 0.08,
  'bongsu-host': 0.28,
}

interface Curve {
  labels: Record<string, string>
  base: number
  swing: number
}

function curvesOf(expr: string): Curve[] {
  const host = /host_name="([^"]+)"/.exec(expr)?.[1]
  const hosts = host ? [host] : HOSTS
  const load = LOAD[host ?? ''] ?? 0.3
  if (expr.includes('process_cpu')) {
    return [
      ['postgres', '2211', 0.42],
      ['java', '1820', 0.24],
      ['node', '991', 0.12],
      ['nginx', '812', 0.06],
      ['chronyd', '411', 0.004],
    ].map(([name, pid, base]) => ({
      labels: { process_executable_name: String(name), process_pid: String(pid) },
      base: Number(base),
      swing: Number(base) * 0.4,
    }))
  }
  if (expr.includes('system_cpu'))
    return hosts.map((name) => ({ labels: { host_name: name }, base: LOAD[name] ?? 0.3, swing: 0.08 }))
  if (expr.includes('memory_utilization'))
    return hosts.map((name, index) => ({ labels: { host_name: name }, base: 0.35 + index * 0.07, swing: 0.01 }))
  if (expr.includes('memory_usage')) {
    return Object.entries({ used: 9.1, free: 3.4, cached: 3.5 }).map(([state, gib]) => ({
      labels: { system_memory_state: state },
      base: gib * 1024 ** 3,
      swing: 2e8,
    }))
  }
  if (expr.includes('filesystem'))
    return Object.entries({ '/': 0.41, '/var/lib/postgresql': 0.97, '/boot': 0.22 }).map(([mount, base]) => ({
      labels: { system_filesystem_mountpoint: mount },
      base,
      swing: 0.002,
    }))
  if (expr.includes('disk_io'))
    return Object.entries({ read: 6e6, write: 2.4e7 }).map(([direction, base]) => ({
      labels: { disk_io_direction: direction },
      base,
      swing: base * 0.5,
    }))
  if (expr.includes('network_io')) {
    return ['eth0', 'lo'].flatMap((name, index) =>
      ['receive', 'transmit'].map((direction, at) => ({
        labels: { network_interface_name: name, network_io_direction: direction },
        base: 4e6 / (1 + index * 6 + at),
        swing: 1e6 / (1 + index * 6),
      })),
    )
  }
  if (expr.includes('container_cpu'))
    return Array.from({ length: 1_234 }, (_unused, index) => ({
      labels: { container_name: `shop-${index % 40}`, k8s_pod_name: `shop-${index % 40}-${index.toString(36)}` },
      base: noise(index) * 0.8,
      swing: 0.1,
    }))
  if (expr.includes('duration_bucket') && !expr.includes('quantile')) {
    const bounds = ['0.005', '0.01', '0.025', '0.05', '0.1', '0.25', '0.5', '1', '2.5', '+Inf']
    const below = [0.4, 2, 9, 24, 41, 52, 57, 59, 60, 60.4]
    return bounds.map((le, index) => ({ labels: { le }, base: below[index] ?? 0, swing: (below[index] ?? 0) * 0.12 }))
  }
  return [{ labels: {}, base: load, swing: load * 0.3 }]
}

function noise(seed: number): number {
  const value = Math.sin(seed * 12.9898) * 43758.5453
  return value - Math.floor(value)
}

/** What a bad query is answered: the first bracket without its other half, or an unknown function. */
export function faultOf(expr: string): { status: number; body: object } | null {
  const error = (status: number, errorType: string, message: string) => ({
    status,
    body: { status: 'error', errorType, error: message },
  })
  const unknown = /\b(?!by|sum|max|avg|min|count|rate|topk|histogram_quantile)([a-z_]+)\(/.exec(expr)
  if (unknown)
    return error(400, 'bad_data', `1:${unknown.index + 1}: parse error: unknown function with name "${unknown[1]}"`)
  const open = expr.split('(').length - expr.split(')').length
  if (open > 0) return error(400, 'bad_data', `1:${expr.length + 1}: parse error: unclosed left parenthesis`)
  if (/\{__name__=~"\.\+"\}/.test(expr)) {
    return error(
      422,
      'execution',
      'the query would read 84,112 series; at most 50,000 are allowed. Narrow it with a metric name or more labels.',
    )
  }
  return null
}

export function queryInstant(params: URLSearchParams, empty: boolean) {
  const time = Number(params.get('time'))
  const expr = params.get('query') ?? ''
  if (/^[\d.]+$/.test(expr)) return { status: 'success', data: { resultType: 'scalar', result: [time, expr] } }
  const at = new URLSearchParams({ query: expr, start: String(time), end: String(time), step: '15' })
  const { result } = queryRange(at, empty).data
  return {
    status: 'success',
    data: { resultType: 'vector', result: result.map(({ metric, values }) => ({ metric, value: values[0] })) },
  }
}

export function labelNames(match: string | null): string[] {
  const labels = curvesOf(match ?? '').flatMap((curve) => Object.keys(curve.labels))
  return [...new Set(['__name__', 'host.name', 'service.name', ...labels])]
}

export function labelValues(name: string, match: string | null): string[] {
  if (name === '__name__') return metricNames
  if (name === 'host_name') return HOSTS
  if (name === 'service_name') return ['shop-web', 'shop-api', 'payment']
  return [...new Set(curvesOf(match ?? '').flatMap((curve) => curve.labels[name] ?? []))]
}

export function exemplars(params: URLSearchParams) {
  const start = Number(params.get('start'))
  const span = Number(params.get('end')) - start
  return [
    {
      seriesLabels: { __name__: 'http.server.request.duration_bucket', le: '0.5', 'service.name': 'shop-api' },
      exemplars: [0.12, 0.31, 0.47, 0.66, 0.9].map((share, index) => ({
        labels: { trace_id: `4bf92f3577b34da6a3ce929d0e0e473${index}`, span_id: '00f067aa0ba902b7' },
        value: String(0.3 + noise(index + 5) * 0.6),
        timestamp: start + span * share,
      })),
    },
  ]
}

export function queryRange(params: URLSearchParams, empty: boolean) {
  const start = Number(params.get('start'))
  const end = Number(params.get('end'))
  const step = Number(params.get('step'))
  const curves = empty ? [] : curvesOf(params.get('query') ?? '')
  const gapAt = start + (end - start) * 0.36
  const result = curves.map((curve, index) => {
    const values: [number, string][] = []
    for (let at = start; at <= end; at += step) {
      if (at > gapAt && at < gapAt + (end - start) * 0.04) continue
      const phase = 'le' in curve.labels ? 0 : index
      const wave =
        Math.sin(at / 97 + phase * 2) * 0.5 +
        Math.sin(at / 31 + phase) * 0.25 +
        (noise(Math.floor(at / step) + phase * 77) - 0.5) * 0.7
      values.push([at, String(Math.max(0, curve.base + wave * curve.swing))])
    }
    return { metric: curve.labels, values }
  })
  return { status: 'success', data: { resultType: 'matrix', result } }
}
