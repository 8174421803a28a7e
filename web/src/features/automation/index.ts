export { AutomationPage } from './AutomationPage'
