import { compareCommits, listCommits } from './history.ts'
import { mergeApart } from './merge-apart.ts'
import type { GitPerson } from './objects.ts'
import { runGit } from './run.ts'
import type { GitStore } from './store.ts'

/** What a three-way merge came to: the merged tree, or that it conflicts. */
export type MergeOutcome = { readonly kind: 'clean'; readonly tree: string } | { readonly kind: 'conflict' }

const merges = new WeakMap<GitStore, Map<string, MergeOutcome>>()

/** Git's real three-way merge of two commits, in memory; nothing is committed. */
export async function mergeTrees(store: GitStore, base: string, head: string): Promise<MergeOutcome> {
  const known = merges.get(store) ?? new Map<string, MergeOutcome>()
  merges.set(store, known)
  const key = `${base} ${head}`
  const outcome = known.get(key) ?? (await measureMerge(store, base, head))
  known.set(key, outcome)
  return outcome
}

async function measureMerge(store: GitStore, base: string, head: string): Promise<MergeOutcome> {
  const { mergeBase, crossed } = await compareCommits(store, base, head)
  if (mergeBase === base) return { kind: 'clean', tree: await store.treeOf(head) }
  if (mergeBase !== undefined && crossed !== true) {
    const [from, ours, theirs] = await Promise.all([mergeBase, base, head].map(oid => store.treeOf(oid)))
    const tree = await mergeApart(store, from ?? '', [ours ?? '', theirs ?? ''])
    if (tree !== undefined) return { kind: 'clean', tree }
  }
  const outcome = await runGit(store.folder, ['merge-tree', '--write-tree', '--no-messages', base, head])
  if (outcome.code !== 0) return { kind: 'conflict' }
  return { kind: 'clean', tree: outcome.stdout.toString('utf8').trim() }
}

/** Replays `head`'s own commits onto `base`; answers the new tip, or undefined when one conflicts. */
export async function rebaseCommits(
  store: GitStore,
  base: string,
  head: string,
  committer: GitPerson,
): Promise<string | undefined> {
  const commits = [...(await listCommits(store, head, { notIn: base }))].reverse()
  let tip = base
  for (const oid of commits) {
    const next = await replayCommit(store, tip, oid, committer)
    if (next === undefined) return undefined
    tip = next
  }
  return tip
}

async function replayCommit(store: GitStore, tip: string, oid: string, committer: GitPerson) {
  const [commit, onto] = await Promise.all([store.commit(oid), store.commit(tip)])
  const parent = await store.commit(commit?.parents[0] ?? '')
  if (commit === undefined || onto === undefined || parent === undefined) return undefined
  // git 2.39's merge-tree takes no explicit base: three commits made for the purpose give it one.
  const make = (tree: string, parents: readonly string[]) =>
    store.writeCommit({ tree, parents, author: committer, committer, message: 'merge base' })
  const base = await make(parent.tree, [])
  const [ours, theirs] = await Promise.all([make(onto.tree, [base]), make(commit.tree, [base])])
  const merged = await mergeTrees(store, ours, theirs)
  if (merged.kind === 'conflict') return undefined
  return store.writeCommit({ ...commit, tree: merged.tree, parents: [tip], committer })
}
