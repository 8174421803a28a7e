/** Runs `npm ci` when node_modules is missing or was made from another lock file; says plainly when Node is too old. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`web: Node ${process.versions.node} is too old: install Node 20.19 or newer and run the build again.`)
  process.exit(1)
}
const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
const mark = 'node_modules/.lock-sha256'
if (!existsSync(mark) || readFileSync(mark, 'utf8') !== lock) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: 'inherit' })
  writeFileSync(mark, lock)
}
