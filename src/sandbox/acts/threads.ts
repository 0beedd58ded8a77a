import { refuse } from '../http/answer.ts'
import { commentShape, issueShape, labelShape } from '../shapes/thread.ts'
import { type Account, type App, type Role, roles } from '../world/accounts.ts'
import { nextNumber, type Repository } from '../world/repository.ts'
import type { Comment, Issue, Label, Reaction, reactionContents } from '../world/threads.ts'
import { emit, roleOf, takeId, type World } from '../world/world.ts'

/** Who acts: an account, and the App through which it does. */
export interface Author {
  readonly account: Account
  readonly app: App | undefined
}

/** The fields that every new issue and pull request starts with. */
export function newIssue(world: World, repository: Repository, author: Author): Omit<Issue, 'pull'> {
  const now = world.clock.now()
  return {
    id: takeId(world),
    number: nextNumber(repository),
    title: '',
    body: null,
    user: author.account,
    app: author.app,
    state: 'open',
    stateReason: null,
    locked: false,
    lockReason: null,
    labels: [],
    createdAt: now,
    updatedAt: now,
    closedAt: undefined,
    closedBy: undefined,
    reactions: [],
  }
}

/** Opens an issue. */
export function openIssue(
  world: World,
  repository: Repository,
  author: Author,
  text: { readonly title: string; readonly body: string | null; readonly labels?: readonly string[] },
): Issue {
  const { title, body, labels = [] } = text
  const issue: Issue = { ...newIssue(world, repository, author), title, body, pull: undefined }
  issue.labels = labels.map(name => labelNamed(world, repository, name))
  repository.issues.set(issue.number, issue)
  emitIssue(world, repository, issue, { action: 'opened', sender: author.account })
  return issue
}

/** A label by its name; made when there is none. */
export function labelNamed(world: World, repository: Repository, name: string): Label {
  const known = repository.labels.find(label => label.name.toLowerCase() === name.toLowerCase())
  if (known !== undefined) return known
  const label = { id: takeId(world), name, color: 'ededed' }
  repository.labels.push(label)
  return label
}

/** Sends an `issues` event. */
export function emitIssue(
  world: World,
  repository: Repository,
  issue: Issue,
  event: { readonly action: string; readonly sender: Account; readonly label?: Label },
): void {
  const { action, sender, label } = event
  const payload = {
    issue: issueShape(world, repository, issue),
    ...(label === undefined ? {} : { label: labelShape(world, repository, label) }),
  }
  emit(world, { event: 'issues', action, repository, sender, payload })
}

/** What GitHub says for a body that is too long: 65,536 characters, of at most 262,144 bytes. */
export function demandBodySize(body: string, resource: string): void {
  if (Buffer.byteLength(body) <= 262_144 && [...body].length <= 65_536) return
  refuse(422, 'Validation Failed', [
    {
      resource,
      code: 'unprocessable',
      field: 'data',
      message: 'Body is too long (maximum is 65536 characters)',
    },
  ])
}

/** Adds a comment; a locked conversation takes only those with write access. */
export function addComment(
  world: World,
  repository: Repository,
  issue: Issue,
  author: Author,
  body: string,
): Comment {
  demandBodySize(body, 'IssueComment')
  if (issue.locked && !mayWrite(world, repository, author)) {
    refuse(403, 'Unable to create comment because issue is locked.')
  }
  const now = world.clock.now()
  const comment: Comment = {
    id: takeId(world),
    issueNumber: issue.number,
    user: author.account,
    app: author.app,
    body,
    createdAt: now,
    updatedAt: now,
    editedAt: undefined,
    editor: undefined,
    minimizedReason: undefined,
    reactions: [],
  }
  repository.comments.set(comment.id, comment)
  issue.updatedAt = now
  emitComment(world, repository, comment, { action: 'created', sender: author.account })
  return comment
}

function mayWrite(world: World, repository: Repository, author: Author): boolean {
  const role: Role = author.app === undefined ? roleOf(world, repository, author.account) : 'none'
  return roles.indexOf(role) >= roles.indexOf('write')
}

/** Sends an `issue_comment` event; `changes` holds what it said before. */
export function emitComment(
  world: World,
  repository: Repository,
  comment: Comment,
  event: { readonly action: string; readonly sender: Account; readonly changes?: unknown },
): void {
  const { action, sender, changes } = event
  const issue = repository.issues.get(comment.issueNumber)
  if (issue === undefined) return
  const payload = {
    ...(changes === undefined ? {} : { changes }),
    issue: issueShape(world, repository, issue),
    comment: commentShape(world, repository, comment),
  }
  emit(world, { event: 'issue_comment', action, repository, sender, payload })
}

/** Changes a comment's text. */
export function editComment(
  world: World,
  repository: Repository,
  comment: Comment,
  edit: { readonly body: string; readonly sender: Account },
): void {
  demandBodySize(edit.body, 'IssueComment')
  const changes = { body: { from: comment.body } }
  comment.body = edit.body
  comment.updatedAt = world.clock.now()
  comment.editedAt = comment.updatedAt
  comment.editor = edit.sender
  emitComment(world, repository, comment, { action: 'edited', sender: edit.sender, changes })
}

/** Deletes a comment. */
export function deleteComment(world: World, repository: Repository, comment: Comment, sender: Account): void {
  emitComment(world, repository, comment, { action: 'deleted', sender })
  repository.comments.delete(comment.id)
}

/** Adds a reaction, or finds the one that the same account gave before. */
export function addReaction(
  world: World,
  reactions: Reaction[],
  user: Account,
  content: (typeof reactionContents)[number],
): { readonly reaction: Reaction; readonly isNew: boolean } {
  const known = reactions.find(reaction => reaction.user.id === user.id && reaction.content === content)
  if (known !== undefined) return { reaction: known, isNew: false }
  const reaction = { id: takeId(world), user, content, createdAt: world.clock.now() }
  reactions.push(reaction)
  return { reaction, isNew: true }
}

/** Closes or reopens an issue. */
export function setIssueState(
  world: World,
  repository: Repository,
  issue: Issue,
  change: {
    readonly state: 'open' | 'closed'
    readonly reason: Issue['stateReason']
    readonly sender: Account
  },
): void {
  if (issue.state === change.state) return
  const now = world.clock.now()
  issue.state = change.state
  issue.stateReason = change.state === 'open' ? 'reopened' : (change.reason ?? 'completed')
  issue.closedAt = change.state === 'open' ? undefined : now
  issue.closedBy = change.state === 'open' ? undefined : change.sender
  issue.updatedAt = now
  const action = change.state === 'open' ? 'reopened' : 'closed'
  emitIssue(world, repository, issue, { action, sender: change.sender })
}
