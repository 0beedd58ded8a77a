import { type FleetReading, isWanted } from '../engine/fleet/fleet-reading.ts'

import type { Snapshot, SnapshotEntry } from '../engine/ports/snapshot.ts'
import { gitBlobs } from './git.ts'
import type { ListedSides } from './list-sides.ts'
import { createSharedWork, readingFrom, readListed, type SharedWork, shaOf, type Wanted } from './snapshot.ts'

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

function readBase(
  listed: ListedSides,
  head: Snapshot,
  early: Blobs,
  shared: SharedWork,
): Promise<FleetReading> {
  const { base, folder, changed } = listed
  const entries = baseEntries(listed, head.entries)
  const read = async (wanted: Wanted) => {
    const missing = [...changed].flatMap(([path, file]) =>
      file === undefined || !wanted(path, file) || early.has(file.oid) ? [] : file.oid,
    )
    const more = missing.length === 0 ? early : new Map([...early, ...(await gitBlobs(folder.root, missing))])
    return textsOf(entries, wanted, listed, head, more)
  }
  const rest = { commit: shaOf(base, entries), branch: base, entries, writable: false }
  return readingFrom(rest, read, shared)
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
  entries: Snapshot['entries'],
  wanted: Wanted,
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
