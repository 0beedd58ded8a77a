import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { gitEnvironment } from './run.ts'

/** One long-lived `git update-ref --stdin`: each call is a transaction of git's, all of it or none. */
export class RefWriter {
  readonly #folder: string
  #child: ChildProcessWithoutNullStreams | undefined

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Runs update-ref's commands in one transaction, one call at a time; answers git's refusal, or undefined when it is done. */
  run(commands: readonly string[]): Promise<string | undefined> {
    const child = this.#start()
    return new Promise(resolve => {
      const said: string[] = []
      const refused: string[] = []
      const hear = (chunk: Buffer) => {
        said.push(chunk.toString('utf8'))
        if (said.join('').includes('commit: ok')) finish(undefined)
      }
      const complain = (chunk: Buffer) => refused.push(chunk.toString('utf8'))
      const end = () => finish(refused.join('').trim() || 'git ended')
      const finish = (refusal: string | undefined) => {
        child.stdout.off('data', hear)
        child.stderr.off('data', complain)
        child.off('close', end)
        resolve(refusal)
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', complain)
      child.once('close', end)
      child.stdin.write(`start\n${commands.join('\n')}\nprepare\ncommit\n`)
    })
  }

  close(): void {
    this.#child?.kill()
    this.#child = undefined
  }

  #start(): ChildProcessWithoutNullStreams {
    if (this.#child !== undefined) return this.#child
    const child = spawn('git', ['update-ref', '--stdin'], { cwd: this.#folder, env: gitEnvironment() })
    child.stdin.on('error', () => undefined)
    child.on('error', () => undefined)
    // A refused transaction ends the process; the next one starts another.
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined
    })
    this.#child = child
    return child
  }
}
