import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import type { GitObject, GitObjectType } from './objects.ts'
import { gitEnvironment } from './run.ts'

/** An object's id, kind and size, without its bytes. */
export interface ObjectHead {
  readonly oid: string
  readonly type: GitObjectType
  readonly size: number
}

interface Question {
  readonly wantsBytes: boolean
  readonly answer: (head: ObjectHead | undefined, bytes: Buffer) => void
}

/** One long-lived `git cat-file --batch-command`: thousands of reads a second, refs always read afresh. */
export class ObjectReader {
  readonly #folder: string
  #child: ChildProcessWithoutNullStreams | undefined
  #received = Buffer.alloc(0)
  readonly #questions: Question[] = []

  constructor(folder: string) {
    this.#folder = folder
  }

  /** What an object name or revision (`refs/heads/main`, `main:path`) stands for. */
  head(name: string): Promise<ObjectHead | undefined> {
    return this.#ask('info', name, head => head)
  }

  /** The object that a name stands for, with its bytes. */
  read(name: string): Promise<GitObject | undefined> {
    return this.#ask('contents', name, (head, bytes) => (head ? { type: head.type, bytes } : undefined))
  }

  close(): void {
    this.#child?.kill()
    this.#child = undefined
  }

  #ask<Result>(
    verb: 'info' | 'contents',
    name: string,
    parse: (head: ObjectHead | undefined, bytes: Buffer) => Result,
  ): Promise<Result> {
    return new Promise(resolve => {
      if (name === '' || /[\n\0]/.test(name)) return resolve(parse(undefined, Buffer.alloc(0)))
      const answer = (head: ObjectHead | undefined, bytes: Buffer) => resolve(parse(head, bytes))
      this.#questions.push({ wantsBytes: verb === 'contents', answer })
      this.#start().stdin.write(`${verb} ${name}\n`)
    })
  }

  #start(): ChildProcessWithoutNullStreams {
    if (this.#child !== undefined) return this.#child
    const child = spawn('git', ['cat-file', '--batch-command'], { cwd: this.#folder, env: gitEnvironment() })
    child.stdout.on('data', (chunk: Buffer) => this.#receive(chunk))
    child.stdin.on('error', () => undefined)
    child.on('close', () => this.#abandon(child))
    this.#child = child
    return child
  }

  #abandon(child: ChildProcessWithoutNullStreams): void {
    if (this.#child === child) this.#child = undefined
    this.#received = Buffer.alloc(0)
    for (const question of this.#questions.splice(0)) question.answer(undefined, Buffer.alloc(0))
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk])
    while (this.#answerNext()) {
      // each turn answers one question
    }
  }

  #answerNext(): boolean {
    const question = this.#questions[0]
    const newline = this.#received.indexOf(0x0a)
    if (question === undefined || newline < 0) return false
    const head = parseHead(this.#received.toString('utf8', 0, newline))
    const size = head !== undefined && question.wantsBytes ? head.size + 1 : 0
    if (this.#received.length < newline + 1 + size) return false
    const bytes = Buffer.from(this.#received.subarray(newline + 1, newline + 1 + Math.max(0, size - 1)))
    this.#received = this.#received.subarray(newline + 1 + size)
    this.#questions.shift()
    question.answer(head, bytes)
    return true
  }
}

function parseHead(line: string): ObjectHead | undefined {
  const match = /^(?<oid>[0-9a-f]{40}) (?<type>blob|tree|commit|tag) (?<size>\d+)$/.exec(line)
  if (match?.groups === undefined) return undefined
  const { oid = '', type = 'blob', size = '0' } = match.groups
  return { oid, type: type as GitObjectType, size: Number(size) }
}
