import { setupServer } from 'msw/node'
import { aWorld, handlers, world } from './handlers'

export const server = setupServer(...handlers)

/** Everything as it was at the start, seen by someone with this role. */
export function worldAs(role: string): void {
  Object.assign(world, aWorld(role))
}
