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
  'http.server.request.duration',
]

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
  return [{ labels: {}, base: load, swing: load * 0.3 }]
}

function noise(seed: number): number {
  const value = Math.sin(seed * 12.9898) * 43758.5453
  return value - Math.floor(value)
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
      const wave =
        Math.sin(at / 97 + index * 2) * 0.5 +
        Math.sin(at / 31 + index) * 0.25 +
        (noise(Math.floor(at / step) + index * 77) - 0.5) * 0.7
      values.push([at, String(Math.max(0, curve.base + wave * curve.swing))])
    }
    return { metric: curve.labels, values }
  })
  return { status: 'success', data: { resultType: 'matrix', result } }
}
