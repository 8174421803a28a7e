import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { csrfHeader, get, send } from '@/api/client'
import { roots } from '@/api/keys'
import { ProblemError } from '@/api/problem'
import type { Page } from '@/api/types/gateway'
import type { ClockPreview, HolidayPreview, SlaCalendar, SlaPolicy } from '@/api/types/sla'

const SLAS = '/api/v1/slas'
const CALENDARS = '/api/v1/calendars'

export const policiesQuery = queryOptions({
  queryKey: [roots.slas, 'policies'],
  queryFn: ({ signal }) => get<Page<SlaPolicy>>(SLAS, undefined, signal),
})

export const calendarsQuery = queryOptions({
  queryKey: [roots.slas, 'calendars'],
  queryFn: ({ signal }) => get<Page<SlaCalendar>>(CALENDARS, undefined, signal),
})

function useWrite<T, R>(write: (input: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSettled: () => client.invalidateQueries({ queryKey: [roots.slas] }),
  })
}

export function useSavePolicy(existing: SlaPolicy | null) {
  return useWrite((wish: object) =>
    existing
      ? send<SlaPolicy>('PATCH', `${SLAS}/${existing.id}`, { body: wish, version: existing.version })
      : send<SlaPolicy>('POST', SLAS, { body: wish }),
  )
}

export function useSaveCalendar(existing: SlaCalendar | null) {
  return useWrite((wish: object) =>
    existing
      ? send<SlaCalendar>('PATCH', `${CALENDARS}/${existing.id}`, { body: wish, version: existing.version })
      : send<SlaCalendar>('POST', CALENDARS, { body: wish }),
  )
}

/** Changes nothing. */
export function useCalendarPreview(calendar: SlaCalendar) {
  return useMutation({
    mutationFn: (wish: object) => send<ClockPreview>('POST', `${CALENDARS}/${calendar.id}/preview`, { body: wish }),
  })
}

/** Changes nothing. */
export function usePolicyPreview(existing: SlaPolicy | null) {
  const path = existing ? `${SLAS}/${existing.id}/preview` : `${SLAS}/preview`
  return useMutation({ mutationFn: (wish: object) => send<ClockPreview>('POST', path, { body: wish }) })
}

/** What switching a policy on or off would do. Changes nothing. */
export const policySwitchQuery = ({ id, version, enabled }: SlaPolicy) =>
  queryOptions({
    queryKey: [roots.slas, 'switch', id, version, !enabled],
    queryFn: () => send<ClockPreview>('POST', `${SLAS}/${id}/preview`, { body: { enabled: !enabled } }),
    gcTime: 0,
  })

export interface HolidayFile {
  readonly file: File
  readonly replace: boolean
}

async function sendFile<T>(path: string, { file, replace }: HolidayFile, version?: number): Promise<T> {
  const response = await fetch(`${path}?replace=${replace}`, {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'Content-Type': /\.ics$/i.test(file.name) || file.type === 'text/calendar' ? 'text/calendar' : 'text/csv',
      ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
      ...csrfHeader(),
    },
    credentials: 'same-origin',
    redirect: 'manual',
    body: file,
  })
  if (response.type === 'opaqueredirect') throw new ProblemError(401, {})
  const body: unknown = await response.json().catch(() => ({}))
  if (!response.ok) throw new ProblemError(response.status, body, response.headers.get('Retry-After'))
  return body as T
}

/** Changes nothing. */
export function useHolidayPreview(calendar: SlaCalendar) {
  return useMutation({
    mutationFn: (file: HolidayFile) => sendFile<HolidayPreview>(`${CALENDARS}/${calendar.id}/holidays/preview`, file),
  })
}

export function useUploadHolidays(calendar: SlaCalendar) {
  return useWrite((file: HolidayFile) =>
    sendFile<SlaCalendar>(`${CALENDARS}/${calendar.id}/holidays`, file, calendar.version),
  )
}
