import { MacroMenu } from '@/features/automation'
import { TicketPage } from '@/features/tickets'

/** A ticket, and the macros that may be used on it. */
export function TicketScreen() {
  return <TicketPage macros={(ticket) => <MacroMenu ticket={ticket} />} />
}
