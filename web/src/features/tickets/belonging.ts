import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, get, send } from '@/api/client'
import { roots } from '@/api/keys'
import type { PersonRef, TicketDetail } from '@/api/types/ticket'
import type { LinkKind, LinkTarget, MergeView, Task, TaskPatch, TicketLink } from '@/api/types/ticketWork'

/** How a ticket belongs to others: what is asked and said about links, tasks and merged tickets. */
const of = (id: string) => `/api/v1/tickets/${encodeURIComponent(id)}`

export const linksQuery = (id: string, enabled: boolean) =>
  queryOptions({
    queryKey: [roots.tickets, 'links', id],
    queryFn: ({ signal }) => get<{ items: TicketLink[] }>(`${of(id)}/links`, undefined, signal),
    enabled,
  })

export const tasksQuery = (id: string, enabled: boolean) =>
  queryOptions({
    queryKey: [roots.tickets, 'tasks', id],
    queryFn: ({ signal }) => get<{ items: Task[] }>(`${of(id)}/tasks`, undefined, signal),
    enabled,
  })

export const mergedQuery = (id: string, enabled: boolean) =>
  queryOptions({
    queryKey: [roots.tickets, 'merged', id],
    queryFn: ({ signal }) => get<{ items: MergeView['merged'] }>(`${of(id)}/merged`, undefined, signal),
    enabled,
  })

export const mergePreviewQuery = (id: string, tickets: readonly string[]) =>
  queryOptions({
    // Not under tickets: what was merged is not asked about again.
    queryKey: ['mergePreview', id, tickets],
    queryFn: () => send<MergeView>('POST', `${of(id)}/merge/preview`, { body: { tickets } }),
    enabled: tickets.length > 0,
    retry: false,
  })

export const watchersQuery = (id: string, enabled: boolean) =>
  queryOptions({
    queryKey: [roots.tickets, 'watchers', id],
    queryFn: ({ signal }) => get<{ items: PersonRef[] }>(`${of(id)}/watchers`, undefined, signal),
    enabled,
  })

function useWrite<T, R>(write: (input: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSettled: () => client.invalidateQueries({ queryKey: [roots.tickets] }),
  })
}

export function useLink(id: string) {
  return useWrite((link: { kind: LinkKind; target: LinkTarget }) => send('POST', `${of(id)}/links`, { body: link }))
}

export function useUnlink(id: string) {
  return useWrite((link: TicketLink) => call(`${of(id)}/links/${link.id}`, { method: 'DELETE' }))
}

export function useWatch(id: string) {
  return useWrite(({ person, watch }: { person: string; watch: boolean }) =>
    call(`${of(id)}/watchers/${encodeURIComponent(person)}`, { method: watch ? 'PUT' : 'DELETE' }),
  )
}

export function useAddTask(id: string) {
  return useWrite((task: { title: string; dependsOn?: string }) => send('POST', `${of(id)}/tasks`, { body: task }))
}

export function useChangeTask(id: string) {
  return useWrite(({ task, change }: { task: Task; change: TaskPatch }) =>
    call(`${of(id)}/tasks/${task.id}`, { method: 'PATCH', body: change, version: task.version }),
  )
}

export function useMerge(into: { id: string; version: number }) {
  return useWrite((tickets: readonly string[]) =>
    send<MergeView>('POST', `${of(into.id)}/merge`, { body: { tickets }, version: into.version }),
  )
}

export function useSplit(id: string) {
  return useWrite((message: { messageId: string; title: string }) =>
    send<{ number: string }>('POST', `${of(id)}/split`, { body: message }),
  )
}

export function useUnmerge(ticket: TicketDetail) {
  return useWrite(() => send('POST', `${of(ticket.id)}/unmerge`, { body: {}, version: ticket.version }))
}
