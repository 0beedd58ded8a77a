import { createHash } from 'node:crypto'

/** The four kinds of git object. */
export type GitObjectType = 'blob' | 'tree' | 'commit' | 'tag'

/** An object as git stores it, without its header. */
export interface GitObject {
  readonly type: GitObjectType
  readonly bytes: Buffer
}

/** One row of a tree object; `mode` is octal as git prints it (`100644`, `040000`, `120000`, `160000`). */
export interface TreeEntry {
  readonly mode: string
  readonly name: string
  readonly oid: string
}

/** Who wrote or committed something, and when (`date` in milliseconds, UTC). */
export interface GitPerson {
  readonly name: string
  readonly email: string
  readonly date: number
}

/** The fields of a commit object that GitHub shows. */
export interface GitCommit {
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: GitPerson
  readonly committer: GitPerson
  readonly message: string
}

/** Forty zeros: "no such object" wherever git and GitHub compare object ids. */
export const zeroOid = '0'.repeat(40)

/** An object's SHA-1 and its bytes with git's header, as they are stored. */
export function encodeObject(type: GitObjectType, bytes: Uint8Array): { oid: string; stored: Buffer } {
  const stored = Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes])
  return { oid: createHash('sha1').update(stored).digest('hex'), stored }
}

// git sorts a folder as if its name ended in a slash.
function sortKey(entry: TreeEntry): Buffer {
  return Buffer.from(entry.mode === '040000' ? `${entry.name}/` : entry.name)
}

/** A tree object's bytes; rows in any order. */
export function encodeTree(entries: readonly TreeEntry[]): Buffer {
  const sorted = [...entries].sort((left, right) => Buffer.compare(sortKey(left), sortKey(right)))
  return Buffer.concat(
    sorted.flatMap(({ mode, name, oid }) => [
      Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`),
      Buffer.from(oid, 'hex'),
    ]),
  )
}

/** The rows of a tree object's bytes. */
export function decodeTree(bytes: Buffer): readonly TreeEntry[] {
  const entries: TreeEntry[] = []
  let position = 0
  while (position < bytes.length) {
    const space = bytes.indexOf(0x20, position)
    const end = bytes.indexOf(0, space)
    entries.push({
      mode: bytes.toString('latin1', position, space).padStart(6, '0'),
      name: bytes.toString('utf8', space + 1, end),
      oid: bytes.toString('hex', end + 1, end + 21),
    })
    position = end + 21
  }
  return entries
}

function encodePerson(person: GitPerson): string {
  const clean = (text: string) => text.replace(/[<>\n\0]/g, '')
  return `${clean(person.name)} <${clean(person.email)}> ${Math.floor(person.date / 1000)} +0000`
}

/** A commit object's bytes; the message ends as given. */
export function encodeCommit(commit: GitCommit): Buffer {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map(parent => `parent ${parent}`),
    `author ${encodePerson(commit.author)}`,
    `committer ${encodePerson(commit.committer)}`,
  ]
  return Buffer.from(`${lines.join('\n')}\n\n${commit.message}`)
}

function decodePerson(text: string): GitPerson {
  const match = /^(?<name>.*?) ?<(?<email>[^>]*)> (?<seconds>\d+)/.exec(text)
  return {
    name: match?.groups?.name ?? '',
    email: match?.groups?.email ?? '',
    date: Number(match?.groups?.seconds ?? 0) * 1000,
  }
}

/** A commit object's bytes, read; headers that GitHub does not show (`gpgsig`, `encoding`) are skipped. */
export function decodeCommit(bytes: Buffer): GitCommit {
  const text = bytes.toString('utf8')
  const split = text.indexOf('\n\n')
  const headers = text.slice(0, split).split('\n')
  const values = (name: string) =>
    headers.filter(line => line.startsWith(`${name} `)).map(line => line.slice(name.length + 1))
  return {
    tree: values('tree')[0] ?? '',
    parents: values('parent'),
    author: decodePerson(values('author')[0] ?? ''),
    committer: decodePerson(values('committer')[0] ?? ''),
    message: text.slice(split + 2),
  }
}

/** A tag object's target, as its bytes say. */
export function decodeTag(bytes: Buffer): { oid: string; type: string } {
  const text = bytes.toString('utf8')
  return {
    oid: /^object (?<oid>[0-9a-f]{40})/.exec(text)?.groups?.oid ?? '',
    type: /^type (?<type>\w+)/m.exec(text)?.groups?.type ?? '',
  }
}

/** What the API calls the kind of a tree's row: `blob`, `tree` or `commit` (a submodule). */
export function entryType(mode: string): 'blob' | 'tree' | 'commit' {
  if (mode === '040000') return 'tree'
  return mode === '160000' ? 'commit' : 'blob'
}
