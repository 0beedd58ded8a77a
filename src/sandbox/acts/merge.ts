import { compareCommits, listCommits } from '../git/history.ts'
import { mergeTrees, rebaseCommits } from '../git/merge.ts'
import type { GitPerson } from '../git/objects.ts'
import { gitPerson, webFlow } from '../shapes/commit.ts'
import type { Account } from '../world/accounts.ts'
import { queueRules, type Repository } from '../world/repository.ts'
import type { PullIssue } from '../world/threads.ts'
import type { World } from '../world/world.ts'
import { branchTip, ruleViolations } from './mergeability.ts'
import { catchUp, closePull, mergesUnderWay } from './pull-moves.ts'
import { emitPull } from './pulls.ts'
import { moveRefs } from './refs.ts'

/** How a pull request is to be merged. `sha` is the head that was seen. */
export interface MergeWish {
  readonly method: 'merge' | 'squash' | 'rebase'
  readonly title: string | undefined
  readonly message: string | undefined
  readonly sha: string | undefined
  readonly actor: Account
}

/** What became of a merge; `status` and `message` are those of GitHub's synchronous endpoint. */
export type MergeResult =
  | { readonly kind: 'merged'; readonly sha: string }
  | { readonly kind: 'refused'; readonly status: 405 | 409; readonly message: string }

/** Merges a pull request by a real three-way merge, rules and head checked. */
export async function mergePull(
  world: World,
  repository: Repository,
  issue: PullIssue,
  wish: MergeWish,
): Promise<MergeResult> {
  if (mergesUnderWay.has(issue)) return refused(405, 'Merge already in progress')
  const merging = findObstacle(world, repository, issue, wish).then(
    obstacle => obstacle ?? moveBase(world, repository, issue, wish),
  )
  mergesUnderWay.set(
    issue,
    merging.catch(() => undefined),
  )
  try {
    return await merging
  } finally {
    mergesUnderWay.delete(issue)
    await catchUp(world, repository, issue)
  }
}

async function moveBase(
  world: World,
  repository: Repository,
  issue: PullIssue,
  wish: MergeWish,
): Promise<MergeResult> {
  const base = (await branchTip(repository, issue.pull.baseRef)) ?? issue.pull.baseSha
  const sha = await makeMergeCommit(world, repository, issue, { ...wish, base })
  if (sha === undefined) return refused(405, 'Pull Request is not mergeable')
  const name = `refs/heads/${issue.pull.baseRef}`
  const conflict = await moveRefs(world, repository, wish.actor, [{ name, before: base, after: sha }])
  if (conflict !== undefined) return refused(405, 'Base branch was modified. Review and try the merge again.')
  await recordMerge(world, repository, issue, { sha, actor: wish.actor })
  return { kind: 'merged', sha }
}

function refused(status: 405 | 409, message: string): MergeResult {
  return { kind: 'refused', status, message }
}

async function findObstacle(
  world: World,
  repository: Repository,
  issue: PullIssue,
  wish: MergeWish,
): Promise<MergeResult | undefined> {
  const { pull } = issue
  if (issue.state === 'closed') return refused(405, 'Pull Request is not mergeable')
  if (pull.draft) return refused(405, 'Pull Request is still a draft')
  if (wish.sha !== undefined && wish.sha !== pull.headSha) {
    return refused(409, headMoved)
  }
  if (queueRules(repository, pull.baseRef) !== undefined) {
    return refused(405, 'Changes must be made through the merge queue')
  }
  if (!repository.mergeMethods.includes(wish.method)) return refused(405, methodText(wish.method))
  const violations = await ruleViolations(world, repository, issue)
  if (violations.length === 0) return undefined
  const texts = violations.map(violation => violation.text).join('\n')
  const isOlder = repository.rules.get(pull.baseRef)?.older === true
  return refused(405, isOlder ? texts : `Repository rule violations found\n\n${texts}\n\n`)
}

/** What GitHub says where somebody pushed since. */
export const headMoved = 'Head branch was modified. Review and try the merge again.'

function methodText(method: MergeWish['method']): string {
  const named = { merge: 'Merge commits', squash: 'Squash merges', rebase: 'Rebase merges' }
  return `${named[method]} are not allowed on this repository.`
}

type Merging = Omit<MergeWish, 'sha'> & { readonly base: string }

