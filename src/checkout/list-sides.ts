import type { SnapshotEntry } from '../engine/ports/snapshot.ts'
import type { Sha } from '../promotion/names.ts'
import { headOf } from './commits.ts'
import { type Folder, readFolder } from './folder.ts'
import { git, gitSizes } from './git.ts'

/** What git says of a working tree and of a commit, before any file is read. */
export interface ListedSides {
  readonly folder: Folder
  readonly head: Sha | undefined
  /** The commit that the working tree is compared with. */
  readonly base: string
  /** What that commit has otherwise, by path: the file there, or nothing. */
  readonly changed: ReadonlyMap<string, SnapshotEntry | undefined>
}

/** Asks git for both sides of a change; `findBase` names the commit to compare with. */
export async function listSides(directory: string, findBase: () => Promise<string>): Promise<ListedSides> {
  const [folder, head, { base, changed }] = await Promise.all([
    readFolder(directory),
    headOf(directory),
    findBase().then(async base => ({ base, changed: await changedSince(directory, base) })),
  ])
  return { folder, head, base, changed }
}

const raw = ['--raw', '-z', '--no-renames', '--relative', '--ignore-submodules']

/** What the working tree changes of a commit. A file that was touched only may be among it. */
async function changedSince(directory: string, base: string): Promise<ListedSides['changed']> {
  const answer = (await git(directory, 'diff-index', ...raw, base, '--')).split('\0')
  const changed: { readonly path: string; readonly mode: string; readonly oid: string }[] = []
  for (let at = 0; at + 1 < answer.length; at += 2) {
    // `:100644 100644 <id> <id> M`: modes and ids before and after.
    const [mode = '', , oid = ''] = (answer[at] ?? '').slice(1).split(' ')
    changed.push({ path: answer[at + 1] ?? '', mode, oid })
  }
  const files = changed.filter(({ mode }) => isBlob(mode))
  const sizes = await gitSizes(
    directory,
    files.map(({ oid }) => oid),
  )
  return new Map(
    changed.map(({ path, mode, oid }) => {
      const isThere = mode !== '000000'
      return [path, isThere ? { mode, oid, size: sizes.get(oid) ?? 0 } : undefined]
    }),
  )
}

// Neither nothing nor a submodule.
function isBlob(mode: string): boolean {
  return mode !== '000000' && mode !== '160000'
}
