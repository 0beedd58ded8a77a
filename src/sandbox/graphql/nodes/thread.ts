import { authorAssociation, commentShape, issueNodeId, threadPage } from '../../shapes/thread.ts'
import { iso } from '../../world/clock.ts'
import { nodeId } from '../../world/node-ids.ts'
import type { Repository } from '../../world/repository.ts'
import { type Comment, type Issue, isPull, type Reaction } from '../../world/threads.ts'
import { connect, type PageArguments } from '../connection.ts'
import type { Context, Fields } from '../context.ts'
import { actorNode, nullableActor } from './actor.ts'
import { pullNode } from './pull.ts'
import { repositoryNode } from './repository.ts'

// GraphQL names the reactions otherwise than REST.
export const reactionNames = {
  '+1': 'THUMBS_UP',
  '-1': 'THUMBS_DOWN',
  laugh: 'LAUGH',
  confused: 'CONFUSED',
  heart: 'HEART',
  hooray: 'HOORAY',
  rocket: 'ROCKET',
  eyes: 'EYES',
} as const

/** A reaction. */
export function reactionNode({ call }: Context, reaction: Reaction): Fields {
  return {
    __typename: 'Reaction',
    id: nodeId('Reaction', reaction.id),
    databaseId: reaction.id,
    content: reactionNames[reaction.content],
    createdAt: iso(reaction.createdAt),
    // Only people are users; a bot's reaction shows none.
    user: reaction.user.type === 'User' ? actorNode(call.world, reaction.user) : null,
  }
}

/** The fields that everything with reactions has. */
export function reactionFields(reactions: readonly Reaction[]): Fields {
  const mine = (context: Context, content: string) => {
    const { caller } = context.call
    const id =
      caller.kind === 'user'
        ? caller.user.id
        : caller.kind === 'installation'
          ? caller.installation.app.bot.id
          : 0
    return reactions.some(
      reaction => reaction.user.id === id && (content === '' || reaction.content === content),
    )
  }
  const groups = Object.entries(reactionNames).map(([content, name]) => ({
    content: name,
    createdAt: null,
    reactors: { totalCount: reactions.filter(reaction => reaction.content === content).length },
    viewerHasReacted: (_: unknown, context: Context) => mine(context, content),
  }))
  return {
    reactionGroups: groups,
    reactions: (page: PageArguments & { readonly content?: string | null }, context: Context) => ({
      ...connect(
        reactions.filter(
          ({ content }) => (page.content ?? reactionNames[content]) === reactionNames[content],
        ),
        page,
        { name: 'reactions', toNode: reaction => reactionNode(context, reaction) },
      ),
      viewerHasReacted: mine(context, ''),
    }),
  }
}

/** The fields that issues and pull requests share. */
export function threadFields(context: Context, repository: Repository, issue: Issue): Fields {
  const { world } = context.call
  return {
    id: issueNodeId(repository, issue),
    databaseId: issue.id,
    fullDatabaseId: String(issue.id),
    number: issue.number,
    title: issue.title,
    body: issue.body ?? '',
    url: threadPage(world, repository, issue),
    author: nullableActor(world, issue.user),
    authorAssociation: authorAssociation(world, repository, issue.user),
    createdAt: iso(issue.createdAt),
    updatedAt: iso(issue.updatedAt),
    lastEditedAt: null,
    includesCreatedEdit: false,
    editor: null,
    viewerDidAuthor: isViewer(context, issue.user?.id),
    closed: issue.state === 'closed',
    closedAt: issue.closedAt === undefined ? null : iso(issue.closedAt),
    locked: issue.locked,
    activeLockReason: issue.lockReason?.toUpperCase().replace(/[ -]/g, '_') ?? null,
    repository: () => repositoryNode(context, repository),
    comments: (page: PageArguments) => {
      const own = [...repository.comments.values()].filter(comment => comment.issueNumber === issue.number)
      return connect(own, page, {
        name: 'comments',
        toNode: comment => commentNode(context, repository, comment),
      })
    },
    ...reactionFields(issue.reactions),
  }
}

/** Whether an account is the caller's own. */
export function isViewer({ call }: Context, id: number | undefined): boolean {
  const { caller } = call
  if (caller.kind === 'user') return caller.user.id === id
  return caller.kind === 'installation' && caller.installation.app.bot.id === id
}

/** An issue, or a pull request. */
export function threadNode(context: Context, repository: Repository, issue: Issue): Fields {
  if (isPull(issue)) return pullNode(context, repository, issue)
  return {
    __typename: 'Issue',
    ...threadFields(context, repository, issue),
    state: issue.state.toUpperCase(),
    stateReason: issue.stateReason?.toUpperCase() ?? null,
  }
}

/** A comment on an issue or pull request. */
export function commentNode(context: Context, repository: Repository, comment: Comment): Fields {
  const { world } = context.call
  const issue = repository.issues.get(comment.issueNumber)
  return {
    __typename: 'IssueComment',
    id: nodeId('IssueComment', repository.id, comment.id),
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    url: commentShape(world, repository, comment).html_url,
    body: comment.body,
    author: nullableActor(world, comment.user),
    authorAssociation: authorAssociation(world, repository, comment.user),
    createdAt: iso(comment.createdAt),
    updatedAt: iso(comment.updatedAt),
    lastEditedAt: comment.editedAt === undefined ? null : iso(comment.editedAt),
    includesCreatedEdit: comment.editedAt !== undefined,
    editor: nullableActor(world, comment.editor),
    viewerDidAuthor: isViewer(context, comment.user?.id),
    viewerCanUpdate: isViewer(context, comment.user?.id),
    isMinimized: comment.minimizedReason !== undefined,
    minimizedReason: comment.minimizedReason?.toLowerCase() ?? null,
    issue: issue === undefined ? null : () => threadNode(context, repository, issue),
    repository: () => repositoryNode(context, repository),
    ...reactionFields(comment.reactions),
  }
}
