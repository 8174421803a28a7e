import { ExplorePage } from '@/features/explore'
import { ExploreTabs } from './ExploreTabs'

export function ExploreScreen() {
  return <ExplorePage tabs={<ExploreTabs />} />
}
