/** Who is signed in. The browser holds no token: the gateway keeps the session, we only ask who it is. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { csrfHeader, get } from './client'
import { roots } from './keys'
import type { Me, Permission } from './types/gateway'

export const meQuery = queryOptions({
  queryKey: [roots.me],
  queryFn: ({ signal }) => get<Me>('/api/v1/me', undefined, signal),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})

export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}

export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission)
}

let leaving = false

/** Not while signing out: an answer that arrives late (401) must not start a new sign-in on the way out. */
export function signIn(): void {
  if (leaving) return
  window.location.assign('/oauth2/authorization/bongsu')
}

/** A form post, because the gateway answers with a redirect to the identity provider's end-of-session page. */
export function signOut(): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/logout'
  const token = csrfHeader()['X-XSRF-TOKEN']
  if (token) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = '_csrf'
    field.value = token
    form.append(field)
  }
  document.body.append(form)
  leaving = true
  form.submit()
}
