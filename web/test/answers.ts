/** How services answer, whatever they are asked. */
import { type DefaultBodyType, HttpResponse, type StrictRequest } from 'msw'
import { world } from './world'

export const page = <T>(items: readonly T[]) =>
  HttpResponse.json({ items: world.empty ? [] : items, next: null, count: world.empty ? 0 : items.length })
export const problem = (status: number, title: string, change: object = {}) =>
  HttpResponse.json(
    {
      type: `/problems/${title.toLowerCase().replace(/ /g, '-')}`,
      title,
      status,
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      ...change,
    },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )
export const param = (request: Request, name: string) => new URL(request.url).searchParams.get(name)
export const among = (list: string | null, value: string) => list === null || list.split(',').includes(value)

export function stale(request: StrictRequest<DefaultBodyType>, version: number) {
  const match = request.headers.get('If-Match')
  if (match === null) return problem(428, 'Precondition Required')
  return match === `"${version}"` ? null : problem(412, 'Precondition Failed')
}
