import { useQuery } from '@tanstack/react-query'
import { useMay } from '@/api/session'
import type { Person } from '@/api/types/ticket'
import { peopleQuery } from './queries'

const WORK_ON_TICKETS = ['agent', 'operator', 'admin']

/** Who can be given a ticket or a task; nobody while the reader may not know them. */
export function useAgents(wanted = true): readonly Person[] {
  const may = useMay('person:read')
  const { data } = useQuery(peopleQuery(may && wanted))
  return (data?.items ?? []).filter((person) => person.roles.some((role) => WORK_ON_TICKETS.includes(role)))
}
