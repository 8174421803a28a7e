export { DeskReportPage } from './DeskReportPage'
