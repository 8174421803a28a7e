/** Other people's programs, as they come: started by us, ended by us. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'

/** Runs a program to its end; what it printed, or an error that shows it. */
export function output(program: string, words: readonly string[]): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', failed)
    child.on('close', (code) =>
      code === 0 ? done(out) : failed(new Error(`${program} returned ${code}: ${err}${out}`)),
    )
  })
}

/** A program that runs until it is stopped. */
export class Background {
  private readonly child: ChildProcess
  private readonly ended: Promise<void>
  private log = ''

  constructor(program: string, words: readonly string[]) {
    this.child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.log = (this.log + text).slice(-20_000)
      })
    }
    this.ended = new Promise((done) => {
      this.child.on('exit', () => done())
      this.child.on('error', (error) => {
        this.log += String(error)
        done()
      })
    })
  }

  /** The end of what it printed. */
  said(): string {
    return this.log
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM')
    await this.ended
  }
}

export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((done, failed) => {
          const server = createServer()
          server.on('error', failed)
          server.listen(0, () => done(server))
        }),
    ),
  )
  const ports = servers.map((server) => {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return address.port
  })
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  return ports
}
