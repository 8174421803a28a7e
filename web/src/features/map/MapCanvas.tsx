import cytoscape, { type Core, type ElementDefinition, type StylesheetJson } from 'cytoscape'
import fcose from 'cytoscape-fcose'
import { useEffect, useRef } from 'react'
import type { EntityMap, MapNode } from '@/api/types/topology'
import { token } from '@/design/tokens'
import { healthOf } from '@/lib/severity'
import { FLAME } from '@/ui/Fires'
import { usePreferences } from '@/ui/preferences'
import styles from './map.module.css'

cytoscape.use(fcose)

const SHAPES: Record<string, string> = {
  host: 'round-rectangle',
  service: 'ellipse',
  database: 'barrel',
  queue: 'round-tag',
  'service.instance': 'ellipse',
}

/** In characters. */
const LONGEST_NAME = 12

/** One to five flames as a picture, since a canvas draws no components. */
function flames(count: number, colour: string): string {
  const paths = Array.from(
    { length: count },
    (_unused, index) => `<path transform="translate(${index * 13 - 5} 0)" d="${FLAME}"/>`,
  ).join('')
  return `data:image/svg+xml;utf8,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${count * 13}" height="24" viewBox="0 0 ${count * 13} 24" fill="${colour}">${paths}</svg>`)}`
}

/** Neighbours' names must not run into each other; what tells names apart is mostly at their ends. */
function shortened(name: string): string {
  return name.length <= LONGEST_NAME
    ? name
    : `${name.slice(0, LONGEST_NAME / 2 + 1)}…${name.slice(2 - LONGEST_NAME / 2)}`
}

function dataOf(node: MapNode) {
  const health = healthOf(node.health)
  const colour = token(`sev-${health}`)
  const count = node.alertCount > 0 ? `\n${node.alertCount} ⚠` : ''
  return {
    id: node.id,
    label: shortened(node.name) + count,
    fullLabel: node.name + count,
    colour,
    soft: token(`sev-${health}-soft`),
    shape: SHAPES[node.type] ?? 'round-octagon',
    fires: flames(health, colour),
    firesWidth: `${health * 9}px`,
  }
}

function elementsOf(map: EntityMap): ElementDefinition[] {
  const known = new Set(map.nodes.map((node) => node.id))
  return [
    ...map.nodes.map((node) => ({ group: 'nodes' as const, data: dataOf(node) })),
    ...map.edges
      .filter((edge) => known.has(edge.from) && known.has(edge.to))
      .map((edge) => ({
        group: 'edges' as const,
        data: { id: edge.id, source: edge.from, target: edge.to, label: edge.type },
      })),
  ]
}

function sheet(): StylesheetJson {
  return [
    {
      selector: 'node',
      style: {
        label: 'data(label)',
        shape: 'data(shape)' as 'ellipse',
        width: 64,
        height: 52,
        'background-color': 'data(soft)',
        'background-image': 'data(fires)',
        'background-width': 'data(firesWidth)',
        'background-height': '16px',
        'background-clip': 'none',
        'border-color': 'data(colour)',
        'border-width': 2,
        color: token('text'),
        'font-family': 'Pretendard Variable, sans-serif',
        'font-size': 15,
        'text-wrap': 'wrap',
        'text-valign': 'bottom',
        'text-margin-y': 5,
        'text-outline-color': token('bg'),
        'text-outline-width': 2,
        'min-zoomed-font-size': 7,
      },
    },
    { selector: 'node:selected', style: { label: 'data(fullLabel)', 'z-index': 10 } },
    {
      selector: 'edge',
      style: {
        width: 1.5,
        'line-color': token('line-strong'),
        'target-arrow-color': token('line-strong'),
        'target-arrow-shape': 'triangle',
        'curve-style': 'bezier',
        'arrow-scale': 0.9,
      },
    },
    {
      selector: 'edge.near',
      style: {
        label: 'data(label)',
        'line-color': token('accent'),
        'target-arrow-color': token('accent'),
        color: token('text-2'),
        'font-size': 12,
        'text-background-color': token('bg'),
        'text-background-opacity': 1,
        'text-background-padding': '2px',
      },
    },
    { selector: 'node.picked', style: { 'border-width': 4, 'border-color': token('accent') } },
    { selector: '.far', style: { opacity: 0.35 } },
  ]
}

const LAYOUT = {
  name: 'fcose',
  animate: false,
  quality: 'proof',
  randomize: true,
  idealEdgeLength: 95,
  nodeRepulsion: 16_000,
  nodeSeparation: 80,
  numIter: 4_000,
  tilingPaddingHorizontal: 60,
  tilingPaddingVertical: 50,
  padding: 50,
} as cytoscape.LayoutOptions

/** The layout starts from chance; with the same seed the same map comes out at every visit. */
function seeded<T>(work: () => T): T {
  const chance = Math.random
  let state = 0x2f6e2b1
  Math.random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  try {
    return work()
  } finally {
    Math.random = chance
  }
}

interface MapCanvasProps {
  readonly map: EntityMap
  readonly selected: string | null
  readonly onSelect: (id: string | null) => void
  readonly label: string
}

/** Positions stay where they are when only health changes; a new layout only when things come or go. */
export function MapCanvas({ map, selected, onSelect, label }: MapCanvasProps) {
  const box = useRef<HTMLDivElement>(null)
  const core = useRef<Core | null>(null)
  const select = useRef(onSelect)
  select.current = onSelect
  const { theme } = usePreferences()
  const shape = [...map.nodes.map((node) => node.id), ...map.edges.map((edge) => edge.id)].sort().join()

  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape and the theme say when it is made anew
  useEffect(() => {
    if (!box.current) return
    const made = seeded(() =>
      cytoscape({
        container: box.current,
        elements: elementsOf(map),
        style: sheet(),
        layout: LAYOUT,
        minZoom: 0.15,
        maxZoom: 2.5,
      }),
    )
    made.on('tap', 'node', (event) => select.current(event.target.id()))
    made.on('tap', (event) => {
      if (event.target === made) select.current(null)
    })
    if (made.zoom() > 1.4) made.zoom({ level: 1.4, renderedPosition: { x: made.width() / 2, y: made.height() / 2 } })
    core.current = made
    return () => {
      made.destroy()
      core.current = null
    }
  }, [shape, theme])

  useEffect(() => {
    const made = core.current
    if (!made) return
    made.batch(() => {
      for (const node of map.nodes) made.getElementById(node.id).data(dataOf(node))
    })
  }, [map])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new shape loses the marks
  useEffect(() => {
    const made = core.current
    if (!made) return
    made.elements().removeClass('picked near far')
    if (!selected) return
    const node = made.getElementById(selected)
    if (node.empty()) return
    node.addClass('picked')
    const near = node.closedNeighborhood()
    near.edges().addClass('near')
    made.elements().difference(near).addClass('far')
  }, [selected, shape, theme])

  return <div ref={box} className={styles.board} role="img" aria-label={label} />
}
