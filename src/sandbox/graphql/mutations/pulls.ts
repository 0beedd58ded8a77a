import { type MergeWish, mergePull, updatePullBranch } from '../../acts/merge.ts'
import { dequeue, enqueue, hasQueue } from '../../acts/merge-queue.ts'
import { judgeMergeability } from '../../acts/mergeability.ts'
import { addReview, retarget, setDraft, setPullState } from '../../acts/pull-edit.ts'
import { emitPull, openPull } from '../../acts/pulls.ts'
import { actorOf, appOf } from '../../http/call.ts'
import type { Repository } from '../../world/repository.ts'
import type { PullIssue } from '../../world/threads.ts'
import { type Context, demand } from '../context.ts'
import { fail } from '../failure.ts'
import { pullById, repositoryById } from '../lookup.ts'
import { actorNode } from '../nodes/actor.ts'
import { pullNode, queueEntryNode, reviewNode } from '../nodes/pull.ts'

interface Input<Fields> {
  readonly input: Fields & { readonly clientMutationId?: string | null }
}

interface OnPull {
  readonly pullRequestId: string
}

function find(context: Context, id: string, permission = 'pull_requests:write') {
  const found = pullById(context, id)
  demand(context, found.repository, permission, 'write')
  return found
}

function answer(context: Context, repository: Repository, issue: PullIssue, id: string | null | undefined) {
  return {
    clientMutationId: id,
    actor: actorNode(context.call.world, actorOf(context.call)),
    pullRequest: () => pullNode(context, repository, issue),
  }
}

interface NewPull {
  readonly repositoryId: string
  readonly title: string
  readonly body?: string | null
  readonly headRefName: string
  readonly baseRefName: string
  readonly draft?: boolean | null
  readonly maintainerCanModify?: boolean | null
}

