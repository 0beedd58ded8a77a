import { GitDialogue, type ReadAnswer } from './dialogue.ts'
import type { GitObject, GitObjectType } from './objects.ts'

/** An object's id, kind and size, without its bytes. */
export interface ObjectHead {
  readonly oid: string
  readonly type: GitObjectType
  readonly size: number
}

/** One long-lived `git cat-file --batch-command`: thousands of reads a second, refs always read afresh. */
export class ObjectReader {
  readonly #git: GitDialogue

  constructor(folder: string) {
    this.#git = new GitDialogue(folder, ['cat-file', '--batch-command'])
  }

  /** What an object name or revision (`refs/heads/main`, `main:path`) stands for. */
  head(name: string): Promise<ObjectHead | undefined> {
    return this.#ask('info', name, readHead)
  }

  /** The object that a name stands for, with its bytes. */
  read(name: string): Promise<GitObject | undefined> {
    return this.#ask('contents', name, readObject)
  }

  close(): void {
    this.#git.close()
  }

  async #ask<Answer>(
    verb: 'info' | 'contents',
    name: string,
    read: ReadAnswer<Answer | undefined>,
  ): Promise<Answer | undefined> {
    if (name === '' || /[\n\0]/.test(name)) return undefined
    return this.#git.ask(`${verb} ${name}`, read)
  }
}

const newline = 0x0a

const readHead: ReadAnswer<ObjectHead | undefined> = received => {
  const end = received.indexOf(newline)
  return end < 0 ? undefined : { answer: parseHead(received.toString('utf8', 0, end)), length: end + 1 }
}

const readObject: ReadAnswer<GitObject | undefined> = received => {
  const head = readHead(received)
  if (head?.answer === undefined) return head && { answer: undefined, length: head.length }
  const { type, size } = head.answer
  const end = head.length + size
  // One more newline stands behind the bytes.
  if (received.length <= end) return undefined
  return { answer: { type, bytes: Buffer.from(received.subarray(head.length, end)) }, length: end + 1 }
}

function parseHead(line: string): ObjectHead | undefined {
  const match = /^(?<oid>[0-9a-f]{40}) (?<type>blob|tree|commit|tag) (?<size>\d+)$/.exec(line)
  if (match?.groups === undefined) return undefined
  const { oid = '', type = 'blob', size = '0' } = match.groups
  return { oid, type: type as GitObjectType, size: Number(size) }
}
