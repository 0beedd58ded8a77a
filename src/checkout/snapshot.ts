import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { ParsedConfig } from '../config/parse.ts'
import { type FleetReading, filesBesides, isWanted, readingWith } from '../engine/fleet/fleet-reading.ts'
import { configFile } from '../engine/fleet/meaning.ts'
import type { Snapshot, SnapshotEntry } from '../engine/ports/snapshot.ts'
import { createParseCache, type ParseCache } from '../fleet/folder-memory.ts'
import { sha256 } from '../lib/hash.ts'
import { parseSha, type Sha } from '../promotion/names.ts'
import { type BuildMemo, createBuildMemo } from '../proof/memo.ts'
import { headOf } from './commits.ts'
import { type Folder, readFolder } from './folder.ts'
import { git, gitBlobs } from './git.ts'

/** What readings of one repository share: what is alike in both is worked out once. */
export interface SharedWork {
  readonly memo: BuildMemo
  readonly parsed: ParseCache
}

export function createSharedWork(): SharedWork {
  return { memo: createBuildMemo(), parsed: createParseCache() }
}

/** A checkout as it is on disk, changes that are not committed included; a folder without git is one commit of its files. */
export async function readCheckout(directory: string, shared = createSharedWork()): Promise<FleetReading> {
  const [folder, head] = await Promise.all([readFolder(directory), headOf(directory)])
  return readListed(folder, head, shared)
}

/** The same of a folder that is listed already; `head` is the commit that is checked out, if there is one. */
export function readListed(folder: Folder, head: Sha | undefined, shared: SharedWork): Promise<FleetReading> {
  const entries = new Map(folder.paths.flatMap(path => entryOf(folder.root, path)))
  const commit = head ?? commitOf(entries)
  const read = async (wanted: Wanted) => textsOf(entries, wanted, path => folder.read(path))
  return readingFrom({ commit, branch: 'HEAD', entries, writable: true }, read, shared)
}

/** What git has at a commit; the working tree is not looked at. */
export async function readCommit(root: string, commit: string, shared: SharedWork): Promise<FleetReading> {
  const listing = await git(root, 'ls-tree', '-r', '-z', '--long', '--full-tree', commit)
  const entries = new Map(listing.split('\0').flatMap(parseEntry))
  const rest = { commit: shaOf(commit, entries), branch: commit, entries, writable: false }
  return readingFrom(
    rest,
    wanted =>
      readBlobs(
        root,
        [...entries].filter(([path, entry]) => wanted(path, entry)),
      ),
    shared,
  )
}

/** What a snapshot means, with what other readings share. */
async function readWith({ memo, parsed }: SharedWork, snapshot: Snapshot): Promise<FleetReading> {
  const text = snapshot.texts.get(configFile)
  // Most repositories have no configuration, and its schema takes a while to load.
  const config = text === undefined ? undefined : await parsedConfig(text)
  return readingWith(snapshot, config, { memo, salt: crypto.randomUUID(), parsed })
}

async function parsedConfig(text: string): Promise<ParsedConfig> {
  const { parseConfig } = await import('../config/parse.ts')
  return parseConfig(text, configFile)
}

/** Which files are to be read. */
export type Wanted = (path: string, entry: SnapshotEntry) => boolean

/** Reads first what is read of every repository, then what that turns out to name; and what all of it means. */
export async function readingFrom(
  rest: Omit<Snapshot, 'texts'>,
  read: (wanted: Wanted) => Promise<ReadonlyMap<string, string>>,
  shared: SharedWork,
): Promise<FleetReading> {
  const texts = await read(isWanted)
  const besides = filesBesides({ ...rest, texts }, shared.memo)
  const more = await read(path => besides.has(path))
  return readWith(shared, { ...rest, texts: new Map([...texts, ...more]) })
}

function entryOf(root: string, path: string): readonly (readonly [string, SnapshotEntry])[] {
  const found = lstatSync(join(root, path), { throwIfNoEntry: false })
  if (found === undefined || found.isDirectory()) return []
  const mode = found.isSymbolicLink() ? '120000' : '100644'
  return [[path, { oid: `${found.size} ${found.mtimeMs}`, mode, size: found.size }]]
}

function textsOf(
  entries: ReadonlyMap<string, SnapshotEntry>,
  wanted: Wanted,
  read: (path: string) => string | undefined,
): ReadonlyMap<string, string> {
  const texts = [...entries]
    .filter(([path, entry]) => wanted(path, entry))
    .map(([path]) => [path, read(path)] as const)
  return new Map(texts.filter((each): each is readonly [string, string] => each[1] !== undefined))
}

/** A commit's id; of what has none that can be one, one for its files. */
export function shaOf(commit: string, entries: ReadonlyMap<string, SnapshotEntry>): Sha {
  return parseSha(commit) ?? commitOf(entries)
}

/** The name of a folder's files as if they were one commit. */
function commitOf(entries: ReadonlyMap<string, SnapshotEntry>): Sha {
  const sha = parseSha(sha256(JSON.stringify([...entries])).slice(0, 40))
  if (sha === undefined) throw new Error('a hash is a commit id')
  return sha
}

function parseEntry(line: string): readonly (readonly [string, SnapshotEntry])[] {
  const [, mode = '', oid = '', size = '', path] =
    /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t([\s\S]+)$/.exec(line) ?? []
  return path === undefined ? [] : [[path, { oid, mode, size: Number(size) || 0 }]]
}

async function readBlobs(
  root: string,
  wanted: readonly (readonly [string, SnapshotEntry])[],
): Promise<ReadonlyMap<string, string>> {
  const texts = await gitBlobs(root, [...new Set(wanted.map(([, { oid }]) => oid))])
  const read = wanted.flatMap(([path, { oid }]) => {
    const text = texts.get(oid)
    return text === undefined ? [] : [[path, text] as const]
  })
  return new Map(read)
}
