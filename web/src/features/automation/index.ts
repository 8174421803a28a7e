export { AutomationPage } from './AutomationPage'
export { MacroMenu } from './MacroMenu'
