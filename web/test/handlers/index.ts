/** The gateway as far as the app can tell: every path the app calls, answering from the small estate and keeping what is written. */
import { HttpResponse, http } from 'msw'
import { automationHandlers } from '../automation'
import * as data from '../data'
import { world } from '../world'
import { billingHandlers } from './billing'
import { collectorHandlers } from './collector'
import { eventHandlers } from './events'
import { ticketHandlers } from './tickets'
import { topologyHandlers } from './topology'

export const handlers = [
  http.get('/api/v1/me', () => HttpResponse.json(data.meAs(world.role))),
  ...ticketHandlers,
  ...eventHandlers,
  ...topologyHandlers,
  ...billingHandlers,
  ...collectorHandlers,
  ...automationHandlers(() => world.empty),
]
