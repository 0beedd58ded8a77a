import { randomBytes } from 'node:crypto'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { DiffReader } from './diff-reader.ts'
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
} from './objects.ts'
import { type Ref, RefTable, type RefUpdate } from './ref-table.ts'

/** One bare repository on disk: real objects and refs, changed only through git's own rules. */
export class GitStore {
  readonly folder: string
  readonly #reader: ObjectReader
  readonly #diffs: DiffReader
  readonly #refs: RefTable
  readonly #objects = new Map<string, GitObject>()
  readonly #sizes = new Map<string, number>()
  readonly #commits = new Map<string, GitCommit>()

  constructor(folder: string) {
    this.folder = folder
    this.#reader = new ObjectReader(folder)
    this.#diffs = new DiffReader(folder)
    this.#refs = new RefTable(folder, this.#reader)
  }

  /** The id, kind and size of what a name or revision stands for. */
  head(name: string) {
    return this.#reader.head(name)
  }

  /** An object's size in bytes, 0 where there is none; cached for ever as well. */
  async size(oid: string): Promise<number> {
    const known = this.#sizes.get(oid) ?? this.#objects.get(oid)?.bytes.length
    if (known !== undefined) return known
    const head = await this.#reader.head(oid)
    if (head !== undefined) this.#sizes.set(oid, head.size)
    return head?.size ?? 0
  }

  /** An object by its id; cached for ever, since ids never change their meaning. */
  async read(oid: string): Promise<GitObject | undefined> {
    const known = this.#objects.get(oid)
    if (known !== undefined) return known
    const object = await this.#reader.read(oid)
    if (object !== undefined && /^[0-9a-f]{40}$/.test(oid)) this.#objects.set(oid, object)
    return object
  }

  async commit(oid: string): Promise<GitCommit | undefined> {
    const known = this.#commits.get(oid)
    if (known !== undefined) return known
    const object = await this.read(oid)
    if (object?.type !== 'commit') return undefined
    const commit = decodeCommit(object.bytes)
    this.#commits.set(oid, commit)
    return commit
  }

  /** The tree of a commit; anything else stays what it is. */
  async treeOf(oid: string): Promise<string> {
    return (await this.commit(oid))?.tree ?? oid
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
    this.#objects.set(oid, { type, bytes: Buffer.from(bytes) })
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

  /** What `git diff-tree` says of two trees. */
  diff(before: string, after: string): Promise<string> {
    return this.#diffs.read(before, after)
  }

  /** A ref by its full name. */
  ref(name: string): Promise<Ref | undefined> {
    return this.#refs.find(name)
  }

  /** All refs under a prefix (`refs/heads/`), sorted by name. */
  refs(prefix: string): Promise<readonly Ref[]> {
    return this.#refs.list(prefix)
  }

  /** Moves refs all at once or not at all; answers what git refused, or undefined. */
  updateRefs(updates: readonly RefUpdate[]): Promise<string | undefined> {
    return this.#refs.update(updates)
  }

  /** To be called after git was let at the refs by another way, a push for example. */
  forgetRefs(): void {
    this.#refs.forget()
  }

  close(): void {
    this.#reader.close()
    this.#diffs.close()
    this.#refs.close()
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
