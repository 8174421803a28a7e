export { TargetsPage } from './TargetsPage'
