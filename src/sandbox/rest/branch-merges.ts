import { branchTip } from '../acts/mergeability.ts'
import { moveRefs } from '../acts/refs.ts'
import { demandFreeBranch } from '../acts/rules.ts'
import { compareCommits } from '../git/history.ts'
import { mergeTrees } from '../git/merge.ts'
import { type Answer, created, noContent, notFound, refuse } from '../http/answer.ts'
import { actorOf, type RepositoryCall } from '../http/call.ts'
import { optionalText, requiredText } from '../http/fields.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { commitShape, gitPerson, webFlow } from '../shapes/commit.ts'
import { resolveCommit } from './commits.ts'

/** Merging one branch into another without a pull request. */
export const branchMergeRoutes: readonly RepositoryRoute[] = [
  ['POST', '/merges', 'contents:write', 'write', mergeBranch],
]

async function mergeBranch(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call
  const base = requiredText(body, 'base', 'Merge')
  const head = requiredText(body, 'head', 'Merge')
  const before = (await branchTip(repository, base)) ?? refuse(404, 'Base does not exist')
  const other = (await resolveCommit(repository, head)) ?? refuse(404, 'Head does not exist')
  if ((await compareCommits(repository.git, before, other)).aheadBy === 0) return noContent
  const merged = await mergeTrees(repository.git, before, other)
  if (merged.kind === 'conflict') return refuse(409, 'Merge conflict')
  demandFreeBranch(repository, `refs/heads/${base}`)
  const message = optionalText(body, 'commit_message') ?? `Merge ${head} into ${base}`
  const [author, committer] = [gitPerson(world, actorOf(call)), webFlow(world)]
  const commit = { tree: merged.tree, parents: [before, other], author, committer, message }
  const after = await repository.git.writeCommit(commit)
  repository.signed.add(after)
  const update = { name: `refs/heads/${base}`, before, after }
  const refusal = await moveRefs(world, repository, actorOf(call), [update])
  return refusal === undefined ? created(await commitShape(world, repository, after)) : notFound()
}
