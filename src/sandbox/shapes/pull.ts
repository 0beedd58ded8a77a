import type { Mergeability } from '../acts/mergeability.ts'
import { diffTrees } from '../git/diff.ts'
import { compareCommits } from '../git/history.ts'
import { iso } from '../world/clock.ts'
import { nodeId } from '../world/node-ids.ts'
import type { Repository } from '../world/repository.ts'
import type { PullIssue, Review } from '../world/threads.ts'
import type { World } from '../world/world.ts'
import { type Json, nullableUser, userShape } from './account.ts'
import { repositoryShape, repositoryUrl } from './repository.ts'
import { authorAssociation, issueNodeId, labelShape, threadPage } from './thread.ts'

function pullUrls(world: World, repository: Repository, issue: PullIssue): Readonly<Record<string, string>> {
  const url = `${repositoryUrl(world, repository)}/pulls/${issue.number}`
  const issueUrl = `${repositoryUrl(world, repository)}/issues/${issue.number}`
  const page = threadPage(world, repository, issue)
  return {
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issueUrl,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${repositoryUrl(world, repository)}/pulls/comments{/number}`,
    comments_url: `${issueUrl}/comments`,
    statuses_url: `${repositoryUrl(world, repository)}/statuses/${issue.pull.headSha}`,
  }
}

function linksShape(urls: Readonly<Record<string, string>>): Json {
  const link = (name: string) => ({ href: urls[name] })
  return {
    self: link('url'),
    html: link('html_url'),
    issue: link('issue_url'),
    comments: link('comments_url'),
    review_comments: link('review_comments_url'),
    review_comment: link('review_comment_url'),
    commits: link('commits_url'),
    statuses: link('statuses_url'),
  }
}

function sideShape(world: World, repository: Repository, ref: string, sha: string): Json {
  return {
    label: `${repository.owner.login}:${ref}`,
    ref,
    sha,
    user: userShape(world, repository.owner),
    repo: repositoryShape(world, repository),
  }
}

/** A pull request as lists show it (`pull-request-simple`). */
export function simplePull(world: World, repository: Repository, issue: PullIssue): Json {
  const { pull } = issue
  const urls = pullUrls(world, repository, issue)
  const head = world.repositories.get(pull.headRepositoryId) ?? repository
  return {
    ...urls,
    id: issue.id,
    node_id: issueNodeId(repository, issue),
    number: issue.number,
    state: issue.state,
    locked: issue.locked,
    title: issue.title,
    user: nullableUser(world, issue.user),
    body: issue.body,
    labels: issue.labels.map(label => labelShape(world, repository, label)),
    milestone: null,
    active_lock_reason: issue.lockReason,
    created_at: iso(issue.createdAt),
    updated_at: iso(issue.updatedAt),
    closed_at: issue.closedAt === undefined ? null : iso(issue.closedAt),
    merged_at: pull.mergedAt === undefined ? null : iso(pull.mergedAt),
    merge_commit_sha: pull.mergeCommitSha ?? pull.testMerge?.sha ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: sideShape(world, head, pull.headRef, pull.headSha),
    base: sideShape(world, repository, pull.baseRef, pull.baseSha),
    _links: linksShape(urls),
    author_association: authorAssociation(world, repository, issue.user),
    auto_merge: autoMergeShape(world, issue),
    draft: pull.draft,
  }
}

function autoMergeShape(world: World, issue: PullIssue): Json | null {
  const { autoMerge } = issue.pull
  if (autoMerge === undefined) return null
  return {
    enabled_by: userShape(world, autoMerge.enabledBy),
    merge_method: autoMerge.method,
    commit_title: autoMerge.title ?? issue.title,
    commit_message: autoMerge.message ?? '',
  }
}

/** A whole pull request, with its counts and its mergeability. */
export async function pullShape(
  world: World,
  repository: Repository,
  issue: PullIssue,
  mergeability: Mergeability,
): Promise<Json> {
  const { pull } = issue
  const compared = await compareCommits(repository.git, pull.baseSha, pull.headSha)
  const changes = await diffTrees(repository.git, compared.mergeBase ?? pull.baseSha, pull.headSha)
  const comments = [...repository.comments.values()].filter(comment => comment.issueNumber === issue.number)
  return {
    ...simplePull(world, repository, issue),
    merged: pull.mergedAt !== undefined,
    mergeable: mergeability.mergeable,
    rebaseable: mergeability.mergeable,
    mergeable_state: mergeability.state.toLowerCase(),
    merged_by: nullableUser(world, pull.mergedBy),
    comments: comments.length,
    review_comments: 0,
    maintainer_can_modify: pull.maintainerCanModify,
    commits: compared.aheadBy,
    additions: changes.reduce((sum, change) => sum + change.additions, 0),
    deletions: changes.reduce((sum, change) => sum + change.deletions, 0),
    changed_files: changes.length,
  }
}

/** The least that checks say about a pull request. */
export function minimalPull(world: World, repository: Repository, issue: PullIssue): Json {
  const repo = { id: repository.id, url: repositoryUrl(world, repository), name: repository.name }
  const { pull } = issue
  return {
    id: issue.id,
    number: issue.number,
    url: `${repositoryUrl(world, repository)}/pulls/${issue.number}`,
    head: { ref: pull.headRef, sha: pull.headSha, repo },
    base: { ref: pull.baseRef, sha: pull.baseSha, repo },
  }
}

/** A review. */
export function reviewShape(world: World, repository: Repository, issue: PullIssue, review: Review): Json {
  const page = `${threadPage(world, repository, issue)}#pullrequestreview-${review.id}`
  const url = `${repositoryUrl(world, repository)}/pulls/${issue.number}`
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', repository.id, issue.number, review.id),
    user: userShape(world, review.user),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: url,
    _links: { html: { href: page }, pull_request: { href: url } },
    submitted_at: iso(review.submittedAt),
    commit_id: review.commitId,
    author_association: authorAssociation(world, repository, review.user),
  }
}

/** Whether a pull request's head lives in another repository. */
export function isCrossRepository(repository: Repository, issue: PullIssue): boolean {
  return issue.pull.headRepositoryId !== repository.id
}
