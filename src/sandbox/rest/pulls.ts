import { readMergeability } from '../acts/mergeability.ts'
import { addReview, dismissReview, retarget, setPullState } from '../acts/pull-edit.ts'
import { emitPull, findPull, openPull } from '../acts/pulls.ts'
import { diffTrees } from '../git/diff.ts'
import { compareCommits, listCommits } from '../git/history.ts'
import { git } from '../git/run.ts'
import { type Answer, created, notFound, ok, refuse } from '../http/answer.ts'
import { actorOf, appOf, numberParam, type RepositoryCall } from '../http/call.ts'
import { optionalFlag, optionalText, optionalWord, requiredText } from '../http/fields.ts'
import { list } from '../http/page.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { commitShape, fileShape } from '../shapes/commit.ts'
import { pullShape, reviewShape, simplePull } from '../shapes/pull.ts'
import { isPull, type PullIssue } from '../world/threads.ts'

/** Pull requests, their files, commits and reviews. */
export const pullRoutes: readonly RepositoryRoute[] = [
  ['GET', '/pulls', 'pull_requests:read', 'read', listPulls],
  ['POST', '/pulls', 'pull_requests:write', 'read', createPull],
  ['GET', '/pulls/:number', 'pull_requests:read', 'read', getPull],
  ['PATCH', '/pulls/:number', 'pull_requests:write', 'write', updatePull],
  ['GET', '/pulls/:number/files', 'pull_requests:read', 'read', listFiles],
  ['GET', '/pulls/:number/commits', 'pull_requests:read', 'read', getPullCommits],
  ['GET', '/pulls/:number/reviews', 'pull_requests:read', 'read', listReviews],
  ['POST', '/pulls/:number/reviews', 'pull_requests:write', 'read', createReview],
  ['PUT', '/pulls/:number/reviews/:review/dismissals', 'pull_requests:write', 'write', dismiss],
]

/** The pull request that a path names. */
export function demandPull(call: RepositoryCall): PullIssue {
  return findPull(call.repository, numberParam(call, 'number')) ?? notFound()
}

function listPulls(call: RepositoryCall): Promise<Answer> {
  const { world, repository, query } = call
  const state = query.get('state') ?? 'open'
  const head = query.get('head')
  const base = query.get('base')
  const fits = (issue: PullIssue) =>
    (state === 'all' || issue.state === state) &&
    (base === null || issue.pull.baseRef === base) &&
    // Without an owner GitHub ignores the filter.
    (head === null || !head.includes(':') || `${issue.pull.headOwner}:${issue.pull.headRef}` === head)
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt'
  const found = [...repository.issues.values()].filter(isPull).filter(fits)
  const sorted = found.sort((left, right) => right[key] - left[key] || right.number - left.number)
  const isAscending =
    query.get('direction') === 'asc' ||
    (query.get('direction') === null && query.has('sort') && query.get('sort') !== 'created')
  return list(call, isAscending ? sorted.reverse() : sorted, issue => simplePull(world, repository, issue))
}

async function createPull(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call
  const author = { account: actorOf(call), app: appOf(call) }
  const issue = await openPull(world, repository, author, {
    title: requiredText(body, 'title', 'PullRequest'),
    body: optionalText(body, 'body') ?? null,
    head: requiredText(body, 'head', 'PullRequest'),
    base: requiredText(body, 'base', 'PullRequest'),
    draft: optionalFlag(body, 'draft', false),
    maintainerCanModify: optionalFlag(body, 'maintainer_can_modify', false),
  })
  const shape = await pullShape(world, repository, issue, { mergeable: null, state: 'UNKNOWN' })
  return created(shape)
}

async function getPull(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const issue = demandPull(call)
  const accept = String(call.headers.accept ?? '')
  if (/\.(diff|patch)\b/.test(accept)) return diffOfPull(call, issue)
  return ok(await pullShape(world, repository, issue, await readMergeability(world, repository, issue)))
}

