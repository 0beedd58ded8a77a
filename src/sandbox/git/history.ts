import { git, runGit } from './run.ts'
import type { GitStore } from './store.ts'

/** How two commits stand to each other. */
export interface Comparison {
  readonly mergeBase: string | undefined
  readonly aheadBy: number
  readonly behindBy: number
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
const furthest = 250

// A commit and its only parents, newest first, up to a merge, a root or the limit.
async function followParents(store: GitStore, start: string): Promise<readonly string[]> {
  const path = [start]
  while (path.length < furthest) {
    const parents = (await store.commit(path.at(-1) ?? ''))?.parents ?? []
    const [only] = parents
    if (parents.length !== 1 || only === undefined) break
    path.push(only)
  }
  return path
}

// Between a commit and the first one that both have, nothing was merged: counting steps is enough.
async function compareStraight(store: GitStore, base: string, head: string): Promise<Comparison | undefined> {
  const [left, right] = await Promise.all([followParents(store, base), followParents(store, head)])
  const steps = new Map(left.map((oid, index) => [oid, index]))
  const aheadBy = right.findIndex(oid => steps.has(oid))
  const mergeBase = right[aheadBy]
  return mergeBase === undefined ? undefined : { mergeBase, aheadBy, behindBy: steps.get(mergeBase) ?? 0 }
}

async function measureComparison(store: GitStore, base: string, head: string): Promise<Comparison> {
  if (base === head) return { mergeBase: base, aheadBy: 0, behindBy: 0 }
  const straight = await compareStraight(store, base, head)
  if (straight !== undefined) return straight
  const [found, counted] = await Promise.all([
    runGit(store.folder, ['merge-base', base, head]),
    git(store.folder, ['rev-list', '--left-right', '--count', `${base}...${head}`]),
  ])
  const [behindBy = 0, aheadBy = 0] = counted.trim().split('\t').map(Number)
  const mergeBase = found.code === 0 ? found.stdout.toString('utf8').trim() : undefined
  return { mergeBase, aheadBy, behindBy }
}

/** Whether moving a ref from `before` to `after` loses no commit. */
export async function isFastForward(store: GitStore, before: string, after: string): Promise<boolean> {
  const { mergeBase } = await compareCommits(store, before, after)
  return mergeBase === before
}

/** The commits reachable from `head` but not from `base` (or all), newest first, at most `limit`. */
export async function listCommits(
  store: GitStore,
  head: string,
  options: {
    readonly notIn?: string
    readonly path?: string
    readonly limit?: number
    readonly skip?: number
  },
): Promise<readonly string[]> {
  const { notIn, path, limit = 250, skip = 0 } = options
  if (notIn !== undefined && path === undefined) {
    const straight = await compareStraight(store, notIn, head)
    const own = straight && (await followParents(store, head)).slice(0, straight.aheadBy)
    if (own !== undefined) return own.slice(skip, skip + limit)
  }
  const range = notIn === undefined ? [head] : [head, `^${notIn}`]
  const args = ['rev-list', '--topo-order', `--max-count=${limit}`, `--skip=${skip}`, ...range]
  const text = await git(store.folder, [...args, '--', ...(path === undefined ? [] : [`:(literal)${path}`])])
  return text.split('\n').filter(line => line !== '')
}
