/** Exit status 0 when dist/ was built from exactly these sources. After a build it writes the mark (`--write`). */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const files = ['src', 'public'].flatMap((folder) =>
  readdirSync(folder, { recursive: true }).map((file) => join(folder, file)),
)
const hash = createHash('sha256')
for (const file of [
  ...files,
  'index.html',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
].sort()) {
  if (statSync(file).isFile()) hash.update(`${file}\0`).update(readFileSync(file))
}
const digest = hash.digest('hex')
const mark = 'dist/.vite/sources-sha256'
if (process.argv[2] === '--write') writeFileSync(mark, digest)
else process.exit(existsSync(mark) && readFileSync(mark, 'utf8') === digest ? 0 : 1)