async function mergeBaseOf(call: RepositoryCall, issue: PullIssue): Promise<string> {
  const { baseSha, headSha } = issue.pull
  return (await compareCommits(call.repository.git, baseSha, headSha)).mergeBase ?? baseSha
}

async function diffOfPull(call: RepositoryCall, issue: PullIssue): Promise<Answer> {
  const args = ['diff-tree', '-r', '-M', '-p', '--no-color', '--no-ext-diff', await mergeBaseOf(call, issue)]
  const text = await git(call.repository.git.folder, [...args, issue.pull.headSha])
  const headers = { 'content-type': 'application/vnd.github.diff; charset=utf-8' }
  return { status: 200, bytes: Buffer.from(text), headers }
}

async function updatePull(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call
  const issue = demandPull(call)
  const sender = actorOf(call)
  const title = optionalText(body, 'title')
  const text = optionalText(body, 'body')
  const base = optionalText(body, 'base')
  const state = optionalWord(body, 'state', ['open', 'closed'])
  if (text !== undefined && [...text].length > 65_536) {
    const message = 'body is too long (maximum is 65536 characters)'
    refuse(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'custom', field: 'body', message }])
  }
  if (title !== undefined || text !== undefined) await editPull(call, issue, { title, text })
  if (base !== undefined && base !== issue.pull.baseRef)
    await retarget(world, repository, issue, { base, sender })
  if (state !== undefined) await setPullState(world, repository, issue, { state, sender })
  return ok(await pullShape(world, repository, issue, await readMergeability(world, repository, issue)))
}

async function editPull(
  call: RepositoryCall,
  issue: PullIssue,
  edit: { readonly title: string | undefined; readonly text: string | undefined },
): Promise<void> {
  const { title, text } = edit
  const changes = {
    ...(title === undefined ? {} : { title: { from: issue.title } }),
    ...(text === undefined ? {} : { body: { from: issue.body ?? '' } }),
  }
  issue.title = title ?? issue.title
  issue.body = text ?? issue.body
  issue.updatedAt = call.world.clock.now()
  await emitPull(call.world, call.repository, issue, {
    action: 'edited',
    sender: actorOf(call),
    payload: { changes },
  })
}

async function listFiles(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const issue = demandPull(call)
  const changes = await diffTrees(repository.git, await mergeBaseOf(call, issue), issue.pull.headSha)
  // GitHub shows the first three thousand.
  return list(call, changes.slice(0, 3000), change =>
    fileShape(world, repository, issue.pull.headSha, change),
  )
}

async function getPullCommits(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const { headSha, baseSha } = demandPull(call).pull
  const oids = [...(await listCommits(repository.git, headSha, { notIn: baseSha }))].reverse()
  return list(call, oids, oid => commitShape(world, repository, oid))
}

function listReviews(call: RepositoryCall): Promise<Answer> {
  const issue = demandPull(call)
  return list(call, issue.pull.reviews, review => reviewShape(call.world, call.repository, issue, review))
}

const verdicts = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const

async function createReview(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call
  const issue = demandPull(call)
  const event = optionalWord(body, 'event', ['APPROVE', 'REQUEST_CHANGES', 'COMMENT'])
  const text = optionalText(body, 'body') ?? ''
  if (text === '' && (event === 'COMMENT' || event === 'REQUEST_CHANGES')) {
    refuse(422, 'Unprocessable Entity', ['Body can not be blank'])
  }
  const review = await addReview(world, repository, issue, {
    user: actorOf(call),
    body: text,
    state: event === undefined ? 'PENDING' : verdicts[event],
    commitId: optionalText(body, 'commit_id') ?? issue.pull.headSha,
  })
  return ok(reviewShape(world, repository, issue, review))
}

async function dismiss(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const issue = demandPull(call)
  const review = issue.pull.reviews.find(({ id }) => id === numberParam(call, 'review')) ?? notFound()
  requiredText(call.body, 'message', 'PullRequestReview')
  await dismissReview(world, repository, issue, { review, sender: actorOf(call) })
  return ok(reviewShape(world, repository, issue, review))
}
