import { setPullState } from '../acts/pull-edit.ts'
import { demandBodySize, emitIssue, labelNamed, openIssue, setIssueState } from '../acts/threads.ts'
import { type Answer, created, noContent, notFound, ok, refuse } from '../http/answer.ts'
import { actorOf, appOf, numberParam, param, type RepositoryCall } from '../http/call.ts'
import { optionalText, optionalTexts, optionalWord, requiredText } from '../http/fields.ts'
import { list } from '../http/page.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { issueShape, labelShape } from '../shapes/thread.ts'
import { type Role, roles } from '../world/accounts.ts'
import { iso } from '../world/clock.ts'
import { type Issue, isPull } from '../world/threads.ts'
import { roleOf } from '../world/world.ts'

const reads = 'issues:read|pull_requests:read'
const writes = 'issues:write|pull_requests:write'

/** Issues and their labels; pull requests are issues here. */
export const issueRoutes: readonly RepositoryRoute[] = [
  ['GET', '/issues', 'issues:read', 'read', listIssues],
  ['POST', '/issues', 'issues:write', 'read', createIssue],
  ['GET', '/issues/:number', reads, 'read', getIssue],
  ['PATCH', '/issues/:number', writes, 'read', updateIssue],
  ['GET', '/issues/:number/labels', reads, 'read', listLabels],
  ['POST', '/issues/:number/labels', writes, 'triage', addLabels],
  ['DELETE', '/issues/:number/labels/:name', writes, 'triage', removeLabel],
  ['PUT', '/issues/:number/lock', writes, 'write', lock],
  ['DELETE', '/issues/:number/lock', writes, 'write', unlock],
]

/** The issue or pull request that a path names. */
export function demandIssue(call: RepositoryCall): Issue {
  const issue = call.repository.issues.get(numberParam(call, 'number')) ?? notFound()
  if (!call.repository.hasIssues && !isPull(issue)) return refuse(410, 'Issues are disabled for this repo')
  return issue
}

/** Who acts, and through which App. */
export function authorOf(call: RepositoryCall) {
  return { account: actorOf(call), app: appOf(call) }
}

/** Stops a person who changes what is another's without the role for it; an App's permission was checked before. */
export function demandOwn(
  call: RepositoryCall,
  owner: { readonly id: number } | undefined,
  least: Role,
): void {
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
    issueShape(
      world,
      repository,
      openIssue(world, repository, authorOf(call), { title, body: text, labels }),
    ),
  )
}

function getIssue(call: RepositoryCall): Answer {
  return ok(issueShape(call.world, call.repository, demandIssue(call)))
}

async function updateIssue(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call
  const issue = demandIssue(call)
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

function listLabels(call: RepositoryCall): Promise<Answer> {
  return list(call, demandIssue(call).labels, label => labelShape(call.world, call.repository, label))
}

function addLabels(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const issue = demandIssue(call)
  for (const name of optionalTexts(call.body, 'labels') ?? []) {
    const label = labelNamed(world, repository, name)
    if (issue.labels.includes(label)) continue
    issue.labels = [...issue.labels, label]
    emitIssue(world, repository, issue, { action: 'labeled', sender: actorOf(call), label })
  }
  return listLabels(call)
}

function removeLabel(call: RepositoryCall): Promise<Answer> {
  const issue = demandIssue(call)
  const label =
    issue.labels.find(({ name }) => name === param(call, 'name')) ?? refuse(404, 'Label does not exist')
  issue.labels = issue.labels.filter(other => other !== label)
  emitIssue(call.world, call.repository, issue, { action: 'unlabeled', sender: actorOf(call), label })
  return listLabels(call)
}

function lock(call: RepositoryCall): Answer {
  const issue = demandIssue(call)
  issue.locked = true
  issue.lockReason = optionalText(call.body, 'lock_reason') ?? null
  return noContent
}

function unlock(call: RepositoryCall): Answer {
  const issue = demandIssue(call)
  issue.locked = false
  issue.lockReason = null
  return noContent
}
