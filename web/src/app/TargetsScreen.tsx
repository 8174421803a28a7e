import { TargetsPage } from '@/features/targets'
import { HostsTabs } from './HostsTabs'

export function TargetsScreen() {
  return <TargetsPage tabs={<HostsTabs />} />
}
