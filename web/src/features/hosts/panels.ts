/** The charts of a host: which expression, which unit, what a line is called. */
import { maxBy, rate, selector, sumBy } from '@/lib/promql'
import type { Unit } from '@/lib/units'

export type PanelId = 'cpu' | 'memory' | 'filesystem' | 'disk' | 'network' | 'processes'

export interface HostPanel {
  readonly id: PanelId
  readonly expr: string
  readonly unit: Unit
  /** A fixed top of the axis; a share reaches to 100 %. */
  readonly top?: number
  readonly nameOf: (labels: Readonly<Record<string, string>>) => string
}

export function panelsOf(host: string): readonly HostPanel[] {
  const labels = { 'host.name': host }
  return [
    {
      id: 'cpu',
      expr: maxBy(selector('system.cpu.utilization', labels), 'host.name'),
      unit: '1',
      top: 1,
      nameOf: () => 'CPU',
    },
    {
      id: 'memory',
      expr: sumBy(selector('system.memory.usage', labels), 'system.memory.state'),
      unit: 'By',
      nameOf: (found) => found.system_memory_state ?? 'memory',
    },
    {
      id: 'filesystem',
      expr: maxBy(selector('system.filesystem.utilization', labels), 'system.filesystem.mountpoint'),
      unit: '1',
      top: 1,
      nameOf: (found) => found.system_filesystem_mountpoint ?? '/',
    },
    {
      id: 'disk',
      expr: sumBy(rate('system.disk.io', labels), 'disk.io.direction'),
      unit: 'By/s',
      nameOf: (found) => found.disk_io_direction ?? 'io',
    },
    {
      id: 'network',
      expr: sumBy(rate('system.network.io', labels), 'network.interface.name', 'network.io.direction'),
      unit: 'By/s',
      nameOf: (found) => [found.network_interface_name, found.network_io_direction].filter(Boolean).join(' '),
    },
    {
      id: 'processes',
      expr: maxBy(selector('bongsu.process.cpu.utilization', labels), 'process.executable.name', 'process.pid'),
      unit: '1',
      nameOf: (found) => `${found.process_executable_name ?? '?'} (${found.process_pid ?? '?'})`,
    },
  ]
}

/** The CPU of all hosts in one question, for lists. */
export const CPU_OF_ALL = maxBy('system_cpu_utilization', 'host.name')
export const MEMORY_OF_ALL = maxBy('system_memory_utilization', 'host.name')
