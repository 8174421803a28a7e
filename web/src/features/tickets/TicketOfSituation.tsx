import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '@/api/session'
import { ticketsQuery } from './queries'
import { builtIn, parametersOf } from './views'

/** Who works on a situation, if anybody: its ticket among the open ones. */
export function TicketOfSituation({ situationId }: { readonly situationId: string }) {
  const { t } = useTranslation('tickets')
  const me = useMe()
  const may = useMay('ticket:read')
  const query = useInfiniteQuery({
    ...ticketsQuery({ ...parametersOf(builtIn('open').filter, me.id), sort: 'priority' }),
    enabled: may,
  })
  const ticket = query.data?.pages.flatMap((page) => page.items).find((each) => each.situationId === situationId)
  if (!ticket) return t('noTicket')
  return (
    <>
      <Link to="/tickets/$id" params={{ id: ticket.number }} className="link mono">
        {ticket.number}
      </Link>{' '}
      {ticket.assignee?.name ?? t('unassigned')}
    </>
  )
}