async function createPullRequest({ input }: Input<NewPull>, context: Context) {
  const repository = repositoryById(context, input.repositoryId)
  demand(context, repository, 'pull_requests:write', 'write')
  const author = { account: actorOf(context.call), app: appOf(context.call) }
  const short = (name: string) => name.replace(/^refs\/heads\//, '')
  const issue = await openPull(context.call.world, repository, author, {
    title: input.title,
    body: input.body ?? null,
    head: short(input.headRefName),
    base: short(input.baseRefName),
    draft: input.draft ?? false,
    maintainerCanModify: input.maintainerCanModify ?? true,
  })
  return answer(context, repository, issue, input.clientMutationId)
}

interface PullEdit extends OnPull {
  readonly title?: string | null
  readonly body?: string | null
  readonly baseRefName?: string | null
  readonly state?: 'OPEN' | 'CLOSED' | null
}

async function updatePullRequest({ input }: Input<PullEdit>, context: Context) {
  const { repository, issue } = find(context, input.pullRequestId)
  const { world } = context.call
  const sender = actorOf(context.call)
  if ((input.title ?? input.body ?? undefined) !== undefined) {
    const changes = { title: { from: issue.title }, body: { from: issue.body ?? '' } }
    issue.title = input.title ?? issue.title
    issue.body = input.body ?? issue.body
    issue.updatedAt = world.clock.now()
    await emitPull(world, repository, issue, { action: 'edited', sender, payload: { changes } })
  }
  const base = input.baseRefName ?? issue.pull.baseRef
  if (base !== issue.pull.baseRef) await retarget(world, repository, issue, { base, sender })
  const state = input.state === 'CLOSED' ? 'closed' : input.state === 'OPEN' ? 'open' : issue.state
  await setPullState(world, repository, issue, { state, sender })
  return answer(context, repository, issue, input.clientMutationId)
}

function setState(state: 'open' | 'closed') {
  return async ({ input }: Input<OnPull>, context: Context) => {
    const { repository, issue } = find(context, input.pullRequestId)
    await setPullState(context.call.world, repository, issue, { state, sender: actorOf(context.call) })
    return answer(context, repository, issue, input.clientMutationId)
  }
}

function setDraftTo(draft: boolean) {
  return async ({ input }: Input<OnPull>, context: Context) => {
    const { repository, issue } = find(context, input.pullRequestId)
    await setDraft(context.call.world, repository, issue, { draft, sender: actorOf(context.call) })
    return answer(context, repository, issue, input.clientMutationId)
  }
}

interface Merge extends OnPull {
  readonly commitHeadline?: string | null
  readonly commitBody?: string | null
  readonly expectedHeadOid?: string | null
  readonly mergeMethod?: 'MERGE' | 'SQUASH' | 'REBASE' | null
}

const methods = { MERGE: 'merge', SQUASH: 'squash', REBASE: 'rebase' } as const

function readWish(input: Merge, context: Context): MergeWish {
  return {
    method: methods[input.mergeMethod ?? 'MERGE'],
    title: input.commitHeadline ?? undefined,
    message: input.commitBody ?? undefined,
    sha: input.expectedHeadOid ?? undefined,
    actor: actorOf(context.call),
  }
}

async function mergePullRequest({ input }: Input<Merge>, context: Context) {
  const { repository, issue } = find(context, input.pullRequestId, 'contents:write')
  const result = await mergePull(context.call.world, repository, issue, readWish(input, context))
  if (result.kind === 'refused') {
    return fail(result.status === 409 ? 'STALE_DATA' : 'UNPROCESSABLE', result.message)
  }
  return answer(context, repository, issue, input.clientMutationId)
}

async function enablePullRequestAutoMerge({ input }: Input<Merge>, context: Context) {
  const { repository, issue } = find(context, input.pullRequestId)
  if (!repository.allowAutoMerge) fail('UNPROCESSABLE', 'Auto merge is not allowed for this repository')
  const { world } = context.call
  const { state } = await judgeMergeability(world, repository, issue)
  if (state === 'CLEAN' || state === 'UNSTABLE') {
    fail('UNPROCESSABLE', `Pull request Pull request is in ${state.toLowerCase()} status`)
  }
  if (!repository.rules.has(issue.pull.baseRef)) {
    fail('UNPROCESSABLE', 'Pull request Protected branch rules not configured for this branch')
  }
  const { method, title, message, actor, sha } = readWish(input, context)
  if (sha !== undefined && sha !== issue.pull.headSha) fail('STALE_DATA', 'Head branch was modified.')
  issue.pull.autoMerge = { method, title, message, enabledBy: actor }
  await emitPull(world, repository, issue, { action: 'auto_merge_enabled', sender: actor })
  return answer(context, repository, issue, input.clientMutationId)
}

async function disablePullRequestAutoMerge({ input }: Input<OnPull>, context: Context) {
  const { repository, issue } = find(context, input.pullRequestId)
  if (issue.pull.autoMerge === undefined)
    fail('UNPROCESSABLE', "Can't disable auto-merge for this pull request.")
  issue.pull.autoMerge = undefined
  const sender = actorOf(context.call)
  await emitPull(context.call.world, repository, issue, { action: 'auto_merge_disabled', sender })
  return answer(context, repository, issue, input.clientMutationId)
}

async function enqueuePullRequest(
  { input }: Input<OnPull & { readonly expectedHeadOid?: string | null }>,
  context: Context,
) {
  const { repository, issue } = find(context, input.pullRequestId)
  const expected = input.expectedHeadOid ?? issue.pull.headSha
  if (!hasQueue(repository, issue)) return fail('UNPROCESSABLE', 'No merge queue found for this branch.')
  if (expected !== issue.pull.headSha) return fail('STALE_DATA', 'Head branch was modified.')
  if (issue.state === 'closed') return fail('UNPROCESSABLE', 'Pull request is closed.')
  if (issue.pull.draft) return fail('UNPROCESSABLE', 'Pull request is still a draft.')
  if (issue.pull.queuedAt !== undefined) return fail('UNPROCESSABLE', 'Pull request is already in the queue.')
  await enqueue(context.call.world, repository, issue, actorOf(context.call))
  return { clientMutationId: input.clientMutationId, mergeQueueEntry: queueEntryNode(repository, issue) }
}

async function dequeuePullRequest({ input }: Input<{ readonly id: string }>, context: Context) {
  const { repository, issue } = find(context, input.id)
  if (issue.pull.queuedAt === undefined) return fail('UNPROCESSABLE', 'Pull request is not in the queue.')
  const mergeQueueEntry = queueEntryNode(repository, issue)
  const leave = { actor: actorOf(context.call), reason: 'MANUAL' } as const
  await dequeue(context.call.world, repository, issue, leave)
  return { clientMutationId: input.clientMutationId, mergeQueueEntry }
}

async function updatePullRequestBranch({ input }: Input<Merge>, context: Context) {
  const { repository, issue } = find(context, input.pullRequestId)
  const expected = input.expectedHeadOid ?? issue.pull.headSha
  if (expected !== issue.pull.headSha) fail('STALE_DATA', "expected head sha didn't match current head ref.")
  const outcome = await updatePullBranch(context.call.world, repository, issue, actorOf(context.call))
  if (outcome !== 'updated') fail('UNPROCESSABLE', 'merge conflict between base and head')
  return answer(context, repository, issue, input.clientMutationId)
}

const verdicts = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const

interface NewReview extends OnPull {
  readonly body?: string | null
  readonly event?: keyof typeof verdicts | null
  readonly commitOID?: string | null
}

async function addPullRequestReview({ input }: Input<NewReview>, context: Context) {
  const { repository, issue } = pullById(context, input.pullRequestId)
  demand(context, repository, 'pull_requests:write')
  const review = await addReview(context.call.world, repository, issue, {
    user: actorOf(context.call),
    body: input.body ?? '',
    state: input.event === null || input.event === undefined ? 'PENDING' : verdicts[input.event],
    commitId: input.commitOID ?? issue.pull.headSha,
  })
  const pullRequestReview = () => reviewNode(context, repository, issue, review)
  return { clientMutationId: input.clientMutationId, pullRequestReview }
}

/** Mutations of pull requests. */
export const pullMutations = {
  addPullRequestReview,
  closePullRequest: setState('closed'),
  convertPullRequestToDraft: setDraftTo(true),
  createPullRequest,
  dequeuePullRequest,
  disablePullRequestAutoMerge,
  enablePullRequestAutoMerge,
  enqueuePullRequest,
  markPullRequestReadyForReview: setDraftTo(false),
  mergePullRequest,
  reopenPullRequest: setState('open'),
  updatePullRequest,
  updatePullRequestBranch,
}
