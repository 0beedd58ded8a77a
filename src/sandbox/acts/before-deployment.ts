import { compareCommits } from '../git/history.ts'
import { mergeTrees } from '../git/merge.ts'
import { refuse } from '../http/answer.ts'
import { gitPerson, webFlow } from '../shapes/commit.ts'
import type { Account } from '../world/accounts.ts'
import type { Repository } from '../world/repository.ts'
import type { World } from '../world/world.ts'
import { checkStates } from './check-states.ts'
import { branchTip } from './mergeability.ts'
import { moveRefs } from './refs.ts'

/** What is to be deployed, and by whom; `ref` a branch, a tag or a commit. */
interface Wanted {
  readonly sha: string
  readonly ref: string
  readonly actor: Account
}

/** By default GitHub merges the default branch into a branch that lacks some of it, and then deploys nothing; answers whether it did. */
export async function mergeDefaultBranch(
  world: World,
  repository: Repository,
  { sha, ref, actor }: Wanted,
): Promise<boolean> {
  const tip = await branchTip(repository, repository.defaultBranch)
  if (tip === undefined || (await branchTip(repository, ref)) === undefined) return false
  if ((await compareCommits(repository.git, tip, sha)).behindBy === 0) return false
  const merged = await mergeTrees(repository.git, sha, tip)
  if (merged.kind === 'conflict')
    return refuse(409, `Conflict merging ${repository.defaultBranch} into ${ref}.`)
  const message = `Merge branch '${repository.defaultBranch}' into ${ref}`
  const [author, committer, parents] = [gitPerson(world, actor), webFlow(world), [sha, tip]]
  const commit = { tree: merged.tree, parents, author, committer, message }
  const after = await repository.git.writeCommit(commit)
  await moveRefs(world, repository, actor, [{ name: `refs/heads/${ref}`, before: sha, after }])
  return true
}

/** Demands that the contexts are green; by default every status and check that the commit has. */
export function demandContexts(
  repository: Repository,
  sha: string,
  contexts: readonly string[] | undefined,
): void {
  const known = checkStates(repository, sha)
  const wanted = contexts ?? [...known.keys()]
  if (wanted.every(context => known.get(context) === 'success')) return
  const states = wanted.map(context => ({ context, state: known.get(context) ?? 'pending' }))
  refuse(409, `Conflict: Commit status checks failed for ${sha}.`, [
    { contexts: states, resource: 'Deployment', field: 'required_contexts', code: 'invalid' },
  ])
}
