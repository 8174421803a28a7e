import { expect, it } from 'vitest'
import { panelsOf } from './panels'

it('asks for the metrics the host collector sends, of one host', () => {
  const panels = Object.fromEntries(panelsOf('web-1').map((panel) => [panel.id, panel.expr]))
  expect(panels.cpu).toBe('max by (host_name) (system_cpu_utilization{host_name="web-1"})')
  expect(panels.memory).toBe('sum by (system_memory_state) (system_memory_usage{host_name="web-1"})')
  expect(panels.network).toBe(
    'sum by (network_interface_name, network_io_direction) (rate(system_network_io{host_name="web-1"}[1m]))',
  )
  expect(panels.processes).toContain('bongsu_process_cpu_utilization{host_name="web-1"}')
})
