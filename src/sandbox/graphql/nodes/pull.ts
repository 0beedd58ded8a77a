import { hasQueue, queueOf } from '../../acts/merge-queue.ts'
import { countApprovals, readMergeability } from '../../acts/mergeability.ts'
import { diffTrees } from '../../git/diff.ts'
import { compareCommits, listCommits } from '../../git/history.ts'
import { reviewShape } from '../../shapes/pull.ts'
import { authorAssociation, threadPage } from '../../shapes/thread.ts'
import { roles } from '../../world/accounts.ts'
import { iso } from '../../world/clock.ts'
import { nodeId } from '../../world/node-ids.ts'
import type { Repository } from '../../world/repository.ts'
import type { MergeGroup, PullIssue, QueueEvent, Review } from '../../world/threads.ts'
import { roleOf } from '../../world/world.ts'
import { connect, type PageArguments } from '../connection.ts'
import type { Context, Fields } from '../context.ts'
import { actorNode, nullableActor } from './actor.ts'
import { rollupNode } from './checks.ts'
import { commitNode } from './git.ts'
import { namedRef } from './ref.ts'
import { repositoryNode } from './repository.ts'
import { isViewer, reactionFields, threadFields } from './thread.ts'

/** A pull request. */
export function pullNode(context: Context, repository: Repository, issue: PullIssue): Fields {
  const { pull } = issue
  return {
    __typename: 'PullRequest',
    ...threadFields(context, repository, issue),
    ...branchFields(context, repository, issue),
    ...mergeFields(context, repository, issue),
    ...reviewFields(context, repository, issue),
    ...changeFields(repository, issue),
    state: pull.mergedAt === undefined ? issue.state.toUpperCase() : 'MERGED',
    isDraft: pull.draft,
    maintainerCanModify: pull.maintainerCanModify,
    statusCheckRollup: () => rollupNode(context, repository, pull.headSha),
    commits: async (page: PageArguments) => {
      const all = [...(await listCommits(repository.git, pull.headSha, { notIn: pull.baseSha }))].reverse()
      return connect(all, page, {
        name: 'commits',
        toNode: oid => pullCommitNode(context, repository, issue, oid),
      })
    },
  }
}

function pullCommitNode(context: Context, repository: Repository, issue: PullIssue, oid: string): Fields {
  return {
    id: nodeId('Commit', repository.id, issue.number, oid),
    url: `${threadPage(context.call.world, repository, issue)}/commits/${oid}`,
    commit: () => commitNode(repository, oid),
    pullRequest: () => pullNode(context, repository, issue),
  }
}

function branchFields(context: Context, repository: Repository, issue: PullIssue): Fields {
  const { pull } = issue
  const head = context.call.world.repositories.get(pull.headRepositoryId)
  return {
    headRefName: pull.headRef,
    headRefOid: pull.headSha,
    baseRefName: pull.baseRef,
    baseRefOid: pull.baseSha,
    headRef: () => (head === undefined ? null : namedRef(head, `refs/heads/${pull.headRef}`)),
    baseRef: () => namedRef(repository, `refs/heads/${pull.baseRef}`),
    headRepository: () => (head === undefined ? null : repositoryNode(context, head)),
    headRepositoryOwner: head === undefined ? null : actorNode(context.call.world, head.owner),
    isCrossRepository: pull.headRepositoryId !== repository.id,
  }
}

function mergeFields(context: Context, repository: Repository, issue: PullIssue): Fields {
  const { world } = context.call
  const { pull } = issue
  let judged: ReturnType<typeof readMergeability> | undefined
  const judge = () => {
    judged ??= readMergeability(world, repository, issue)
    return judged
  }
  const words = new Map([
    [null, 'UNKNOWN'],
    [true, 'MERGEABLE'],
    [false, 'CONFLICTING'],
  ])
  const commit = (oid: string | undefined) => (oid === undefined ? null : commitNode(repository, oid))
  return {
    merged: pull.mergedAt !== undefined,
    mergedAt: pull.mergedAt === undefined ? null : iso(pull.mergedAt),
    mergedBy: nullableActor(world, pull.mergedBy),
    mergeCommit: () => commit(pull.mergeCommitSha),
    potentialMergeCommit: () => commit(pull.testMerge?.sha),
    mergeable: async () => words.get((await judge()).mergeable),
    mergeStateStatus: async () => (await judge()).state,
    canBeRebased: async () => (await judge()).mergeable === true,
    isMergeQueueEnabled: hasQueue(repository, issue),
    isInMergeQueue: pull.queuedAt !== undefined,
    mergeQueueEntry: pull.queuedAt === undefined ? null : queueEntryNode(repository, issue),
    timelineItems: (page: TimelineArguments) => queueTimeline(context, repository, issue, page),
    autoMergeRequest: pull.autoMerge === undefined ? null : autoMergeNode(context, issue, pull.autoMerge),
  }
}

const timelineTypes = {
  added: ['ADDED_TO_MERGE_QUEUE_EVENT', 'AddedToMergeQueueEvent'],
  removed: ['REMOVED_FROM_MERGE_QUEUE_EVENT', 'RemovedFromMergeQueueEvent'],
} as const

// As they were seen; the others are not known, and as webhooks write them.
const removalWords: Readonly<Record<string, string>> = { CI_FAILURE: 'failed_checks', MERGE: 'merged' }

interface TimelineArguments extends PageArguments {
  readonly itemTypes?: readonly string[] | null
}

