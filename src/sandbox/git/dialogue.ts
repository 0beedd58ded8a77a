import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { gitEnvironment } from './run.ts'

/** Reads an answer off the front of what came: the answer and its length in bytes, or undefined while more must come. */
export type ReadAnswer<Answer> = (
  received: Buffer,
) => { readonly answer: Answer; readonly length: number } | undefined

interface Question {
  /** The length of the answer that was taken; undefined while more must come. */
  readonly take: (received: Buffer) => number | undefined
  readonly abandon: () => void
}

/** One long-lived git process that answers each question on its input, in their order: none is started per question. */
export class GitDialogue {
  readonly #folder: string
  readonly #args: readonly string[]
  #child: ChildProcessWithoutNullStreams | undefined
  #received: Buffer = Buffer.alloc(0)
  readonly #questions: Question[] = []
  #isClosed = false

  constructor(folder: string, args: readonly string[]) {
    this.#folder = folder
    this.#args = args
  }

  /** Writes lines to git and waits for the answer; undefined when git ended before it. */
  ask<Answer>(lines: string, read: ReadAnswer<Answer>): Promise<Answer | undefined> {
    return new Promise(resolve => {
      // What goes on in the background may ask after the end.
      if (this.#isClosed) return resolve(undefined)
      const take = (received: Buffer) => {
        const found = read(received)
        if (found !== undefined) resolve(found.answer)
        return found?.length
      }
      this.#questions.push({ take, abandon: () => resolve(undefined) })
      this.#start().stdin.write(`${lines}\n`)
    })
  }

  close(): void {
    this.#isClosed = true
    this.#child?.kill()
    this.#child = undefined
  }

  #start(): ChildProcessWithoutNullStreams {
    if (this.#child !== undefined) return this.#child
    const child = spawn('git', this.#args, { cwd: this.#folder, env: gitEnvironment() })
    child.stdout.on('data', (chunk: Buffer) => this.#receive(chunk))
    child.stdin.on('error', () => undefined)
    child.on('error', () => this.#abandon(child))
    child.on('close', () => this.#abandon(child))
    this.#child = child
    return child
  }

  #abandon(child: ChildProcessWithoutNullStreams): void {
    if (this.#child === child) this.#child = undefined
    this.#received = Buffer.alloc(0)
    for (const question of this.#questions.splice(0)) question.abandon()
  }

  #receive(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    for (let length = this.#answerNext(); length !== undefined; length = this.#answerNext()) {
      this.#received = this.#received.subarray(length)
      this.#questions.shift()
    }
  }

  #answerNext(): number | undefined {
    return this.#received.length === 0 ? undefined : this.#questions[0]?.take(this.#received)
  }
}
