import { UsagePage } from '@/features/usage'
import { ExploreTabs } from './ExploreTabs'

export function UsageScreen() {
  return <UsagePage tabs={<ExploreTabs />} />
}
