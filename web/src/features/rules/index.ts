export { AlertSignal } from './AlertSignal'
export { NewRulePage, RulePage } from './RulePage'
export { RulesPage } from './RulesPage'
