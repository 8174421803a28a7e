export { ExchangePage } from './ExchangePage'
