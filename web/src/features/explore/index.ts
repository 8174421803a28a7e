export { ExplorePage } from './ExplorePage'
