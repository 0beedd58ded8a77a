import { z } from 'zod'
import type { SnapshotEntry } from '../../engine/snapshot.ts'
import { type Access, parseAnswer, pathOf } from '../access.ts'
import { createRecentMap } from '../client/recent-map.ts'

export type Entries = ReadonlyMap<string, SnapshotEntry>

const Tree = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.string(),
      type: z.string(),
      sha: z.string(),
      size: z.number().optional(),
    }),
  ),
})
type Tree = z.infer<typeof Tree>

/** Reads a commit's whole tree: files, symlinks and submodules by path. Usually one request. */
export async function readTree(access: Access, commit: string): Promise<Entries> {
  const whole = await getTree(access, commit, true)
  if (!whole.truncated) return toEntries('', whole)
  return walk(access, '', commit)
}

// GitHub cuts a recursive answer at 100,000 entries or 7 MB: then folder by folder, each recursive where it fits.
async function walk(access: Access, prefix: string, id: string): Promise<Entries> {
  const level = await getTree(access, id, false)
  const entries = new Map(toEntries(prefix, level))
  for (const folder of level.tree.filter(entry => entry.type === 'tree')) {
    const path = `${prefix}${folder.path}/`
    const whole = await getTree(access, folder.sha, true)
    const below = whole.truncated ? await walk(access, path, folder.sha) : toEntries(path, whole)
    for (const [name, entry] of below) entries.set(name, entry)
  }
  return entries
}

async function getTree(access: Access, id: string, recursive: boolean): Promise<Tree> {
  const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}'
  const parameters = {
    ...pathOf(access.ref),
    tree_sha: id,
    ...(recursive ? { recursive: '1' } : {}),
  }
  return parseAnswer(route, Tree, await access.api('survey')({ route, parameters }))
}

function toEntries(prefix: string, { tree }: Tree): Entries {
  return new Map(
    tree
      .filter(({ type }) => type !== 'tree')
      .map(({ path, mode, sha, size = 0 }) => [`${prefix}${path}`, { oid: sha, mode, size }]),
  )
}

/** Trees by commit, which never change; holds some 200,000 entries in all. */
export function createTrees(): (access: Access, commit: string) => Promise<Entries> {
  const kept = createRecentMap<Entries>(200_000)
  return async (access, commit) => {
    const key = `${access.ref.id}/${commit}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const entries = await readTree(access, commit)
    kept.set(key, entries, entries.size)
    return entries
  }
}
