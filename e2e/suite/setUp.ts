/** Starts a suite of our own, on ports and in a folder of its own, and takes away all of it afterwards. */
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bongsu, ROOT } from './launcher'
import { freePorts } from './programs'

const ARTIFACTS = join(__dirname, '../artifacts')
const START_LIMIT = 300_000

export default async function setUp(): Promise<() => Promise<void>> {
  mkdirSync(ARTIFACTS, { recursive: true })
  if (process.env.BONGSU_E2E_URL) {
    if (!process.env.BONGSU_HOME) throw new Error('BONGSU_E2E_URL names a running suite: set its BONGSU_HOME, too')
    return async () => {}
  }
  const home = mkdtempSync(join(tmpdir(), 'bongsu-e2e-'))
  chmodSync(home, 0o755) // PostgreSQL started by root runs as somebody else, who has to get in
  const [http, grpc, otlp] = await freePorts(3)
  Object.assign(process.env, {
    BONGSU_HOME: home,
    BONGSU_PORT: String(http),
    BONGSU_OTLP_GRPC_PORT: String(grpc),
    BONGSU_OTLP_HTTP_PORT: String(otlp),
    // Unpacked programs are the same for everybody: unpack them once per checkout.
    BONGSU_RUNTIME: process.env.BONGSU_RUNTIME || join(ROOT, '.bongsu/runtime'),
    BONGSU_E2E_URL: `http://localhost:${http}`,
    BONGSU_E2E_OWNED: 'yes',
    // The exporter of a journey runs on this machine, which the collector does not ask otherwise.
    BONGSU_COLLECTOR_SCRAPE_ALLOWED: '127.0.0.1',
    BONGSU_TICKET_WEBHOOK_ALLOWED: '127.0.0.1',
    // Nothing of it starts often enough to gain by them.
    BONGSU_START_CACHES: 'off',
  })
  const takeAway = async () => {
    const logs = join(home, 'logs')
    if (existsSync(logs)) cpSync(logs, join(ARTIFACTS, 'logs'), { recursive: true })
    const ended = await bongsu(['down', '--wipe'], { limit: 320_000 })
    if (ended.code !== 0) throw new Error(`./bongsu down --wipe failed; look into ${home}\n${ended.out}${ended.err}`)
    rmSync(home, { recursive: true, force: true })
  }
  try {
    const started = Date.now()
    const { code, out, err } = await bongsu(['up', '--detach', '--no-build'], { limit: START_LIMIT, loud: true })
    if (code !== 0) throw new Error(`./bongsu up --detach returned ${code}\n${out.slice(-4000)}${err.slice(-4000)}`)
    console.log(`the suite is up after ${Math.round((Date.now() - started) / 1000)} s: ${process.env.BONGSU_E2E_URL}`)
  } catch (error) {
    await takeAway().catch((second: unknown) => console.error(second))
    throw error
  }
  return takeAway
}
