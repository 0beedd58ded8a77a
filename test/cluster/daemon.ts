import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A program that runs until it is stopped. */
export interface Daemon {
  readonly name: string
  readonly pid: number
  /** Ends with its exit code or signal once the program is over. */
  readonly over: Promise<string>
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Starts a program whose output goes to a file. It ends with this process, however this process ends. */
export function startDaemon(
  program: string,
  words: readonly string[],
  { log, env = {} }: { readonly log: string; readonly env?: Readonly<Record<string, string>> },
): Daemon {
  const name = program.split('/').at(-1) ?? program
  // Linux sends the signal when the parent is gone, after SIGKILL too.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', program, ...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = createWriteStream(log, { flags: 'a' })
  child.stdout.pipe(output, { end: false })
  child.stderr.pipe(output, { end: false })
  const over = overOf(child)
  return {
    name,
    pid: child.pid ?? 0,
    over,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await over
      clearTimeout(force)
    },
  }
}

function overOf(child: ChildProcess): Promise<string> {
  return new Promise(resolve => {
    child.on('error', error => resolve(error.message))
    child.on('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })
}

/** Ports that nothing listens on at this moment. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  const ports: number[] = []
  for (const server of servers) {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    ports.push((server.address() as AddressInfo).port)
  }
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))))
  return ports
}

/** Asks again and again until there is an answer; what is thrown counts as none. Fails after a minute, with the last reason. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  within = 60_000,
): Promise<T> {
  const end = Date.now() + within
  let reason: unknown
  while (Date.now() < end) {
    try {
      const answer = await ask()
      if (answer !== undefined && answer !== false) return answer
    } catch (error) {
      reason = error
    }
    await sleep(50)
  }
  throw new Error(`${what} did not happen in ${within / 1000} s`, { cause: reason })
}
