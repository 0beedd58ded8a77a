import {
  addComment as addCommentTo,
  addReaction as addReactionTo,
  deleteComment,
  editComment,
  setIssueState,
} from '../../acts/threads.ts'
import { actorOf, appOf } from '../../http/call.ts'
import { roles } from '../../world/accounts.ts'
import { parseNodeId } from '../../world/node-ids.ts'
import type { Repository } from '../../world/repository.ts'
import { type Comment, type Reaction, reactionContents } from '../../world/threads.ts'
import { announceReaction, roleOf } from '../../world/world.ts'
import { type Context, demand } from '../context.ts'
import { fail } from '../failure.ts'
import { commentById, threadById } from '../lookup.ts'
import { commentNode, reactionNames, reactionNode, threadNode } from '../nodes/thread.ts'

const writes = 'issues:write|pull_requests:write'

interface Input<Fields> {
  readonly input: Fields & { readonly clientMutationId?: string | null }
}

function addComment(
  { input }: Input<{ readonly subjectId: string; readonly body: string }>,
  context: Context,
) {
  const { repository, issue } = threadById(context, input.subjectId)
  demand(context, repository, writes)
  const author = { account: actorOf(context.call), app: appOf(context.call) }
  const comment = addCommentTo(context.call.world, repository, issue, author, input.body)
  return {
    clientMutationId: input.clientMutationId,
    commentEdge: { cursor: String(comment.id), node: () => commentNode(context, repository, comment) },
    subject: () => threadNode(context, repository, issue),
  }
}

function demandOwnComment(context: Context, repository: Repository, comment: Comment): void {
  demand(context, repository, writes)
  const { caller, world } = context.call
  if (caller.kind !== 'user' || caller.user.id === comment.user?.id) return
  const role = roleOf(world, repository, caller.user)
  if (roles.indexOf(role) < roles.indexOf('write')) {
    fail('FORBIDDEN', `${caller.user.login} does not have the correct permissions to execute this mutation.`)
  }
}

function updateIssueComment(
  { input }: Input<{ readonly id: string; readonly body: string }>,
  context: Context,
) {
  const { repository, comment } = commentById(context, input.id)
  demandOwnComment(context, repository, comment)
  editComment(context.call.world, repository, comment, { body: input.body, sender: actorOf(context.call) })
  const issueComment = () => commentNode(context, repository, comment)
  return { clientMutationId: input.clientMutationId, issueComment }
}

function deleteIssueComment({ input }: Input<{ readonly id: string }>, context: Context) {
  const { repository, comment } = commentById(context, input.id)
  demandOwnComment(context, repository, comment)
  deleteComment(context.call.world, repository, comment, actorOf(context.call))
  return { clientMutationId: input.clientMutationId }
}

function minimizeComment(
  { input }: Input<{ readonly subjectId: string; readonly classifier: string }>,
  context: Context,
) {
  const { repository, comment } = commentById(context, input.subjectId)
  demand(context, repository, writes, 'write')
  comment.minimizedReason = input.classifier
  const minimizedComment = () => commentNode(context, repository, comment)
  return { clientMutationId: input.clientMutationId, minimizedComment }
}

function reactable(context: Context, id: string) {
  if (parseNodeId(id)?.kind === 'IssueComment') {
    const { repository, comment } = commentById(context, id)
    demand(context, repository, writes)
    return {
      repository,
      reactions: comment.reactions,
      subject: () => commentNode(context, repository, comment),
    }
  }
  const { repository, issue } = threadById(context, id)
  demand(context, repository, writes)
  return { repository, reactions: issue.reactions, subject: () => threadNode(context, repository, issue) }
}

function contentNamed(name: string): (typeof reactionContents)[number] {
  return (
    reactionContents.find(content => reactionNames[content] === name) ??
    fail('UNPROCESSABLE', 'content is invalid')
  )
}

function addReaction(
  { input }: Input<{ readonly subjectId: string; readonly content: string }>,
  context: Context,
) {
  const { repository, reactions, subject } = reactable(context, input.subjectId)
  const content = contentNamed(input.content)
  const { reaction } = addReactionTo(context.call.world, reactions, actorOf(context.call), content)
  announceReaction(context.call.world, repository)
  return {
    clientMutationId: input.clientMutationId,
    reaction: () => reactionNode(context, reaction),
    subject,
  }
}

function removeReaction(
  { input }: Input<{ readonly subjectId: string; readonly content: string }>,
  context: Context,
) {
  const { reactions, subject } = reactable(context, input.subjectId)
  const content = contentNamed(input.content)
  const own = (reaction: Reaction) => reaction.user === actorOf(context.call) && reaction.content === content
  const index = reactions.findIndex(own)
  const [reaction] = index < 0 ? [] : reactions.splice(index, 1)
  if (reaction === undefined) return fail('NOT_FOUND', 'Could not resolve to a reaction.')
  return {
    clientMutationId: input.clientMutationId,
    reaction: () => reactionNode(context, reaction),
    subject,
  }
}

function closeIssue({ input }: Input<{ readonly issueId: string }>, context: Context) {
  const { repository, issue } = threadById(context, input.issueId)
  demand(context, repository, 'issues:write', 'triage')
  const sender = actorOf(context.call)
  setIssueState(context.call.world, repository, issue, { state: 'closed', reason: 'completed', sender })
  return { clientMutationId: input.clientMutationId, issue: () => threadNode(context, repository, issue) }
}

/** Mutations of comments, reactions and issues. */
export const threadMutations = {
  addComment,
  addReaction,
  closeIssue,
  deleteIssueComment,
  minimizeComment,
  removeReaction,
  updateIssueComment,
}
