import { latestStatuses } from '../acts/check-states.ts'
import { mergeWhatIsReady } from '../acts/checks.ts'
import { isFastForward } from '../git/history.ts'
import { type Answer, created, ok, refuse } from '../http/answer.ts'
import { actorOf, param, type RepositoryCall } from '../http/call.ts'
import { optionalText, optionalWord, requiredText } from '../http/fields.ts'
import { cutPage, list } from '../http/page.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { simpleStatus, statusShape } from '../shapes/check.ts'
import { commitShape } from '../shapes/commit.ts'
import { minimalRepository, repositoryUrl } from '../shapes/repository.ts'
import type { CommitStatus } from '../world/checks.ts'
import { iso } from '../world/clock.ts'
import { emit, inBackground, takeId } from '../world/world.ts'
import { resolveCommit } from './commits.ts'

/** Commit statuses; before the commits' own routes, whose last part takes any ref. */
export const statusRoutes: readonly RepositoryRoute[] = [
  ['POST', '/statuses/:sha', 'statuses:write', 'write', create],
  ['GET', '/commits/:ref/status', 'statuses:read', 'read', combined],
  ['GET', '/commits/:ref/statuses', 'statuses:read', 'read', listStatuses],
]

// GitHub keeps so many of one context on one commit.
const mostStatuses = 1000

async function create(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call
  const sha = (await repository.git.head(`${param(call, 'sha')}^{commit}`))?.oid
  if (sha === undefined) return refuse(422, `No commit found for SHA: ${param(call, 'sha')}`)
  requiredText(body, 'state', 'Status')
  const state = optionalWord(body, 'state', ['error', 'failure', 'pending', 'success'])
  const context = optionalText(body, 'context') ?? 'default'
  const description = optionalText(body, 'description') ?? null
  if ((description ?? '').length > 140) {
    const message = 'description is too long (maximum is 140 characters)'
    refuse(422, 'Validation Failed', [{ resource: 'Status', code: 'custom', field: 'description', message }])
  }
  const same = repository.statuses.filter(status => status.sha === sha && status.context === context)
  if (same.length >= mostStatuses)
    refuse(422, 'Validation Failed', ['This SHA and context has reached the maximum number of statuses.'])
  const status: CommitStatus = {
    id: takeId(world),
    sha,
    state: state ?? 'pending',
    context,
    description,
    targetUrl: optionalText(body, 'target_url') ?? null,
    creator: actorOf(call),
    createdAt: world.clock.now(),
  }
  repository.statuses.push(status)
  inBackground(world, announce(call, status))
  inBackground(world, mergeWhatIsReady(world, repository))
  return created(statusShape(world, repository, status))
}

async function announce(call: RepositoryCall, status: CommitStatus): Promise<void> {
  const { world, repository } = call
  const payload = {
    id: status.id,
    sha: status.sha,
    name: `${repository.owner.login}/${repository.name}`,
    target_url: status.targetUrl,
    avatar_url: null,
    context: status.context,
    description: status.description,
    state: status.state,
    commit: await commitShape(world, repository, status.sha),
    branches: await branchesWith(call, status.sha),
    created_at: iso(status.createdAt),
    updated_at: iso(status.createdAt),
  }
  emit(world, { event: 'status', action: undefined, repository, sender: status.creator, payload })
}

// At most ten branches that hold the commit, as the event names them.
async function branchesWith({ world, repository }: RepositoryCall, sha: string) {
  const url = `${repositoryUrl(world, repository)}/commits`
  const refs = await repository.git.refs('refs/heads/')
  const holds = await Promise.all(refs.map(({ oid }) => isFastForward(repository.git, sha, oid)))
  return refs
    .filter((_, index) => holds[index])
    .slice(0, 10)
    .map(({ name, oid }) => ({
      name: name.slice('refs/heads/'.length),
      commit: { sha: oid, url: `${url}/${oid}` },
      protected: repository.rules.has(name.slice('refs/heads/'.length)),
    }))
}

async function demandSha(call: RepositoryCall): Promise<string> {
  const name = param(call, 'ref')
  return (await resolveCommit(call.repository, name)) ?? refuse(422, `No commit found for SHA: ${name}`)
}

async function combined(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const sha = await demandSha(call)
  const latest = latestStatuses(repository, sha)
  const { elements, link } = cutPage(call, latest)
  const url = repositoryUrl(world, repository)
  const body = {
    state: combine(latest),
    statuses: elements.map(status => simpleStatus(world, repository, status)),
    sha,
    total_count: latest.length,
    repository: minimalRepository(world, repository),
    commit_url: `${url}/commits/${sha}`,
    url: `${url}/commits/${sha}/status`,
  }
  return { ...ok(body), headers: link === undefined ? {} : { link } }
}

// `pending` also when there are none at all.
function combine(statuses: readonly CommitStatus[]): string {
  if (statuses.some(({ state }) => state === 'error' || state === 'failure')) return 'failure'
  return statuses.length > 0 && statuses.every(({ state }) => state === 'success') ? 'success' : 'pending'
}

async function listStatuses(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const sha = await demandSha(call)
  const all = repository.statuses.filter(status => status.sha === sha).reverse()
  return list(call, all, status => statusShape(world, repository, status))
}
