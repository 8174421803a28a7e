import { MacroMenu } from '@/features/automation'
import { TicketPage } from '@/features/tickets'
import { TicketEvidence } from './TicketEvidence'

/** A ticket, the macros that may be used on it, and what stands behind it. */
export function TicketScreen() {
  return (
    <TicketPage
      macros={(ticket) => <MacroMenu ticket={ticket} />}
      evidence={(ticket, id) => <TicketEvidence ticket={ticket} id={id} />}
    />
  )
}
