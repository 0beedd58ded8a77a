import type {
  MergeOutcome,
  PullRequest,
  PullRequestReview,
  PullRequests,
  Scheduled,
} from '../../../src/engine/ports/ports.ts'
import type { Calls } from './calls.ts'
import type { FakeClock } from './fake-clock.ts'
import { addCommit, commitAt, commitsAhead, headOf, mergeFiles } from './git.ts'
import type { FakePullRequest, FakeRepositoryState } from './state.ts'

/** The `PullRequests` port over the in-memory git. */
export function createFakePullRequests(
  state: FakeRepositoryState,
  calls: Calls,
  clock: FakeClock,
  number: () => number,
): PullRequests {
  const run = <T>(name: string, effect: () => T) => calls.run(`pullRequests.${name}`, effect)
  return {
    find: branch =>
      run('find', () =>
        newestFirst(state)
          .filter(each => each.branch === branch)
          .map(view),
      ),
    open: proposal => run('open', () => open(state, proposal, clock, number)),
    update: (which, change) =>
      run('update', () => {
        const pullRequest = byNumber(state, which)
        pullRequest.title = change.title ?? pullRequest.title
        pullRequest.body = change.body ?? pullRequest.body
        if (change.scheduled === false) state.autoMerges.delete(which)
        if (change.state === 'closed' && pullRequest.state === 'open') {
          pullRequest.state = 'closed'
          state.autoMerges.delete(which)
        }
        pullRequest.updatedAt = clock.now()
      }),
    review: which => run('review', () => review(state, byNumber(state, which))),
    merge: request => run('merge', () => merge(state, request, clock)),
    schedule: request => run('schedule', () => schedule(state, request)),
    recent: since =>
      run('recent', () =>
        newestFirst(state)
          .filter(each => each.ours && (each.state === 'open' || each.updatedAt >= since))
          .map(view),
      ),
  }
}

function view({ updatedAt: _, ...pullRequest }: FakePullRequest): PullRequest {
  return { ...pullRequest }
}

function newestFirst(state: FakeRepositoryState): readonly FakePullRequest[] {
  return state.pullRequests.toReversed()
}

export function byNumber(state: FakeRepositoryState, number: number): FakePullRequest {
  const found = state.pullRequests.find(each => each.number === number)
  if (found === undefined) throw new Error(`no pull request #${number}`)
  return found
}

function open(
  state: FakeRepositoryState,
  proposal: { readonly branch: string; readonly title: string; readonly body: string },
  clock: FakeClock,
  number: () => number,
): Awaited<ReturnType<PullRequests['open']>> {
  const head = state.branches.get(proposal.branch)
  if (head === undefined) return { kind: 'nothing-to-merge' }
  if (state.pullRequests.some(each => each.branch === proposal.branch && each.state === 'open'))
    return { kind: 'exists' }
  if (commitsAhead(state, head, headOf(state, state.defaultBranch).sha).length === 0)
    return { kind: 'nothing-to-merge' }
  const id = number()
  const pullRequest: FakePullRequest = {
    number: id,
    url: `https://github.test/${state.ref.owner}/${state.ref.name}/pull/${id}`,
    head,
    base: state.defaultBranch,
    state: 'open',
    draft: false,
    ours: true,
    createdAt: clock.now(),
    updatedAt: clock.now(),
    ...proposal,
  }
  state.pullRequests.push(pullRequest)
  state.threads.set(id, { number: id, locked: false, pullRequest: true, fromFork: false })
  return { kind: 'opened', pullRequest: view(pullRequest) }
}

function review(state: FakeRepositoryState, pullRequest: FakePullRequest): PullRequestReview {
  const baseHead = headOf(state, pullRequest.base).sha
  return {
    pullRequest: view(pullRequest),
    commits: commitsAhead(state, pullRequest.head, baseHead).map(({ sha, message, ours, committedAt }) => ({
      sha,
      message,
      ours,
      committedAt,
    })),
    baseHead,
    mergeable: mergeFiles(state, pullRequest.head, baseHead) === undefined ? 'conflict' : 'yes',
    checks: state.checks.get(pullRequest.head) ?? [],
    requiredChecks: state.requiredChecks,
    approvals: state.approvals.get(pullRequest.number) ?? [],
    scheduled: state.autoMerges.has(pullRequest.number),
    autoMerge: autoMergeOf(state, pullRequest.number),
  }
}

