import { compareCommits } from '../git/history.ts'
import { refuse } from '../http/answer.ts'
import { pullShape, reviewShape } from '../shapes/pull.ts'
import type { Account } from '../world/accounts.ts'
import type { Repository } from '../world/repository.ts'
import type { PullIssue, Review } from '../world/threads.ts'
import { emit, inBackground, takeId, type World } from '../world/world.ts'
import { mergeWhatIsReady } from './checks.ts'
import { branchTip } from './mergeability.ts'
import { closePull, mergesUnderWay } from './pull-moves.ts'
import { emitPull } from './pulls.ts'

/** Closes or reopens a pull request; a merged one, or one without its branch, cannot be reopened. */
export async function setPullState(
  world: World,
  repository: Repository,
  issue: PullIssue,
  change: { readonly state: 'open' | 'closed'; readonly sender: Account },
): Promise<void> {
  const { state, sender } = change
  // A merge is one act for whoever comes meanwhile: it is merged or it is closed, never both.
  await mergesUnderWay.get(issue)
  if (issue.state === state) return
  if (state === 'closed') {
    closePull(world, issue, sender)
    return emitPull(world, repository, issue, { action: 'closed', sender })
  }
  const head = world.repositories.get(issue.pull.headRepositoryId) ?? repository
  const tip = await branchTip(head, issue.pull.headRef)
  if (issue.pull.mergedAt !== undefined || tip === undefined || (await isReplaced(repository, issue, tip))) {
    const message = 'state cannot be changed. The pull request cannot be reopened.'
    refuse(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'invalid', field: 'state', message }])
  }
  issue.pull.headSha = tip
  issue.state = 'open'
  issue.closedAt = undefined
  issue.closedBy = undefined
  issue.updatedAt = world.clock.now()
  return emitPull(world, repository, issue, { action: 'reopened', sender })
}

/** Another one is open for the same branches, or the branch was made anew since: GitHub reopens neither. */
async function isReplaced(
  repository: Repository,
  { pull, number }: PullIssue,
  tip: string,
): Promise<boolean> {
  const rival = [...repository.issues.values()].some(
    other =>
      other.number !== number &&
      other.state === 'open' &&
      other.pull?.headRef === pull.headRef &&
      other.pull.headRepositoryId === pull.headRepositoryId &&
      other.pull.baseRef === pull.baseRef,
  )
  return rival || (await compareCommits(repository.git, pull.headSha, tip)).behindBy > 0
}

/** Turns a draft into a pull request to review, or back. */
export async function setDraft(
  world: World,
  repository: Repository,
  issue: PullIssue,
  change: { readonly draft: boolean; readonly sender: Account },
): Promise<void> {
  if (issue.pull.draft === change.draft) return
  issue.pull.draft = change.draft
  issue.updatedAt = world.clock.now()
  const action = change.draft ? 'converted_to_draft' : 'ready_for_review'
  await emitPull(world, repository, issue, { action, sender: change.sender })
}

/** Points a pull request at another base branch. */
export async function retarget(
  world: World,
  repository: Repository,
  issue: PullIssue,
  change: { readonly base: string; readonly sender: Account },
): Promise<void> {
  const tip = await branchTip(repository, change.base)
  if (tip === undefined) {
    const message = `Proposed base branch '${change.base}' was not found`
    return refuse(422, 'Validation Failed', [
      { resource: 'PullRequest', code: 'invalid', field: 'base', message },
    ])
  }
  const changes = { base: { ref: { from: issue.pull.baseRef }, sha: { from: issue.pull.baseSha } } }
  issue.pull.baseRef = change.base
  issue.pull.baseSha = tip
  await emitPull(world, repository, issue, { action: 'edited', sender: change.sender, payload: { changes } })
}

/** Adds a review, bound to the head that was looked at. */
export async function addReview(
  world: World,
  repository: Repository,
  issue: PullIssue,
  wish: Pick<Review, 'user' | 'body' | 'state' | 'commitId'>,
): Promise<Review> {
  const isOwn = issue.user?.id === wish.user.id
  if (isOwn && (wish.state === 'APPROVED' || wish.state === 'CHANGES_REQUESTED')) {
    const verb = wish.state === 'APPROVED' ? 'approve' : 'request changes on'
    refuse(422, 'Unprocessable Entity', [`Can not ${verb} your own pull request`])
  }
  const review: Review = { ...wish, id: takeId(world), submittedAt: world.clock.now() }
  issue.pull.reviews.push(review)
  issue.updatedAt = world.clock.now()
  if (review.state !== 'PENDING')
    await emitReview(world, repository, issue, { review, action: 'submitted', sender: review.user })
  inBackground(world, mergeWhatIsReady(world, repository))
  return review
}

/** Takes a verdict back that somebody gave: it counts no longer. */
export async function dismissReview(
  world: World,
  repository: Repository,
  issue: PullIssue,
  { review, sender }: { readonly review: Review; readonly sender: Account },
): Promise<void> {
  if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED')
    refuse(422, `Can not dismiss a ${review.state.toLowerCase()} pull request review`)
  review.state = 'DISMISSED'
  await emitReview(world, repository, issue, { review, action: 'dismissed', sender })
  inBackground(world, mergeWhatIsReady(world, repository))
}

async function emitReview(
  world: World,
  repository: Repository,
  issue: PullIssue,
  { review, action, sender }: { readonly review: Review; readonly action: string; readonly sender: Account },
): Promise<void> {
  const shape = reviewShape(world, repository, issue, review)
  const payload = {
    // In webhooks the state is written in small letters.
    review: { ...shape, state: review.state.toLowerCase() },
    pull_request: await pullShape(world, repository, issue, { mergeable: null, state: 'UNKNOWN' }),
  }
  emit(world, { event: 'pull_request_review', action, repository, sender, payload })
}