/** What happened to a pull request, of which the stand-in remembers the ways into the merge queue and out of it. */
function queueTimeline(
  { call }: Context,
  repository: Repository,
  { number, pull }: PullIssue,
  page: TimelineArguments,
): Fields {
  const all = [...pull.queueEvents.entries()]
  const own = all.filter(([, { kind }]) => page.itemTypes?.includes(timelineTypes[kind][0]) ?? true)
  const toNode = ([at, event]: readonly [number, QueueEvent]): Fields => ({
    __typename: timelineTypes[event.kind][1],
    id: nodeId('PullRequest', repository.id, number, `queue-${at}`),
    actor: actorNode(call.world, event.actor),
    createdAt: iso(event.at),
    reason: event.reason === undefined ? null : (removalWords[event.reason] ?? event.reason.toLowerCase()),
  })
  return { ...connect(own, page, { name: 'timelineItems', toNode }), filteredCount: own.length }
}

/** Where a pull request stands in the merge queue. */
export function queueEntryNode(repository: Repository, issue: PullIssue): Fields {
  return {
    id: nodeId('PullRequest', repository.id, issue.number, 'queue'),
    position: queueOf(repository, issue.pull.baseRef).indexOf(issue) + 1,
    state: queueState(issue.pull.group),
    enqueuedAt: iso(issue.pull.queuedAt ?? 0),
  }
}

function queueState(group: MergeGroup | undefined): string {
  if (group === undefined) return 'QUEUED'
  return group.isRipe ? 'AWAITING_CHECKS' : 'QUEUED'
}

function autoMergeNode(
  { call }: Context,
  issue: PullIssue,
  autoMerge: NonNullable<PullIssue['pull']['autoMerge']>,
): Fields {
  return {
    commitBody: autoMerge.message ?? null,
    commitHeadline: autoMerge.title ?? issue.title,
    enabledAt: iso(issue.updatedAt),
    enabledBy: actorNode(call.world, autoMerge.enabledBy),
    mergeMethod: autoMerge.method.toUpperCase(),
  }
}

function latestBy(reviews: readonly Review[]): readonly Review[] {
  return [...new Map(reviews.map(review => [review.user.id, review])).values()]
}

function reviewFields(context: Context, repository: Repository, issue: PullIssue): Fields {
  const submitted = issue.pull.reviews.filter(review => review.state !== 'PENDING')
  const opinions = latestBy(submitted.filter(review => review.state !== 'COMMENTED'))
  const toNode = (review: Review) => reviewNode(context, repository, issue, review)
  const canPush = (review: Review) => mayPush(context, repository, review)
  return {
    reviews: (
      page: PageArguments & { readonly states?: readonly string[] | null; readonly author?: string | null },
    ) => {
      const fits = (review: Review) =>
        (page.states?.includes(review.state) ?? true) &&
        (page.author ?? review.user.login) === review.user.login
      return connect(submitted.filter(fits), page, { name: 'reviews', toNode })
    },
    latestReviews: (page: PageArguments) =>
      connect(latestBy(submitted), page, { name: 'latestReviews', toNode }),
    latestOpinionatedReviews: (page: PageArguments & { readonly writersOnly?: boolean }) => {
      const all = page.writersOnly === true ? opinions.filter(canPush) : opinions
      return connect(all, page, { name: 'latestOpinionatedReviews', toNode })
    },
    reviewDecision: () => decision(context, repository, issue),
  }
}

function decision({ call }: Context, repository: Repository, issue: PullIssue): string | null {
  const wanted = repository.rules.get(issue.pull.baseRef)?.approvals
  if (wanted === undefined || wanted === 0) return null
  if (latestBy(issue.pull.reviews).some(({ state }) => state === 'CHANGES_REQUESTED'))
    return 'CHANGES_REQUESTED'
  return countApprovals(call.world, repository, issue) >= wanted ? 'APPROVED' : 'REVIEW_REQUIRED'
}

function mayPush({ call }: Context, repository: Repository, review: Review): boolean {
  return roles.indexOf(roleOf(call.world, repository, review.user)) >= roles.indexOf('write')
}

/** A review. */
export function reviewNode(
  context: Context,
  repository: Repository,
  issue: PullIssue,
  review: Review,
): Fields {
  const { world } = context.call
  const submitted = iso(review.submittedAt)
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PullRequestReview', repository.id, issue.number, review.id),
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    url: reviewShape(world, repository, issue, review).html_url,
    body: review.body,
    state: review.state,
    author: actorNode(world, review.user),
    authorAssociation: authorAssociation(world, repository, review.user),
    authorCanPushToRepository: mayPush(context, repository, review),
    commit: () => commitNode(repository, review.commitId),
    submittedAt: submitted,
    createdAt: submitted,
    updatedAt: submitted,
    lastEditedAt: null,
    includesCreatedEdit: false,
    editor: null,
    viewerDidAuthor: isViewer(context, review.user.id),
    isMinimized: false,
    minimizedReason: null,
    ...reactionFields([]),
  }
}

function changeFields(repository: Repository, issue: PullIssue): Fields {
  const { baseSha, headSha } = issue.pull
  const changes = async () => {
    const { mergeBase } = await compareCommits(repository.git, baseSha, headSha)
    return diffTrees(repository.git, mergeBase ?? baseSha, headSha)
  }
  const count = async (field: 'additions' | 'deletions') =>
    (await changes()).reduce((sum, change) => sum + change[field], 0)
  return {
    additions: () => count('additions'),
    deletions: () => count('deletions'),
    changedFiles: async () => (await changes()).length,
  }
}
