import { addComment, addReaction, deleteComment, editComment } from '../acts/threads.ts'
import { type Answer, created, noContent, notFound, ok, refuse } from '../http/answer.ts'
import { actorOf, numberParam, type RepositoryCall } from '../http/call.ts'
import { optionalWord, requiredText } from '../http/fields.ts'
import { list } from '../http/page.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { commentShape, reactionShape } from '../shapes/thread.ts'
import { iso } from '../world/clock.ts'
import { type Comment, type Reaction, reactionContents } from '../world/threads.ts'
import { announceReaction } from '../world/world.ts'
import { authorOf, demandIssue, demandOwn } from './issues.ts'

const reads = 'issues:read|pull_requests:read'
const writes = 'issues:write|pull_requests:write'

/** Comments and reactions, of issues and of pull requests; before the issues' own routes. */
export const commentRoutes: readonly RepositoryRoute[] = [
  ['GET', '/issues/comments', reads, 'read', listRepositoryComments],
  ['GET', '/issues/comments/:id', reads, 'read', getComment],
  ['PATCH', '/issues/comments/:id', writes, 'read', updateComment],
  ['DELETE', '/issues/comments/:id', writes, 'read', removeComment],
  ['GET', '/issues/comments/:id/reactions', reads, 'read', listCommentReactions],
  ['POST', '/issues/comments/:id/reactions', writes, 'read', reactToComment],
  ['DELETE', '/issues/comments/:id/reactions/:reaction', writes, 'read', removeCommentReaction],
  ['GET', '/issues/:number/comments', reads, 'read', listComments],
  ['POST', '/issues/:number/comments', writes, 'read', createComment],
  ['GET', '/issues/:number/reactions', reads, 'read', listIssueReactions],
  ['POST', '/issues/:number/reactions', writes, 'read', reactToIssue],
]

function findComment(call: RepositoryCall): Comment {
  return call.repository.comments.get(numberParam(call, 'id')) ?? notFound()
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
  const { number } = demandIssue(call)
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
  const comment = addComment(world, repository, demandIssue(call), authorOf(call), text)
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
  return listReactions(call, demandIssue(call).reactions)
}

function reactToIssue(call: RepositoryCall): Answer {
  return react(call, demandIssue(call).reactions)
}
