import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { asProblem } from '@/api/problem'
import { signIn } from '@/api/session'

function onError(error: unknown): void {
  if (asProblem(error).kind === 'unauthenticated') signIn()
}

/** Facts on the live stream make data stale; nothing is fetched again by the clock. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: 'always',
      networkMode: 'always',
      retry: (count, error) => count < 2 && ['unavailable', 'offline'].includes(asProblem(error).kind),
      retryDelay: (count, error) => (asProblem(error).retryAfterSeconds ?? 2 ** count) * 1_000,
    },
    mutations: { networkMode: 'always' },
  },
})