function autoMergeOf(state: FakeRepositoryState, number: number): PullRequestReview['autoMerge'] {
  const on = state.autoMerges.get(number)
  if (on === undefined) return { kind: state.allowsAutoMerge ? 'off' : 'forbidden' }
  return on === 'theirs' ? { kind: 'theirs' } : { kind: 'ours', message: on.message }
}

function schedule(state: FakeRepositoryState, request: Parameters<PullRequests['schedule']>[0]): Scheduled {
  const pullRequest = byNumber(state, request.number)
  if (!state.allowsAutoMerge)
    return { kind: 'unavailable', reason: 'Auto merge is not allowed for this repository' }
  if (state.requiredChecks.length === 0 && state.requiredReviews === 0)
    return { kind: 'unavailable', reason: 'Protected branch rules not configured for this branch' }
  if (missing(state, pullRequest) === undefined) return { kind: 'ready' }
  if (pullRequest.head !== request.head) return { kind: 'head-moved' }
  state.autoMerges.set(pullRequest.number, request)
  return { kind: 'scheduled' }
}

/** The first rule of the default branch that is not met, in GitHub's words. */
function missing(state: FakeRepositoryState, { head, number }: FakePullRequest): string | undefined {
  const { requiredChecks, requiredReviews } = state
  const passed = (state.checks.get(head) ?? []).filter(({ status }) => status === 'passed')
  const names = requiredChecks === 'unknown' ? [] : requiredChecks
  const check = names.find(name => passed.every(each => each.name !== name))
  if (check !== undefined) return `Required status check "${check}" is expected`
  const approvals = (state.approvals.get(number) ?? []).filter(({ canWrite }) => canWrite).length
  return approvals < requiredReviews
    ? `At least ${requiredReviews} approving review is required by reviewers with write access`
    : undefined
}

/** What GitHub does by itself where auto-merge is on and the required checks are green, whatever the head is by then. */
export function mergeByItself(state: FakeRepositoryState, clock: FakeClock): void {
  for (const [number, on] of state.autoMerges) {
    const pullRequest = byNumber(state, number)
    const { head } = pullRequest
    if (pullRequest.state !== 'open' || missing(state, pullRequest) !== undefined) continue
    const { title, message } = on === 'theirs' ? { title: 'theirs', message: '' } : on
    merge(state, { number, head, title, message }, clock)
    state.autoMerges.delete(number)
  }
}

function merge(
  state: FakeRepositoryState,
  request: Parameters<PullRequests['merge']>[0],
  clock: FakeClock,
): MergeOutcome {
  const pullRequest = byNumber(state, request.number)
  if (pullRequest.state === 'merged' && pullRequest.mergeCommit !== undefined)
    return {
      kind: 'merged',
      sha: pullRequest.mergeCommit,
      onto: commitAt(state, pullRequest.mergeCommit).parents[0] ?? pullRequest.mergeCommit,
    }
  if (pullRequest.state !== 'open' || pullRequest.draft)
    return { kind: 'blocked', reason: 'Pull Request is not mergeable' }
  if (pullRequest.head !== request.head) return { kind: 'head-moved' }
  const reason = missing(state, pullRequest)
  if (reason !== undefined) return { kind: 'blocked', reason, awaits: true }
  const base = headOf(state, pullRequest.base)
  const files = mergeFiles(state, request.head, base.sha)
  if (files === undefined) return { kind: 'blocked', reason: 'Pull Request is not mergeable' }
  const { sha } = addCommit(state, {
    files,
    message: `${request.title}\n\n${request.message}`,
    parents: [base.sha],
    ours: true,
  })
  state.branches.set(pullRequest.base, sha)
  pullRequest.state = 'merged'
  pullRequest.mergeCommit = sha
  pullRequest.mergedAt = clock.now()
  pullRequest.updatedAt = clock.now()
  return { kind: 'merged', sha, onto: base.sha }
}
