export { MapPage } from './MapPage'
export { mapQuery } from './queries'
