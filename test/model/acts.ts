import { readReplyMarker } from '../../src/report/marker.ts'
import { latestRuns } from '../../src/sandbox/acts/check-states.ts'
import { completeRun } from '../../src/sandbox/acts/checks.ts'
import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'
import type { Repository } from '../../src/sandbox/world/repository.ts'
import { isPull, type PullIssue } from '../../src/sandbox/world/threads.ts'
import { pushFile, repositoryAt } from '../behaviours/stage.ts'
import { personAt } from '../e2e/person.ts'
import { type App, type Environment, pinFile, pinPattern, type Slot } from './rules.ts'

/** What people do beside commands, on GitHub itself. `pick` chooses among what is there, the newest first. */
export type Act =
  | { readonly kind: 'close' | 'reopen' | 'push' | 'describe' | 'merge' | 'unbranch'; readonly pick: number }
  | { readonly kind: 'approve' | 'dismiss'; readonly pick: number; readonly by: 'writer' | 'admin' }
  | { readonly kind: 'edit' | 'delete' | 'delete the reply to'; readonly pick: number }
  | { readonly kind: 'revoke' | 'grant' }
  | { readonly kind: 'check again'; readonly conclusion: 'success' | 'failure' }
  | { readonly kind: 'move the base'; readonly pick: number }
  | {
      readonly kind: 'pin by hand'
      readonly app: App
      readonly environment: Environment
      readonly version: string
    }

/** What was done: what of it the rules have to know. */
export interface Done {
  readonly kind: Act['kind']
  /** The comment that it was done to. */
  readonly comment?: number
}

/** Does it, as far as GitHub lets people do it at that moment. Answers what it was done to. */
export async function perform(
  gitHub: SandboxGitHub,
  act: Act,
  comments: readonly number[],
): Promise<Done | undefined> {
  const admin = personAt(gitHub, 'admin', gitHub.fetch)
  const fleet = repositoryAt(gitHub, 'fleet')
  switch (act.kind) {
    case 'revoke':
    case 'grant':
      return setRole(gitHub, act.kind === 'grant' ? 'write' : 'read', act.kind)
    case 'check again':
      return checkAgain(gitHub, fleet, act.conclusion)
    case 'edit':
    case 'delete':
    case 'delete the reply to':
      return changeComment(gitHub, act.kind, comments.at(-1 - (act.pick % Math.max(1, comments.length))))
    case 'move the base':
      return allowed(act, pushFile(gitHub, { path: `docs/note-${act.pick}.md`, text: `${act.pick}\n` }))
    case 'pin by hand':
      return allowed(act, pinByHand(gitHub, `${act.app} ${act.environment}`, act.version))
    default: {
      const pull = choose(fleet, act.kind === 'reopen' ? 'closed' : 'open', act.pick)
      return pull === undefined ? undefined : allowed(act, changePull(gitHub, admin, act, pull))
    }
  }
}

/** The checks of what is open run once more, and from now on end so. */
async function checkAgain(
  { world }: SandboxGitHub,
  fleet: Repository,
  conclusion: 'success' | 'failure',
): Promise<Done> {
  const open = [...fleet.issues.values()].filter(isPull).filter(({ state }) => state === 'open')
  for (const { pull } of open)
    for (const run of latestRuns(fleet, pull.headSha)) {
      if (run.status !== 'completed') continue
      Object.assign(run, { conclusion, completedAt: undefined })
      completeRun(world, fleet, run)
    }
  return { kind: 'check again' }
}

function choose(fleet: Repository, state: 'open' | 'closed', pick: number): PullIssue | undefined {
  const found = [...fleet.issues.values()].filter(isPull).filter(each => each.state === state)
  const ours = found.filter(
    ({ pull }) => pull.headRef.startsWith('lockkeeper/') && pull.mergedAt === undefined,
  )
  return ours.at(-1 - (pick % Math.max(1, ours.length)))
}

/** GitHub's refusals are people's bad luck. */
async function allowed(act: Act, work: Promise<unknown>): Promise<Done | undefined> {
  try {
    await work
    return { kind: act.kind }
  } catch (error) {
    if (error instanceof Error && /: (?:403|404|405|409|422) /.test(error.message)) return undefined
    throw error
  }
}

