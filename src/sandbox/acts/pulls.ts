import { compareCommits } from '../git/history.ts'
import { invalid, refuse } from '../http/answer.ts'
import { pullShape } from '../shapes/pull.ts'
import { type Account, roles } from '../world/accounts.ts'
import type { Repository } from '../world/repository.ts'
import { isPull, type PullIssue, type PullRequest } from '../world/threads.ts'
import { emit, findRepository, roleOf, type World } from '../world/world.ts'
import { branchTip } from './mergeability.ts'
import { fetchHead, trackHead } from './pull-refs.ts'
import { type Author, demandBodySize, newIssue } from './threads.ts'

/** What a new pull request is to be. `head` is `branch` or `owner:branch`. */
export interface PullRequestWish {
  readonly title: string
  readonly body: string | null
  readonly head: string
  readonly base: string
  readonly draft: boolean
  readonly maintainerCanModify: boolean
}

/** Sends a `pull_request` event, with the pull request as it now is. */
export async function emitPull(
  world: World,
  repository: Repository,
  issue: PullIssue,
  event: {
    readonly action: string
    readonly sender: Account
    readonly payload?: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  const shape = await pullShape(world, repository, issue, { mergeable: null, state: 'UNKNOWN' })
  const payload = { number: issue.number, pull_request: shape, ...event.payload }
  emit(world, { event: 'pull_request', action: event.action, repository, sender: event.sender, payload })
}

/** Opens a pull request; refuses as GitHub does what has no commits, no branch, or is open already. */
export async function openPull(
  world: World,
  repository: Repository,
  author: Author,
  wish: PullRequestWish,
): Promise<PullIssue> {
  demandBodySize(wish.body ?? '', 'PullRequest')
  if (author.app?.slug === 'github-actions' && !world.behaviour.workflowsOpenPulls)
    refuse(403, 'GitHub Actions is not permitted to create or approve pull requests.')
  const head = findHead(world, repository, wish.head)
  demandOwnHead(world, head.repository, author)
  const headSha = (await branchTip(head.repository, head.ref)) ?? invalid('PullRequest', 'head', 'invalid')
  const baseSha = (await branchTip(repository, wish.base)) ?? invalid('PullRequest', 'base', 'invalid')
  if (head.repository !== repository) await fetchHead(repository, head.repository, head.ref)
  const { aheadBy } = await compareCommits(repository.git, baseSha, headSha)
  if (aheadBy === 0) {
    const message = `No commits between ${wish.base} and ${wish.head}`
    refuse(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'custom', message }])
  }
  demandNoTwin(repository, head.repository, { head: head.ref, base: wish.base })
  const { title, body } = wish
  const pull = newPull(wish, head.repository, { headRef: head.ref, headSha, baseSha })
  const issue: PullIssue = { ...newIssue(world, repository, author), title, body, pull }
  repository.issues.set(issue.number, issue)
  await trackHead(repository, issue)
  await emitPull(world, repository, issue, { action: 'opened', sender: author.account })
  return issue
}

// Only who may push to a branch may propose it.
function demandOwnHead(world: World, head: Repository, author: Author): void {
  if (author.app !== undefined) return
  const role = roleOf(world, head, author.account)
  if (roles.indexOf(role) < roles.indexOf('write'))
    refuse(403, 'Must have push access to the head repository.')
}

function newPull(
  wish: PullRequestWish,
  head: Repository,
  at: { readonly headRef: string; readonly headSha: string; readonly baseSha: string },
): PullRequest {
  return {
    ...at,
    headRepositoryId: head.id,
    headOwner: head.owner.login,
    baseRef: wish.base,
    draft: wish.draft,
    maintainerCanModify: wish.maintainerCanModify,
    mergedAt: undefined,
    mergedBy: undefined,
    mergeCommitSha: undefined,
    testMerge: undefined,
    autoMerge: undefined,
    queuedAt: undefined,
    group: undefined,
    queueEvents: [],
    asyncMerges: [],
    reviews: [],
    mergeableReads: 0,
    mergeableKey: '',
  }
}

function findHead(world: World, repository: Repository, head: string) {
  const colon = head.indexOf(':')
  if (colon < 0) return { repository, ref: head }
  const owner = head.slice(0, colon)
  const found = findRepository(world, owner, repository.name) ?? invalid('PullRequest', 'head', 'invalid')
  return { repository: found, ref: head.slice(colon + 1) }
}

function demandNoTwin(
  repository: Repository,
  headRepository: Repository,
  refs: { readonly head: string; readonly base: string },
): void {
  const twin = [...repository.issues.values()]
    .filter(isPull)
    .find(
      ({ state, pull }) =>
        state === 'open' &&
        pull.headRepositoryId === headRepository.id &&
        pull.headRef === refs.head &&
        pull.baseRef === refs.base,
    )
  if (twin === undefined) return
  const message = `A pull request already exists for ${headRepository.owner.login}:${refs.head}.`
  refuse(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'custom', message }])
}

/** The pull request with a number, or undefined for an issue or nothing. */
export function findPull(repository: Repository, number: number): PullIssue | undefined {
  const issue = repository.issues.get(number)
  return issue !== undefined && isPull(issue) ? issue : undefined
}
