/** What stands where. */
import { HttpResponse, http } from 'msw'
import { among, page, param, problem } from '../answers'
import * as data from '../data'
import { world } from '../world'

export const topologyHandlers = [
  http.get('/api/v1/entities', ({ request }) => {
    const q = param(request, 'q')?.toLowerCase()
    return page(
      data.ENTITIES.filter(
        (entity) => among(param(request, 'type'), entity.type) && (!q || entity.name.toLowerCase().includes(q)),
      ),
    )
  }),
  http.get('/api/v1/entities/:id', ({ params }) => {
    const entity = data.ENTITIES.find((each) => each.id === params.id)
    return entity ? HttpResponse.json(entity) : problem(404, 'Not Found')
  }),
  http.get('/api/v1/relations', ({ request }) => {
    const id = param(request, 'entityId')
    return page(
      data.MAP.edges
        .filter((edge) => edge.from === id || edge.to === id)
        .map((edge) => ({ ...edge, evidence: [], validFrom: data.ago(9000), validTo: null })),
    )
  }),
  http.get('/api/v1/maps/all', () =>
    HttpResponse.json(world.empty ? { ...data.MAP, nodes: [], edges: [], total: 0 } : data.MAP),
  ),
]