type PullAct = Extract<
  Act,
  { readonly kind: 'close' | 'reopen' | 'push' | 'describe' | 'merge' | 'unbranch' | 'approve' | 'dismiss' }
>

function changePull(
  gitHub: SandboxGitHub,
  admin: ReturnType<typeof personAt>,
  act: PullAct,
  { number, pull }: PullIssue,
): Promise<unknown> {
  const path = `/repos/acme/fleet/pulls/${number}`
  switch (act.kind) {
    case 'close':
      return admin.send('PATCH', path, { state: 'closed' })
    case 'reopen':
      return admin.send('PATCH', path, { state: 'open' })
    case 'describe':
      return admin.send('PATCH', path, { title: 'Do not merge', body: 'Wait for me.' })
    case 'merge':
      return admin.send('PUT', `${path}/merge`, { merge_method: 'squash' })
    case 'unbranch':
      return admin.send('DELETE', `/repos/acme/fleet/git/refs/heads/${pull.headRef}`)
    case 'push':
      return pushOnto(gitHub, number)
    case 'approve':
      return personAt(gitHub, act.by, gitHub.fetch).send('POST', `${path}/reviews`, { event: 'APPROVE' })
    case 'dismiss': {
      const review = pull.reviews.findLast(({ state }) => state === 'APPROVED')
      if (review === undefined) return Promise.resolve()
      return admin.send('PUT', `${path}/reviews/${review.id}/dismissals`, { message: 'No.' })
    }
    default:
      return act satisfies never
  }
}

/** Somebody pushes something of their own onto the branch of a pull request. */
export async function pushOnto(gitHub: SandboxGitHub, number: number): Promise<void> {
  const issue = repositoryAt(gitHub, 'fleet').issues.get(number)
  if (issue === undefined || !isPull(issue)) return
  const { headSha, headRef } = issue.pull
  await pushFile(gitHub, { path: 'docs/pushed.md', text: `${headSha}\n`, branch: headRef })
}

async function setRole(gitHub: SandboxGitHub, role: 'write' | 'read', kind: Act['kind']): Promise<Done> {
  const writer = gitHub.people.find(person => person.role === 'writer')?.login ?? ''
  const account = gitHub.world.accounts.get(writer)
  if (account !== undefined) repositoryAt(gitHub, 'fleet').roles.set(account.id, role)
  return { kind }
}

/** A command that comes too late to be one: only new comments count. */
const addition = '/promote podinfo@7.0.2 to test'

async function changeComment(
  gitHub: SandboxGitHub,
  kind: 'edit' | 'delete' | 'delete the reply to',
  comment: number | undefined,
): Promise<Done | undefined> {
  for (const repository of gitHub.world.repositories.values()) {
    const found = repository.comments.get(comment ?? 0)
    if (comment === undefined || found === undefined) continue
    const reply = [...repository.comments.values()].find(
      ({ app, body }) =>
        app?.slug === 'lockkeeper' && readReplyMarker(body)?.key.includes(`/${comment}/`) === true,
    )
    const target = kind === 'delete the reply to' ? reply?.id : comment
    if (target === undefined) return undefined
    const path = `/repos/${repository.owner.login}/${repository.name}/issues/comments/${target}`
    const admin = personAt(gitHub, 'admin', gitHub.fetch)
    if (kind === 'edit') await admin.send('PATCH', path, { body: `${found.body}\n\n${addition}` })
    else await admin.send('DELETE', path)
    return { kind, comment }
  }
  return undefined
}

async function pinByHand(gitHub: SandboxGitHub, slot: Slot, version: string): Promise<void> {
  const path = pinFile(slot)
  const url = `/repos/acme/fleet/contents/${path}`
  const { content } = await personAt(gitHub, 'admin', gitHub.fetch).get<{ readonly content: string }>(url)
  const text = Buffer.from(content, 'base64').toString('utf8')
  await pushFile(gitHub, { path, text: text.replace(pinPattern, `$1${version}`) })
}
