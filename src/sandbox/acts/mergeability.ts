import { compareCommits } from '../git/history.ts'
import { mergeTrees } from '../git/merge.ts'
import { roles } from '../world/accounts.ts'
import type { Repository } from '../world/repository.ts'
import type { PullIssue } from '../world/threads.ts'
import { roleOf, type World } from '../world/world.ts'
import { type CheckState, checkStates, requiredState } from './check-states.ts'
import { tryMerge } from './pull-refs.ts'

/** What GitHub says about merging a pull request; `mergeable` null until a background job has looked. */
export interface Mergeability {
  readonly mergeable: boolean | null
  readonly state: 'CLEAN' | 'DIRTY' | 'BLOCKED' | 'BEHIND' | 'UNSTABLE' | 'DRAFT' | 'UNKNOWN'
}

const unknown: Mergeability = { mergeable: null, state: 'UNKNOWN' }

/** The commit at the tip of a branch. */
export async function branchTip(repository: Repository, branch: string): Promise<string | undefined> {
  return (await repository.git.ref(`refs/heads/${branch}`))?.oid
}

/** The mergeability as a read of the pull request shows it: unknown for the first reads after a move. */
export async function readMergeability(
  world: World,
  repository: Repository,
  issue: PullIssue,
): Promise<Mergeability> {
  const { pull } = issue
  const base = await branchTip(repository, pull.baseRef)
  if (issue.state === 'closed' || base === undefined) return unknown
  const key = `${base} ${pull.headSha}`
  if (pull.mergeableKey !== key) {
    pull.mergeableKey = key
    pull.mergeableReads = 0
  }
  pull.mergeableReads += 1
  if (pull.mergeableReads <= world.behaviour.mergeableAfterReads) return unknown
  await tryMerge(world, repository, issue, base)
  return judgeMergeability(world, repository, issue)
}

/** The mergeability as it is, without the pretence of a background job. */
export async function judgeMergeability(
  world: World,
  repository: Repository,
  issue: PullIssue,
): Promise<Mergeability> {
  const { pull } = issue
  const base = (await branchTip(repository, pull.baseRef)) ?? pull.baseSha
  if ((await mergeTrees(repository.git, base, pull.headSha)).kind === 'conflict') {
    return { mergeable: false, state: 'DIRTY' }
  }
  if (pull.draft) return { mergeable: true, state: 'DRAFT' }
  const violations = await ruleViolations(world, repository, issue)
  if (violations.some(violation => violation.kind === 'behind')) return { mergeable: true, state: 'BEHIND' }
  if (violations.length > 0) return { mergeable: true, state: 'BLOCKED' }
  const states = [...checkStates(repository, pull.headSha).values()]
  return { mergeable: true, state: states.every(state => state === 'success') ? 'CLEAN' : 'UNSTABLE' }
}

/** One rule of the base branch that a pull request does not meet, in GitHub's words. */
export interface Violation {
  readonly kind: 'behind' | 'checks' | 'approvals'
  /** Of a check: it can still be met without anybody's doing. */
  readonly waits?: boolean
  readonly text: string
}

/** Every rule of the base branch that a pull request does not meet; `merged`: judged by the checks of this merge of it. */
export async function ruleViolations(
  world: World,
  repository: Repository,
  issue: PullIssue,
  merged?: string,
): Promise<readonly Violation[]> {
  const { pull } = issue
  const rules = repository.rules.get(pull.baseRef)
  if (rules === undefined) return []
  // Read once: a check that ends meanwhile must not look like one that failed.
  const checks = rules.requiredChecks.map(name => {
    const wanted = { name, app: rules.requiredApps?.[name] }
    return { name, state: requiredState(repository, merged ?? pull.headSha, wanted) }
  })
  const base = (await branchTip(repository, pull.baseRef)) ?? pull.baseSha
  const { behindBy } = await compareCommits(repository.git, base, pull.headSha)
  return [
    ...checks.filter(({ state }) => state !== 'success').map(checkViolation),
    ...(rules.strict && behindBy > 0 && merged === undefined
      ? [{ kind: 'behind' as const, text: 'Head branch is out of date.' }]
      : []),
    ...approvalViolations(world, repository, issue, rules.approvals ?? 0),
  ]
}

function checkViolation({
  name,
  state,
}: {
  readonly name: string
  readonly state: CheckState | undefined
}): Violation {
  const how = state === undefined ? 'expected' : state === 'pending' ? 'in progress' : 'failing'
  const text = `Required status check "${name}" is ${how}.`
  return { kind: 'checks', text, waits: state === undefined || state === 'pending' }
}

function approvalViolations(
  world: World,
  repository: Repository,
  issue: PullIssue,
  wanted: number,
): readonly Violation[] {
  const missing = wanted - countApprovals(world, repository, issue)
  if (missing <= 0) return []
  const text = `At least ${wanted} approving review is required by reviewers with write access.`
  return [{ kind: 'approvals', text }]
}

/** How many people with write access approve, by their latest review that is more than a comment. */
export function countApprovals(world: World, repository: Repository, issue: PullIssue): number {
  const latest = new Map<number, string>()
  for (const review of issue.pull.reviews) {
    const counts = roles.indexOf(roleOf(world, repository, review.user)) >= roles.indexOf('write')
    if (counts && review.state !== 'COMMENTED' && review.state !== 'PENDING')
      latest.set(review.user.id, review.state)
  }
  return [...latest.values()].filter(state => state === 'APPROVED').length
}
