import type { Account } from '../world/accounts.ts'
import { iso } from '../world/clock.ts'
import { nodeId } from '../world/node-ids.ts'
import type { Repository } from '../world/repository.ts'
import { type Comment, type Issue, type Label, type Reaction, reactionContents } from '../world/threads.ts'
import { roleOf, type World } from '../world/world.ts'
import { appShape, type Json, nullableApp, nullableUser, userShape } from './account.ts'
import { repositoryPage, repositoryUrl } from './repository.ts'

/** The global id of an issue or pull request. */
export function issueNodeId(repository: Repository, issue: Issue): string {
  return nodeId(issue.pull === undefined ? 'Issue' : 'PullRequest', repository.id, issue.number)
}

/** The web address of an issue or pull request. */
export function threadPage(world: World, repository: Repository, issue: Issue): string {
  const kind = issue.pull === undefined ? 'issues' : 'pull'
  return `${repositoryPage(world, repository)}/${kind}/${issue.number}`
}

/** What GitHub calls someone in relation to a repository; says nothing about rights. */
export function authorAssociation(world: World, repository: Repository, user: Account | undefined): string {
  if (user === undefined) return 'NONE'
  if (user.id === repository.owner.id) return 'OWNER'
  if (world.organizationMembers.get(repository.owner.login)?.has(user.id) === true) return 'MEMBER'
  const role = user.type === 'User' ? repository.roles.get(user.id) : undefined
  if (role !== undefined && role !== 'none') return 'COLLABORATOR'
  return roleOf(world, repository, user) === 'admin' ? 'OWNER' : 'NONE'
}

/** How many of each reaction there are. */
export function reactionRollup(url: string, reactions: readonly Reaction[]): Json {
  const count = (content: string) => reactions.filter(reaction => reaction.content === content).length
  return {
    url: `${url}/reactions`,
    total_count: reactions.length,
    ...Object.fromEntries(reactionContents.map(content => [content, count(content)])),
  }
}

/** One reaction. */
export function reactionShape(world: World, reaction: Reaction): Json {
  return {
    id: reaction.id,
    node_id: nodeId('Reaction', reaction.id),
    user: userShape(world, reaction.user),
    content: reaction.content,
    created_at: iso(reaction.createdAt),
  }
}

/** A label. */
export function labelShape(world: World, repository: Repository, label: Label): Json {
  return {
    id: label.id,
    node_id: nodeId('Label', repository.id, label.id),
    url: `${repositoryUrl(world, repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: '',
  }
}

function issueUrls(world: World, repository: Repository, issue: Issue): Json {
  const url = `${repositoryUrl(world, repository)}/issues/${issue.number}`
  return {
    url,
    repository_url: repositoryUrl(world, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: threadPage(world, repository, issue),
  }
}

function pullPart(world: World, repository: Repository, issue: Issue): Json {
  if (issue.pull === undefined) return {}
  const page = threadPage(world, repository, issue)
  const { draft, mergedAt } = issue.pull
  return {
    draft,
    pull_request: {
      url: `${repositoryUrl(world, repository)}/pulls/${issue.number}`,
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: mergedAt === undefined ? null : iso(mergedAt),
    },
  }
}

/** An issue, or a pull request seen as one. */
export function issueShape(world: World, repository: Repository, issue: Issue): Json {
  const urls = issueUrls(world, repository, issue)
  const comments = [...repository.comments.values()].filter(comment => comment.issueNumber === issue.number)
  return {
    ...urls,
    id: issue.id,
    node_id: issueNodeId(repository, issue),
    number: issue.number,
    title: issue.title,
    user: nullableUser(world, issue.user),
    labels: issue.labels.map(label => labelShape(world, repository, label)),
    state: issue.state,
    state_reason: issue.stateReason,
    locked: issue.locked,
    active_lock_reason: issue.lockReason,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: comments.length,
    created_at: iso(issue.createdAt),
    updated_at: iso(issue.updatedAt),
    closed_at: issue.closedAt === undefined ? null : iso(issue.closedAt),
    closed_by: nullableUser(world, issue.closedBy),
    author_association: authorAssociation(world, repository, issue.user),
    body: issue.body,
    reactions: reactionRollup(String(urls.url), issue.reactions),
    performed_via_github_app: nullableApp(world, issue.app),
    ...pullPart(world, repository, issue),
  }
}

/** A comment on an issue or pull request. */
export function commentShape(world: World, repository: Repository, comment: Comment): Json {
  const url = `${repositoryUrl(world, repository)}/issues/comments/${comment.id}`
  const issue = repository.issues.get(comment.issueNumber)
  const page = issue === undefined ? repositoryPage(world, repository) : threadPage(world, repository, issue)
  return {
    url,
    html_url: `${page}#issuecomment-${comment.id}`,
    issue_url: `${repositoryUrl(world, repository)}/issues/${comment.issueNumber}`,
    id: comment.id,
    node_id: nodeId('IssueComment', repository.id, comment.id),
    user: nullableUser(world, comment.user),
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.updatedAt),
    author_association: authorAssociation(world, repository, comment.user),
    body: comment.body,
    reactions: reactionRollup(url, comment.reactions),
    performed_via_github_app: comment.app === undefined ? null : appShape(world, comment.app),
  }
}
