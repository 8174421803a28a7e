export { DeskSettingsPage } from './DeskSettingsPage'
