import { type FleetReading, filesBesides, isWanted } from '../engine/fleet/fleet-reading.ts'

import type { Snapshot, SnapshotEntry } from '../engine/ports/snapshot.ts'
import { gitBlobs } from './git.ts'
import type { ListedSides } from './list-sides.ts'
import { createSharedWork, readListed, readWith, type SharedWork, shaOf } from './snapshot.ts'

/** Both sides of a change: what a commit says, and the working tree. */
export interface Sides {
  readonly base: FleetReading
  readonly head: FleetReading
}

/** Reads both sides. What they have alike is read, parsed and rendered once. */
export async function readSides(listed: ListedSides): Promise<Sides> {
  const shared = createSharedWork()
  const { root } = listed.folder
  const old = [...listed.changed].flatMap(([path, file]) =>
    file === undefined || !isWanted(path, file) ? [] : file.oid,
  )
  // Git answers while the head is read.
  const blobs = gitBlobs(root, old)
  const head = await readListed(listed.folder, listed.head, shared)
  return { base: await readBase(listed, head.snapshot, await blobs, shared), head }
}

type Blobs = Awaited<ReturnType<typeof gitBlobs>>

async function readBase(
  listed: ListedSides,
  head: Snapshot,
  blobs: Blobs,
  shared: SharedWork,
): Promise<FleetReading> {
  const { base, folder } = listed
  const entries = baseEntries(listed, head.entries)
  const rest = { commit: shaOf(base, entries), branch: base, entries, writable: false }
  const texts = textsOf(rest, isWanted, listed, head, blobs)
  const besides = filesBesides({ ...rest, texts }, shared.memo)
  const isBeside = (path: string): boolean => besides.has(path)
  const missing = [...besides].flatMap(path => listed.changed.get(path)?.oid ?? [])
  const more = textsOf(rest, isBeside, listed, head, await gitBlobs(folder.root, missing))
  return readWith(shared, { ...rest, texts: new Map([...texts, ...more]) })
}

/** What the commit has: what the working tree has of it unchanged, and what is otherwise there. */
function baseEntries({ folder, changed }: ListedSides, head: Snapshot['entries']): Snapshot['entries'] {
  const kept = [...head].filter(([path]) => !changed.has(path) && !folder.untracked.has(path))
  const old = [...changed].flatMap(([path, file]): readonly [string, SnapshotEntry][] =>
    file === undefined ? [] : [[path, file]],
  )
  if (old.length === 0) return new Map(kept)
  return new Map([...kept, ...old].sort(([one], [other]) => (one < other ? -1 : 1)))
}

function textsOf(
  { entries }: Pick<Snapshot, 'entries'>,
  wanted: (path: string, entry: SnapshotEntry) => boolean,
  { folder, changed }: ListedSides,
  head: Snapshot,
  blobs: Blobs,
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const [path, entry] of entries) {
    if (!wanted(path, entry)) continue
    const text = changed.has(path) ? blobs.get(entry.oid) : (head.texts.get(path) ?? folder.read(path))
    if (text !== undefined) texts.set(path, text)
  }
  return texts
}
