import * as z from 'zod'
import type { SnapshotEntry } from '../../engine/ports/snapshot.ts'
import { ProblemError } from '../../lib/problem.ts'
import { createRecentMap, type RecentMap } from '../../lib/recent-map.ts'
import { type Access, parseAnswer, pathOf } from '../access.ts'
import { fewAtOnce } from './few-at-once.ts'

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

/** Trees that are read already, by repository and object id; they never change. */
type Known = RecentMap<Entries>

/** Reads a commit's whole tree: files, symlinks and submodules by path. Usually one request. */
async function readTree(access: Access, commit: string, known: Known, isLarge: boolean): Promise<ReadTree> {
  const whole = isLarge ? undefined : await getTree(access, commit, true)
  if (whole?.truncated === false) return { entries: toEntries(whole), isLarge: false }
  return { entries: await walk(access, '', commit, known), isLarge: true }
}

interface ReadTree {
  readonly entries: Entries
  /** GitHub does not list it at once. */
  readonly isLarge: boolean
}

// GitHub cuts a recursive answer at 100,000 entries or 7 MB: then folder by folder, each recursive where it fits, and only those that are new.
async function walk(access: Access, path: string, id: string, known: Known): Promise<Entries> {
  const level = await getTree(access, id, false)
  if (level.truncated) throw tooLarge(access, path)
  const entries = new Map(toEntries(level))
  const folders = level.tree.filter(entry => entry.type === 'tree')
  const below = await fewAtOnce(folders, async folder => {
    const key = `${access.ref.id}/${folder.sha}`
    const found = known.get(key) ?? (await readFolder(access, `${path}${folder.path}/`, folder.sha, known))
    known.set(key, found, found.size)
    return { folder, found }
  })
  for (const { folder, found } of below)
    for (const [name, entry] of found) entries.set(`${folder.path}/${name}`, entry)
  return entries
}

async function readFolder(access: Access, path: string, id: string, known: Known): Promise<Entries> {
  const whole = await getTree(access, id, true)
  return whole.truncated ? walk(access, path, id, known) : toEntries(whole)
}

function tooLarge({ ref }: Access, path: string): ProblemError {
  return new ProblemError({
    code: 'FOLDER_TOO_LARGE',
    message: `GitHub does not list all files of ${path === '' ? 'the root' : path} in ${ref.owner}/${ref.name}: a folder has more than 100,000.`,
    advice: 'Keep what is promoted in a repository, or in folders, of fewer files.',
  })
}

async function getTree(access: Access, id: string, recursive: boolean): Promise<Tree> {
  const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}'
  const parameters = {
    ...pathOf(access.ref),
    tree_sha: id,
    ...(recursive ? { recursive: '1' } : {}),
  }
  return parseAnswer(route, Tree, await access.api('survey')({ route, parameters, once: true }))
}

function toEntries({ tree }: Tree): Entries {
  return new Map(
    tree
      .filter(({ type }) => type !== 'tree')
      .map(({ path, mode, sha, size = 0 }) => [path, { oid: sha, mode, size }]),
  )
}

/** The entries of a commit's whole tree. */
export type ReadTrees = (access: Access, commit: string) => Promise<Entries>

// An entry takes some 200 bytes.
const mostEntries = 300_000
// What is in progress began at one of the newest; who merges often would fill the memory with the rest.
const mostCommits = 20

/** Trees by commit, and the folders of large ones, which never change; holds some 300,000 entries of each, and few commits of a repository. */
export function createTrees(): ReadTrees {
  const kept: Known = createRecentMap<Entries>(mostEntries)
  const known: Known = createRecentMap<Entries>(mostEntries)
  const large = new Set<number>()
  const commits = new Map<number, readonly string[]>()
  const keep = (id: number, key: string, entries: Entries): void => {
    kept.set(key, entries, entries.size)
    const newest = [key, ...(commits.get(id) ?? []).filter(each => each !== key)]
    for (const old of newest.splice(mostCommits)) kept.delete(old)
    commits.set(id, newest)
  }
  return async (access, commit) => {
    const key = `${access.ref.id}/${commit}`
    const before = kept.get(key)
    if (before !== undefined) return before
    const { entries, isLarge } = await readTree(access, commit, known, large.has(access.ref.id))
    if (isLarge) large.add(access.ref.id)
    else large.delete(access.ref.id)
    keep(access.ref.id, key, entries)
    return entries
  }
}
