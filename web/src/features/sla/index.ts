export { SlaPage } from './SlaPage'
