/** Fails when the first page or a route's chunk grows over its budget (gzip). */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const INITIAL_KB = 250
const CHUNK_KB = 120
/** Chunks that may be larger, with the reason; reviewed like code. */
const LARGER = { MapCanvas: [190, 'Cytoscape.js is one module of 136 KB; it is loaded on the map page only'] }

const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))
const size = (file) => gzipSync(readFileSync(new URL(file, dist))).length / 1024
const kb = (value) => `${value.toFixed(1)} KB`

function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key].imports ?? []) closure(next, seen)
  return seen
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const languages = Object.keys(manifest).filter((key) => /texts\.(ko|en)\.ts$/.test(key))
const initial = closure(entry)
const first =
  [...initial].reduce((sum, key) => sum + size(manifest[key].file), 0) +
  Math.max(...languages.map((key) => size(manifest[key].file)))
const faults = []
console.log(`initial JS, one language included: ${kb(first)} of ${INITIAL_KB} KB`)
if (first > INITIAL_KB) faults.push(`initial JS is ${kb(first)}, budget ${INITIAL_KB} KB`)

for (const [key, chunk] of Object.entries(manifest)) {
  if (!chunk.file.endsWith('.js') || initial.has(key)) continue
  const [budget, why] = LARGER[chunk.name] ?? [CHUNK_KB]
  const actual = size(chunk.file)
  if (actual > 15) console.log(`  ${chunk.name ?? key}: ${kb(actual)}${why ? ` (${why})` : ''}`)
  if (actual > budget) faults.push(`${chunk.name ?? key} is ${kb(actual)}, budget ${budget} KB`)
}
if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exit(1)
}
