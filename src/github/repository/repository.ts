import type { Repository } from '../../engine/ports/ports.ts'
import type { Snapshot } from '../../engine/ports/snapshot.ts'
import type { Access } from '../access.ts'
import type { Blobs } from './blobs.ts'
import { createBranch, deleteBranch, hasTag, readBranch } from './branches.ts'
import { commitFiles } from './commit.ts'
import type { Head } from './head.ts'
import type { ReadSmallFile } from './survey.ts'
import type { ReadTrees } from './tree.ts'

/** What the repositories of a process share: content by its id, which never changes. */
export interface Stores {
  readonly blobs: Blobs
  readonly trees: ReadTrees
  readonly survey: ReadSmallFile
}

/** The port over one repository. */
export function createRepository(access: Access, head: Head, stores: Stores): Repository {
  return {
    snapshot: wanted => readSnapshot(access, head, stores, wanted),
    read: path => stores.survey(access, head, path),
    branch: name => readBranch(access, name),
    createBranch: (name, at) => createBranch(access, name, at),
    commit: commit => commitFiles(access, head, commit),
    deleteBranch: (name, expected) => deleteBranch(access, head, name, expected),
    hasTag: names => hasTag(access, names),
  }
}

async function readSnapshot(
  access: Access,
  head: Head,
  { trees, blobs }: Stores,
  wanted: Parameters<Repository['snapshot']>[0],
): Promise<Snapshot> {
  const { head: commit, branch, writable } = await head.now()
  const entries = await trees(access, commit)
  const files = [...entries].filter(([path, entry]) => isFile(entry.mode) && wanted(path, entry))
  const texts = await blobs.texts(
    access,
    files.map(([, entry]) => entry),
    { commit, entries },
  )
  return {
    commit,
    branch,
    writable,
    entries,
    texts: new Map(
      files.flatMap(([path, { oid }]) => {
        const text = texts.get(oid)
        return text === undefined ? [] : [[path, text] as const]
      }),
    ),
  }
}

function isFile(mode: string): boolean {
  return mode === '100644' || mode === '100755'
}
