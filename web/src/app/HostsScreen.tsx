import { HostsPage } from '@/features/hosts'
import { HostsTabs } from './HostsTabs'

export function HostsScreen() {
  return <HostsPage tabs={<HostsTabs />} />
}
