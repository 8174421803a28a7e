import { setupServer } from 'msw/node'
import { handlers } from './handlers'
import { aWorld, world } from './world'

export const server = setupServer(...handlers)

/** Everything as it was at the start, seen by someone with this role. */
export function worldAs(role: string): void {
  Object.assign(world, aWorld(role))
}
