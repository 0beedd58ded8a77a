import type { ObjectReader } from './object-reader.ts'
import { type GitObjectType, zeroOid } from './objects.ts'
import { RefWriter } from './ref-writer.ts'
import { git } from './run.ts'

/** A ref's full name (`refs/heads/main`), the object it names and that object's kind. */
export interface Ref {
  readonly name: string
  readonly oid: string
  readonly type: GitObjectType
}

/** A compare-and-swap of one ref: `before` undefined means "whatever it was", forty zeros "must not exist". */
export interface RefUpdate {
  readonly name: string
  readonly before?: string | undefined
  readonly after: string
}

/** The refs of a bare repository. They are git's; what it listed once is kept up to date here, so that it lists seldom. */
export class RefTable {
  readonly #folder: string
  readonly #reader: ObjectReader
  readonly #writer: RefWriter
  #listed: Map<string, Ref> | undefined
  // Grows with every change: a list that git began before one is not kept.
  #changes = 0
  #last: Promise<unknown> = Promise.resolve()

  constructor(folder: string, reader: ObjectReader) {
    this.#folder = folder
    this.#reader = reader
    this.#writer = new RefWriter(folder)
  }

  /** A ref by its full name. */
  async find(name: string): Promise<Ref | undefined> {
    if (!isRefName(name)) return undefined
    return this.#listed === undefined ? this.#ask(name) : this.#listed.get(name)
  }

  async #ask(name: string): Promise<Ref | undefined> {
    const head = await this.#reader.head(name)
    return head && { name, oid: head.oid, type: head.type }
  }

  /** All refs under a prefix (`refs/heads/`), sorted by name. */
  async list(prefix: string): Promise<readonly Ref[]> {
    const refs = this.#listed ?? (await this.#read())
    return [...refs.values()].filter(ref => ref.name.startsWith(prefix)).sort(byName)
  }

  /** Moves refs all at once or not at all, in the order of asking; answers what git refused, or undefined. */
  update(updates: readonly RefUpdate[]): Promise<string | undefined> {
    const turn = this.#last.then(() => this.#move(updates))
    this.#last = turn
    return turn
  }

  async #move(updates: readonly RefUpdate[]): Promise<string | undefined> {
    const refusal = (await this.#foresee(updates)) ?? (await this.#writer.run(updates.map(toCommand)))
    if (refusal !== undefined) return refusal
    const moved = await Promise.all(updates.map(({ name }) => this.#ask(name)))
    this.#changes += 1
    for (const [index, { name }] of updates.entries()) {
      const ref = moved[index]
      if (ref === undefined) this.#listed?.delete(name)
      else this.#listed?.set(name, ref)
    }
    return undefined
  }

  /** Git is asked afresh the next time. */
  forget(): void {
    this.#changes += 1
    this.#listed = undefined
  }

  close(): void {
    this.#writer.close()
  }

  // A refusal ends git's process, which costs the next update another one: what is plain beforehand is not tried.
  async #foresee(updates: readonly RefUpdate[]): Promise<string | undefined> {
    const present = await Promise.all(updates.map(({ name }) => this.find(name)))
    const refused = updates.map(({ name, before }, index) => {
      const oid = present[index]?.oid ?? zeroOid
      if (before === undefined || before === oid) return undefined
      return before === zeroOid ? `${name}: reference already exists` : `${name} is at ${oid}`
    })
    return refused.find(refusal => refusal !== undefined)
  }

  async #read(): Promise<Map<string, Ref>> {
    const begun = this.#changes
    const text = await git(this.#folder, ['for-each-ref', '--format=%(objectname) %(objecttype) %(refname)'])
    const refs = text
      .split('\n')
      .filter(line => line !== '')
      .map(line => {
        const [oid = '', type = '', ...name] = line.split(' ')
        return { name: name.join(' '), oid, type: type as GitObjectType }
      })
    const listed = new Map(refs.map(ref => [ref.name, ref]))
    if (begun === this.#changes) this.#listed = listed
    return listed
  }
}

function toCommand({ name, before, after }: RefUpdate): string {
  const expected = before === undefined ? '' : ` ${before}`
  return after === zeroOid ? `delete ${name}${expected}` : `update ${name} ${after}${expected}`
}

function byName(left: Ref, right: Ref): number {
  return left.name < right.name ? -1 : 1
}

/** Whether `git check-ref-format` takes this full name. */
export function isRefName(name: string): boolean {
  if (!/^refs\/[^/]+\/[^/]/.test(name) || name.length > 255) return false
  if (/[\0-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|\.$|\/$/.test(name)) return false
  return name.split('/').every(part => !part.startsWith('.') && !part.endsWith('.lock'))
}
