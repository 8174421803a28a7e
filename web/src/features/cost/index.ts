export { BudgetsPage } from './BudgetsPage'
export { CostPage } from './CostPage'
export { CostThisMonth } from './CostThisMonth'
export { DeliveriesPage } from './DeliveriesPage'
