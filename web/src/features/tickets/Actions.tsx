import { IconCheck, IconChevronDown, IconUserCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { useMay, useMe } from '@/api/session'
import type { TicketDetail, TicketState, Transition } from '@/api/types/ticket'
import { Button } from '@/ui/controls'
import { useShortcuts } from '@/ui/keyboard'
import { Menu } from '@/ui/overlays'
import { toast } from '@/ui/toasts'
import { isOpen, resolution } from './model'
import { useAgents } from './people'
import { usePatch, useTransition } from './queries'
import { TransitionDialog } from './TransitionDialog'
import styles from './tickets.module.css'

/** Steps that are never taken without a word. */
const ASKS = new Set<TicketState>(['resolved', 'fulfilled', 'onHold', 'cancelled', 'rejected'])

/** What can be done with the ticket now, by hand and by key. */
export function Actions({ ticket, id }: { readonly ticket: TicketDetail; readonly id: string }) {
  const { t } = useTranslation(['tickets', 'ui'])
  const me = useMe()
  const may = useMay('ticket:write')
  const [dialog, setDialog] = useState<Transition | null>(null)
  const patch = usePatch(ticket, id)
  const transition = useTransition(ticket, id)
  const failed = (error: unknown) => {
    const { kind, type } = asProblem(error)
    const text = type === '/problems/own-approval' ? t('dialog.ownApproval') : t(`ui:problem.${kind}.text`)
    toast({ tone: 'danger', text: `${t(`ui:problem.${kind}.title`)} ${text}` })
  }
  const assign = (person: { id: string; name: string }) =>
    patch.mutate(
      { assigneeId: person.id },
      { onSuccess: () => toast({ tone: 'ok', text: t('news.assigned', { name: person.name }) }), onError: failed },
    )
  const resolve = resolution(ticket)
  const mine = ticket.assignee?.id === me.id
  const mayAssign = may && isOpen(ticket)
  const go = (to: Transition) => {
    if (ASKS.has(to.to) || (to.reasons?.length ?? 0) > 0 || (to.required?.length ?? 0) > 0) setDialog(to)
    else transition.mutate({ to: to.to }, { onError: failed })
  }
  useShortcuts({
    ...(mayAssign && !mine ? { a: () => assign(me) } : {}),
    ...(may && resolve ? { e: () => setDialog(resolve) } : {}),
  })
  if (!may) return null
  const others = ticket.transitions.filter((each) => each !== resolve)
  return (
    <div className={styles.actions}>
      {mayAssign && !mine && (
        <Button icon={<IconUserCheck />} hint="a" busy={patch.isPending} onClick={() => assign(me)}>
          {t('action.assignMe')}
        </Button>
      )}
      {mayAssign && <AssignMenu ticket={ticket} onAssign={assign} />}
      {others.length > 0 && (
        <Menu
          target={
            <Button icon={<IconChevronDown />} busy={transition.isPending}>
              {t('action.state')}
            </Button>
          }
          sections={[{ items: others.map((each) => ({ label: t(`to.${each.to}`), onPick: () => go(each) })) }]}
        />
      )}
      {resolve && (
        <Button look="primary" icon={<IconCheck />} hint="e" onClick={() => setDialog(resolve)}>
          {t(resolve.to === 'fulfilled' ? 'to.fulfilled' : 'action.resolve')}
        </Button>
      )}
      {dialog && <TransitionDialog ticket={ticket} id={id} transition={dialog} onClose={() => setDialog(null)} />}
    </div>
  )
}

function AssignMenu({
  ticket,
  onAssign,
}: {
  readonly ticket: TicketDetail
  readonly onAssign: (person: { id: string; name: string }) => void
}) {
  const { t } = useTranslation('tickets')
  const agents = useAgents()
  if (agents.length === 0) return null
  return (
    <Menu
      target={<Button icon={<IconChevronDown />}>{t('action.assign')}</Button>}
      sections={[
        {
          title: t('assignTo'),
          items: agents.slice(0, 20).map((person) => ({
            label: person.name,
            hint: person.username,
            checked: person.id === ticket.assignee?.id,
            onPick: () => onAssign(person),
          })),
        },
      ]}
    />
  )
}
