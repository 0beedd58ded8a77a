import { randomBytes } from 'node:crypto'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { ObjectReader } from './object-reader.ts'
import {
  decodeCommit,
  decodeTree,
  encodeCommit,
  encodeObject,
  encodeTree,
  type GitCommit,
  type GitObject,
  type GitObjectType,
  type TreeEntry,
  zeroOid,
} from './objects.ts'
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

/** One bare repository on disk: real objects and refs, changed only through git's own rules. */
export class GitStore {
  readonly folder: string
  readonly #reader: ObjectReader
  readonly #writer: RefWriter
  readonly #cache = new Map<string, GitObject>()

  constructor(folder: string) {
    this.folder = folder
    this.#reader = new ObjectReader(folder)
    this.#writer = new RefWriter(folder)
  }

  /** The id, kind and size of what a name or revision stands for. */
  head(name: string) {
    return this.#reader.head(name)
  }

  /** An object by its id; cached for ever, since ids never change their meaning. */
  async read(oid: string): Promise<GitObject | undefined> {
    const known = this.#cache.get(oid)
    if (known !== undefined) return known
    const object = await this.#reader.read(oid)
    if (object !== undefined && /^[0-9a-f]{40}$/.test(oid)) this.#cache.set(oid, object)
    return object
  }

  async commit(oid: string): Promise<GitCommit | undefined> {
    const object = await this.read(oid)
    return object?.type === 'commit' ? decodeCommit(object.bytes) : undefined
  }

  async tree(oid: string): Promise<readonly TreeEntry[] | undefined> {
    const object = await this.read(oid)
    return object?.type === 'tree' ? decodeTree(object.bytes) : undefined
  }

  /** Stores an object as a loose file and answers its id. */
  async write(type: GitObjectType, bytes: Uint8Array): Promise<string> {
    const { oid, stored } = encodeObject(type, bytes)
    const folder = join(this.folder, 'objects', oid.slice(0, 2))
    const path = join(folder, oid.slice(2))
    this.#cache.set(oid, { type, bytes: Buffer.from(bytes) })
    if (await exists(path)) return oid
    await mkdir(folder, { recursive: true })
    const temporary = join(folder, `tmp_${randomBytes(6).toString('hex')}`)
    await writeFile(temporary, deflateSync(stored))
    await rename(temporary, path)
    return oid
  }

  writeTree(entries: readonly TreeEntry[]): Promise<string> {
    return this.write('tree', encodeTree(entries))
  }

  writeCommit(commit: GitCommit): Promise<string> {
    return this.write('commit', encodeCommit(commit))
  }

  /** The object id of a ref by its full name. */
  async ref(name: string): Promise<Ref | undefined> {
    if (!isRefName(name)) return undefined
    const head = await this.#reader.head(name)
    return head && { name, oid: head.oid, type: head.type }
  }

  /** All refs under a prefix (`refs/heads/`), sorted by name. */
  async refs(prefix: string): Promise<readonly Ref[]> {
    const text = await git(this.folder, ['for-each-ref', '--format=%(objectname) %(objecttype) %(refname)'])
    return text
      .split('\n')
      .filter(line => line !== '')
      .map(line => {
        const [oid = '', type = '', ...name] = line.split(' ')
        return { name: name.join(' '), oid, type: type as GitObjectType }
      })
      .filter(ref => ref.name.startsWith(prefix))
  }

  /** Moves refs all at once or not at all; answers what git refused, or undefined. */
  async updateRefs(updates: readonly RefUpdate[]): Promise<string | undefined> {
    const lines = updates.map(({ name, before, after }) =>
      after === zeroOid
        ? `delete ${name}${before === undefined ? '' : ` ${before}`}`
        : `update ${name} ${after}${before === undefined ? '' : ` ${before}`}`,
    )
    return this.#writer.run(lines)
  }

  close(): void {
    this.#reader.close()
    this.#writer.close()
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** Whether `git check-ref-format` takes this full name. */
export function isRefName(name: string): boolean {
  if (!/^refs\/[^/]+\/[^/]/.test(name) || name.length > 255) return false
  if (/[\0-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|\.$|\/$/.test(name)) return false
  return name.split('/').every(part => !part.startsWith('.') && !part.endsWith('.lock'))
}
