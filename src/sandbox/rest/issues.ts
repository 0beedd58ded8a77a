import { setPullState } from '../acts/pull-edit.ts'
import {
  addComment,
  addReaction,
  deleteComment,
  demandBodySize,
  editComment,
  emitIssue,
  labelNamed,
  openIssue,
  setIssueState,
} from '../acts/threads.ts'
import { type Answer, created, noContent, notFound, ok, refuse } from '../http/answer.ts'
import { actorOf, appOf, numberParam, param, type RepositoryCall } from '../http/call.ts'
import { optionalText, optionalTexts, optionalWord, requiredText } from '../http/fields.ts'
import { list } from '../http/page.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { commentShape, issueShape, labelShape, reactionShape } from '../shapes/thread.ts'
import { type Role, roles } from '../world/accounts.ts'
import { iso } from '../world/clock.ts'
import { type Comment, type Issue, isPull, type Reaction, reactionContents } from '../world/threads.ts'
import { announceReaction, roleOf } from '../world/world.ts'

const reads = 'issues:read|pull_requests:read'
const writes = 'issues:write|pull_requests:write'

/** Issues, comments and reactions; pull requests are issues here. */
export const issueRoutes: readonly RepositoryRoute[] = [
  ['GET', '/issues', 'issues:read', 'read', listIssues],
  ['POST', '/issues', 'issues:write', 'read', createIssue],
  ['GET', '/issues/comments', reads, 'read', listRepositoryComments],
  ['GET', '/issues/comments/:id', reads, 'read', getComment],
  ['PATCH', '/issues/comments/:id', writes, 'read', updateComment],
  ['DELETE', '/issues/comments/:id', writes, 'read', removeComment],
  ['GET', '/issues/comments/:id/reactions', reads, 'read', listCommentReactions],
  ['POST', '/issues/comments/:id/reactions', writes, 'read', reactToComment],
  ['DELETE', '/issues/comments/:id/reactions/:reaction', writes, 'read', removeCommentReaction],
  ['GET', '/issues/:number', reads, 'read', getIssue],
  ['PATCH', '/issues/:number', writes, 'read', updateIssue],
  ['GET', '/issues/:number/comments', reads, 'read', listComments],
  ['POST', '/issues/:number/comments', writes, 'read', createComment],
  ['GET', '/issues/:number/reactions', reads, 'read', listIssueReactions],
  ['POST', '/issues/:number/reactions', writes, 'read', reactToIssue],
  ['GET', '/issues/:number/labels', reads, 'read', listLabels],
  ['POST', '/issues/:number/labels', writes, 'triage', addLabels],
  ['DELETE', '/issues/:number/labels/:name', writes, 'triage', removeLabel],
  ['PUT', '/issues/:number/lock', writes, 'write', lock],
  ['DELETE', '/issues/:number/lock', writes, 'write', unlock],
]

function findIssue(call: RepositoryCall): Issue {
  const issue = call.repository.issues.get(numberParam(call, 'number')) ?? notFound()
  if (!call.repository.hasIssues && !isPull(issue)) return refuse(410, 'Issues are disabled for this repo')
  return issue
}

function findComment(call: RepositoryCall): Comment {
  return call.repository.comments.get(numberParam(call, 'id')) ?? notFound()
}

function author(call: RepositoryCall) {
  return { account: actorOf(call), app: appOf(call) }
}

// A person changes what is theirs; what is another's needs write access. An App's permission was checked before.
function demandOwn(call: RepositoryCall, owner: { readonly id: number } | undefined, least: Role): void {
  if (call.caller.kind !== 'user' || call.caller.user.id === owner?.id) return
  const role = roleOf(call.world, call.repository, call.caller.user)
  if (roles.indexOf(role) < roles.indexOf(least)) refuse(403, 'Must have admin rights to Repository.')
}

function listIssues(call: RepositoryCall): Promise<Answer> {
  const { world, repository, query } = call
  const state = query.get('state') ?? 'open'
  const since = query.get('since') ?? ''
  const creator = query.get('creator')
  const labels = (query.get('labels') ?? '').split(',').filter(name => name !== '')
  const fits = (issue: Issue) =>
    (state === 'all' || issue.state === state) &&
    iso(issue.updatedAt) >= since &&
    (creator === null || issue.user?.login === creator) &&
    labels.every(name => issue.labels.some(label => label.name === name))
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt'
  const found = [...repository.issues.values()].filter(fits)
  const sorted = found.sort((left, right) => right[key] - left[key] || right.number - left.number)
  const all = query.get('direction') === 'asc' ? sorted.reverse() : sorted
  return list(call, all, issue => issueShape(world, repository, issue))
}

function createIssue(call: RepositoryCall): Answer {
  const { world, repository, body } = call
  if (!repository.hasIssues) refuse(410, 'Issues are disabled for this repo')
  const title = requiredText(body, 'title', 'Issue')
  const text = optionalText(body, 'body') ?? null
  demandBodySize(text ?? '', 'Issue')
  const labels = optionalTexts(body, 'labels') ?? []
  return created(
    issueShape(world, repository, openIssue(world, repository, author(call), { title, body: text, labels })),
  )
}

function getIssue(call: RepositoryCall): Answer {
  return ok(issueShape(call.world, call.repository, findIssue(call)))
}

