import { mergeTrees } from '../git/merge.ts'
import { git } from '../git/run.ts'
import { webFlow } from '../shapes/commit.ts'
import type { Repository } from '../world/repository.ts'
import type { PullIssue } from '../world/threads.ts'
import type { World } from '../world/world.ts'

/** Brings a fork's branch into the repository that it is proposed to, where all work on it happens. */
export async function fetchHead(repository: Repository, fork: Repository, branch: string): Promise<void> {
  await git(repository.git.folder, ['fetch', '--quiet', '--no-tags', fork.git.folder, `refs/heads/${branch}`])
}

/** Points `refs/pull/<number>/head` at a pull request's head. */
export async function trackHead(repository: Repository, issue: PullIssue): Promise<void> {
  await repository.git.updateRefs([{ name: `refs/pull/${issue.number}/head`, after: issue.pull.headSha }])
}

/** The commit that merging would make now, kept as `refs/pull/<number>/merge`; undefined when it conflicts. */
export async function tryMerge(
  world: World,
  repository: Repository,
  issue: PullIssue,
  base: string,
): Promise<string | undefined> {
  const { pull } = issue
  const key = `${base} ${pull.headSha}`
  if (pull.testMerge?.key === key) return pull.testMerge.sha
  const merged = await mergeTrees(repository.git, base, pull.headSha)
  if (merged.kind === 'conflict') return undefined
  const person = webFlow(world)
  const message = `Merge ${pull.headSha} into ${base}`
  const parents = [base, pull.headSha]
  const commit = { tree: merged.tree, parents, author: person, committer: person, message }
  const sha = await repository.git.writeCommit(commit)
  await repository.git.updateRefs([{ name: `refs/pull/${issue.number}/merge`, after: sha }])
  pull.testMerge = { key, sha }
  return sha
}
