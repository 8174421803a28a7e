import 'i18next'
import type alerts from '../features/alerts/locales/en.json'
import type automation from '../features/automation/locales/en.json'
import type cost from '../features/cost/locales/en.json'
import type deskReport from '../features/desk-report/locales/en.json'
import type deskSettings from '../features/desk-settings/locales/en.json'
import type exchange from '../features/exchange/locales/en.json'
import type explore from '../features/explore/locales/en.json'
import type hosts from '../features/hosts/locales/en.json'
import type map from '../features/map/locales/en.json'
import type rules from '../features/rules/locales/en.json'
import type settings from '../features/settings/locales/en.json'
import type sla from '../features/sla/locales/en.json'
import type targets from '../features/targets/locales/en.json'
import type tickets from '../features/tickets/locales/en.json'
import type usage from '../features/usage/locales/en.json'
import type webhooks from '../features/webhooks/locales/en.json'
import type ui from '../ui/locales/en.json'
import type app from './locales/en.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui'
    resources: {
      app: typeof app
      ui: typeof ui
      alerts: typeof alerts
      automation: typeof automation
      tickets: typeof tickets
      'desk-report': typeof deskReport
      'desk-settings': typeof deskSettings
      hosts: typeof hosts
      exchange: typeof exchange
      explore: typeof explore
      map: typeof map
      cost: typeof cost
      rules: typeof rules
      settings: typeof settings
      targets: typeof targets
      usage: typeof usage
      sla: typeof sla
      webhooks: typeof webhooks
    }
  }
}