async function updateIssue(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call
  const issue = findIssue(call)
  demandOwn(call, issue.user, 'triage')
  const sender = actorOf(call)
  const text = optionalText(body, 'body')
  const title = optionalText(body, 'title')
  if (title !== undefined) issue.title = title
  // A body that is too long is dropped without a word, and 200 answered.
  if (text !== undefined && [...text].length <= 65_536) issue.body = text
  const labels = optionalTexts(body, 'labels')
  if (labels !== undefined) issue.labels = labels.map(name => labelNamed(world, repository, name))
  issue.updatedAt = world.clock.now()
  if (title !== undefined || text !== undefined)
    emitIssue(world, repository, issue, { action: 'edited', sender })
  const state = optionalWord(body, 'state', ['open', 'closed'])
  const reason = optionalWord(body, 'state_reason', ['completed', 'not_planned', 'reopened']) ?? null
  if (state !== undefined && isPull(issue)) await setPullState(world, repository, issue, { state, sender })
  else if (state !== undefined) setIssueState(world, repository, issue, { state, reason, sender })
  return ok(issueShape(world, repository, issue))
}

function sortedComments(call: RepositoryCall, comments: readonly Comment[]): readonly Comment[] {
  const since = call.query.get('since') ?? ''
  const fresh = comments.filter(comment => iso(comment.updatedAt) >= since)
  const key = call.query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt'
  const sorted = [...fresh].sort((left, right) => left[key] - right[key] || left.id - right.id)
  return call.query.get('direction') === 'desc' ? sorted.reverse() : sorted
}

function listRepositoryComments(call: RepositoryCall): Promise<Answer> {
  const all = sortedComments(call, [...call.repository.comments.values()])
  return list(call, all, comment => commentShape(call.world, call.repository, comment))
}

function listComments(call: RepositoryCall): Promise<Answer> {
  const { number } = findIssue(call)
  const own = [...call.repository.comments.values()].filter(comment => comment.issueNumber === number)
  // The list of one thread is always in the order of creation.
  const since = call.query.get('since') ?? ''
  const all = own.filter(comment => iso(comment.updatedAt) >= since).sort((left, right) => left.id - right.id)
  return list(call, all, comment => commentShape(call.world, call.repository, comment))
}

function getComment(call: RepositoryCall): Answer {
  return ok(commentShape(call.world, call.repository, findComment(call)))
}

function createComment(call: RepositoryCall): Answer {
  const { world, repository, body } = call
  const text = requiredText(body, 'body', 'IssueComment')
  const comment = addComment(world, repository, findIssue(call), author(call), text)
  return created(commentShape(world, repository, comment))
}

function updateComment(call: RepositoryCall): Answer {
  const { world, repository, body } = call
  const comment = findComment(call)
  demandOwn(call, comment.user, 'write')
  editComment(world, repository, comment, {
    body: requiredText(body, 'body', 'IssueComment'),
    sender: actorOf(call),
  })
  return ok(commentShape(world, repository, comment))
}

function removeComment(call: RepositoryCall): Answer {
  const comment = findComment(call)
  demandOwn(call, comment.user, 'write')
  deleteComment(call.world, call.repository, comment, actorOf(call))
  return noContent
}

function listReactions(call: RepositoryCall, reactions: readonly Reaction[]): Promise<Answer> {
  const content = call.query.get('content')
  const fitting = reactions.filter(reaction => content === null || reaction.content === content)
  return list(call, fitting, reaction => reactionShape(call.world, reaction))
}

function react(call: RepositoryCall, reactions: Reaction[]): Answer {
  const content =
    optionalWord(call.body, 'content', reactionContents) ?? requiredText(call.body, 'content', 'Reaction')
  const word = reactionContents.find(candidate => candidate === content) ?? refuse(422, 'Validation Failed')
  const { reaction, isNew } = addReaction(call.world, reactions, actorOf(call), word)
  announceReaction(call.world, call.repository)
  return { status: isNew ? 201 : 200, body: reactionShape(call.world, reaction) }
}

function listCommentReactions(call: RepositoryCall): Promise<Answer> {
  return listReactions(call, findComment(call).reactions)
}

function reactToComment(call: RepositoryCall): Answer {
  return react(call, findComment(call).reactions)
}

function removeCommentReaction(call: RepositoryCall): Answer {
  const { reactions } = findComment(call)
  const index = reactions.findIndex(({ id }) => id === numberParam(call, 'reaction'))
  if (index < 0) notFound()
  if (reactions[index]?.user.id !== actorOf(call).id) refuse(403, 'Must be the author of the reaction.')
  reactions.splice(index, 1)
  return noContent
}

function listIssueReactions(call: RepositoryCall): Promise<Answer> {
  return listReactions(call, findIssue(call).reactions)
}

function reactToIssue(call: RepositoryCall): Answer {
  return react(call, findIssue(call).reactions)
}

function listLabels(call: RepositoryCall): Promise<Answer> {
  return list(call, findIssue(call).labels, label => labelShape(call.world, call.repository, label))
}

function addLabels(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const issue = findIssue(call)
  for (const name of optionalTexts(call.body, 'labels') ?? []) {
    const label = labelNamed(world, repository, name)
    if (issue.labels.includes(label)) continue
    issue.labels = [...issue.labels, label]
    emitIssue(world, repository, issue, { action: 'labeled', sender: actorOf(call), label })
  }
  return listLabels(call)
}

function removeLabel(call: RepositoryCall): Promise<Answer> {
  const issue = findIssue(call)
  const label =
    issue.labels.find(({ name }) => name === param(call, 'name')) ?? refuse(404, 'Label does not exist')
  issue.labels = issue.labels.filter(other => other !== label)
  emitIssue(call.world, call.repository, issue, { action: 'unlabeled', sender: actorOf(call), label })
  return listLabels(call)
}

function lock(call: RepositoryCall): Answer {
  const issue = findIssue(call)
  issue.locked = true
  issue.lockReason = optionalText(call.body, 'lock_reason') ?? null
  return noContent
}

function unlock(call: RepositoryCall): Answer {
  const issue = findIssue(call)
  issue.locked = false
  issue.lockReason = null
  return noContent
}