/** The commit that merges a pull request into its base, by the wished method; undefined when that conflicts. */
export async function makeMergeCommit(
  world: World,
  repository: Repository,
  issue: PullIssue,
  merging: Merging,
): Promise<string | undefined> {
  const { git } = repository
  const { headSha } = issue.pull
  const committer = webFlow(world)
  const author = gitPerson(world, merging.actor)
  if (merging.method === 'rebase') return rebaseCommits(git, merging.base, headSha, committer)
  const merged = await mergeTrees(git, merging.base, headSha)
  if (merged.kind === 'conflict') return undefined
  const isSquash = merging.method === 'squash'
  const message = isSquash
    ? await squashMessage(repository, issue, merging, author)
    : mergeMessage(issue, merging)
  const parents = isSquash ? [merging.base] : [merging.base, headSha]
  const sha = await git.writeCommit({ tree: merged.tree, parents, author, committer, message })
  repository.signed.add(sha)
  return sha
}

function mergeMessage(issue: PullIssue, wish: Pick<MergeWish, 'title' | 'message'>): string {
  const title =
    wish.title ?? `Merge pull request #${issue.number} from ${issue.pull.headOwner}/${issue.pull.headRef}`
  const body = wish.message ?? issue.title
  return body === '' ? title : `${title}\n\n${body}`
}

// Defaults of a repository: the only commit's words, else the title and a list of all commits.
async function squashMessage(
  repository: Repository,
  issue: PullIssue,
  merging: Merging,
  author: GitPerson,
): Promise<string> {
  const oids = [...(await listCommits(repository.git, issue.pull.headSha, { notIn: merging.base }))].reverse()
  const commits = await Promise.all(oids.map(oid => repository.git.commit(oid)))
  const texts = commits.map(commit => splitMessage(commit?.message ?? ''))
  const [only] = texts
  const isSingle = texts.length === 1 && only !== undefined
  const title = merging.title ?? `${isSingle ? only.subject : issue.title} (#${issue.number})`
  const listed = isSingle
    ? only.rest
    : texts.map(({ subject, rest }) => `* ${subject}\n\n${rest}`.trim()).join('\n\n')
  const others = new Map(commits.map(commit => [commit?.author.email, commit?.author]))
  others.delete(author.email)
  const trailers = [...others.values()].map(person => `Co-authored-by: ${person?.name} <${person?.email}>`)
  const body = merging.message ?? [listed, trailers.join('\n')].filter(text => text !== '').join('\n\n')
  return body === '' ? title : `${title}\n\n${body}`
}

function splitMessage(message: string): { subject: string; rest: string } {
  const [subject = '', ...rest] = message.trimEnd().split('\n')
  return { subject, rest: rest.join('\n').trim() }
}

/** Closes a pull request as merged with a commit that its base has by now. */
export async function recordMerge(
  world: World,
  repository: Repository,
  issue: PullIssue,
  done: { readonly sha: string; readonly actor: Account },
): Promise<void> {
  issue.pull.mergedAt = world.clock.now()
  issue.pull.mergedBy = done.actor
  issue.pull.mergeCommitSha = done.sha
  issue.pull.queuedAt = undefined
  closePull(world, issue, done.actor)
  await emitPull(world, repository, issue, { action: 'closed', sender: done.actor })
  if (!repository.deleteBranchOnMerge || issue.pull.headRepositoryId !== repository.id) return
  const name = `refs/heads/${issue.pull.headRef}`
  await moveRefs(world, repository, done.actor, [{ name, after: '0'.repeat(40) }])
}

/** Brings a pull request's branch up to date with its base by a merge commit. */
export async function updatePullBranch(
  world: World,
  repository: Repository,
  issue: PullIssue,
  actor: Account,
): Promise<'updated' | 'conflict' | 'up-to-date'> {
  const base = (await branchTip(repository, issue.pull.baseRef)) ?? issue.pull.baseSha
  const { headSha, headRef, baseRef } = issue.pull
  const { behindBy } = await compareCommits(repository.git, base, headSha)
  if (behindBy === 0) return 'up-to-date'
  const merged = await mergeTrees(repository.git, base, headSha)
  if (merged.kind === 'conflict') return 'conflict'
  const message = `Merge branch '${baseRef}' into ${headRef}`
  const [author, committer] = [gitPerson(world, actor), webFlow(world)]
  const parents = [headSha, base]
  // A fork's branch is not this repository's to move.
  if (issue.pull.headRepositoryId !== repository.id) return 'conflict'
  const sha = await repository.git.writeCommit({ tree: merged.tree, parents, author, committer, message })
  repository.signed.add(sha)
  const name = `refs/heads/${headRef}`
  const refusal = await moveRefs(world, repository, actor, [{ name, before: headSha, after: sha }])
  return refusal === undefined ? 'updated' : 'conflict'
}
