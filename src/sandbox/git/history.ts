import { git, runGit } from './run.ts'
import type { GitStore } from './store.ts'

/** How two commits stand to each other. */
export interface Comparison {
  readonly mergeBase: string | undefined
  readonly aheadBy: number
  readonly behindBy: number
  /** Each took the other in at some time: there are more merge bases than this one. */
  readonly crossed?: boolean
}

const comparisons = new WeakMap<GitStore, Map<string, Comparison>>()

/** The merge base of two commits and how far each has gone from it. */
export async function compareCommits(store: GitStore, base: string, head: string): Promise<Comparison> {
  const known = comparisons.get(store) ?? new Map<string, Comparison>()
  comparisons.set(store, known)
  const key = `${base} ${head}`
  const comparison = known.get(key) ?? (await measureComparison(store, base, head))
  known.set(key, comparison)
  return comparison
}

// How far histories without merges are followed here before git is asked.
const furthest = 5_000

async function onlyParent(store: GitStore, oid: string | undefined): Promise<string | undefined> {
  const parents = oid === undefined ? [] : ((await store.commit(oid))?.parents ?? [])
  return parents.length === 1 ? parents[0] : undefined
}

// A commit and its only parents, newest first, up to a merge, a root or so many.
async function followParents(store: GitStore, start: string, most: number): Promise<readonly string[]> {
  const path: string[] = []
  for (let oid: string | undefined = start; oid !== undefined && path.length < most; ) {
    path.push(oid)
    oid = await onlyParent(store, oid)
  }
  return path
}

// Both are followed step by step. Up to the first commit that both have, nothing was merged: counting steps is enough.
async function compareStraight(store: GitStore, base: string, head: string): Promise<Comparison | undefined> {
  const [left, right] = [new Map<string, number>(), new Map<string, number>()]
  let [ours, theirs]: (string | undefined)[] = [base, head]
  for (let step = 0; step < furthest && (ours ?? theirs) !== undefined; step++) {
    if (ours !== undefined) left.set(ours, step)
    if (theirs !== undefined) right.set(theirs, step)
    const mergeBase = [ours, theirs].find(oid => oid !== undefined && left.has(oid) && right.has(oid))
    if (mergeBase !== undefined)
      return { mergeBase, aheadBy: right.get(mergeBase) ?? 0, behindBy: left.get(mergeBase) ?? 0 }
    ;[ours, theirs] = [await onlyParent(store, ours), await onlyParent(store, theirs)]
  }
  return undefined
}

async function measureComparison(store: GitStore, base: string, head: string): Promise<Comparison> {
  if (base === head) return { mergeBase: base, aheadBy: 0, behindBy: 0 }
  const straight = await compareStraight(store, base, head)
  if (straight !== undefined) return straight
  const [found, counted] = await Promise.all([
    runGit(store.folder, ['merge-base', '--all', base, head]),
    git(store.folder, ['rev-list', '--left-right', '--count', `${base}...${head}`]),
  ])
  const [behindBy = 0, aheadBy = 0] = counted.trim().split('\t').map(Number)
  const [mergeBase, another] = found.stdout
    .toString('utf8')
    .trim()
    .split('\n')
    .filter(oid => oid !== '')
  return { mergeBase, aheadBy, behindBy, ...(another === undefined ? {} : { crossed: true }) }
}

/** Whether moving a ref from `before` to `after` loses no commit. */
export async function isFastForward(store: GitStore, before: string, after: string): Promise<boolean> {
  const { mergeBase } = await compareCommits(store, before, after)
  return mergeBase === before
}

/** Which commits of a history, and how many of them. */
export interface CommitWish {
  /** Without those reachable from here. */
  readonly notIn?: string
  /** Only those that changed this path. */
  readonly path?: string
  readonly limit?: number
  readonly skip?: number
}

/** The commits reachable from `head`, newest first, at most `limit` (250). */
export async function listCommits(
  store: GitStore,
  head: string,
  wish: CommitWish,
): Promise<readonly string[]> {
  const { path, limit = 250, skip = 0 } = wish
  const straight = path === undefined ? await listStraight(store, head, wish.notIn) : undefined
  return straight === undefined ? listByGit(store, head, wish) : straight.slice(skip, skip + limit)
}

// Without merges there is one order only.
async function listStraight(
  store: GitStore,
  head: string,
  notIn: string | undefined,
): Promise<readonly string[] | undefined> {
  if (notIn !== undefined) {
    const straight = await compareStraight(store, notIn, head)
    return straight && followParents(store, head, straight.aheadBy)
  }
  const all = await followParents(store, head, furthest)
  const oldest = await store.commit(all.at(-1) ?? '')
  return oldest?.parents.length === 0 ? all : undefined
}

async function listByGit(store: GitStore, head: string, wish: CommitWish): Promise<readonly string[]> {
  const { notIn, path, limit = 250, skip = 0 } = wish
  const range = notIn === undefined ? [head] : [head, `^${notIn}`]
  const args = ['rev-list', '--topo-order', `--max-count=${limit}`, `--skip=${skip}`, ...range]
  const text = await git(store.folder, [...args, '--', ...(path === undefined ? [] : [`:(literal)${path}`])])
  return text.split('\n').filter(line => line !== '')
}
