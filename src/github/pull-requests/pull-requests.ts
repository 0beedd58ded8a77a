import type { PullRequest, PullRequests } from '../../engine/ports/ports.ts'
import { type Access, parseAnswer, pathOf } from '../access.ts'
import { GitHubError } from '../client/errors.ts'
import { readPages } from '../pages.ts'
import type { Head } from '../repository/head.ts'
import { mergePullRequest } from './merge.ts'
import { readReview } from './review.ts'
import { schedulePullRequest, unschedule } from './schedule.ts'
import { RestPullRequest, toPullRequest } from './shape.ts'

/** The port over one repository's pull requests. */
export function createPullRequests(access: Access, head: Head): PullRequests {
  return {
    find: branch => findPullRequests(access, branch),
    open: proposal => openPullRequest(access, head, proposal),
    update: (number, change) => updatePullRequest(access, number, change),
    review: number => readReview(access, number),
    merge: request => mergePullRequest(access, head, request),
    schedule: request => schedulePullRequest(access, head, request),
    recent: since => recentPullRequests(access, since),
  }
}

const listRoute = 'GET /repos/{owner}/{repo}/pulls'

async function findPullRequests(access: Access, branch: string): Promise<readonly PullRequest[]> {
  const found = await readPages(
    access.api('promote'),
    {
      route: listRoute,
      parameters: {
        ...pathOf(access.ref),
        head: `${access.ref.owner}:${branch}`,
        state: 'all',
        sort: 'created',
        direction: 'desc',
      },
    },
    { entry: RestPullRequest },
  )
  // GitHub ignores a head filter that it cannot read, and answers every pull request.
  return found
    .filter(({ head }) => head.ref === branch && head.repo?.id === access.ref.id)
    .map(found => toPullRequest(access.identity, found))
}

// A commit or branch made a moment ago may not be visible yet where pull requests are made.
const lags = [250, 500, 1000, 2000]

async function openPullRequest(
  access: Access,
  head: Head,
  proposal: Parameters<PullRequests['open']>[0],
): ReturnType<PullRequests['open']> {
  const { branch: base } = await head.known()
  const route = 'POST /repos/{owner}/{repo}/pulls'
  const { branch, title, body } = proposal
  for (let attempt = 0; ; attempt++) {
    const answer = await access.api('promote')({
      route,
      parameters: { ...pathOf(access.ref), head: branch, base, title, body },
      expect: [422],
      content: true,
    })
    if (answer.status !== 422) {
      const opened = parseAnswer(route, RestPullRequest, answer)
      return { kind: 'opened', pullRequest: toPullRequest(access.identity, opened) }
    }
    if (/already exists/i.test(answer.message)) return { kind: 'exists' }
    // Without its branch, which another process may have taken away, there is nothing to merge either.
    const lagging = /no commits between|\bhead invalid\b/i.test(answer.message)
    if (!lagging) throw new GitHubError(route, answer)
    const wait = lags[attempt]
    if (wait === undefined) return { kind: 'nothing-to-merge' }
    await access.clock.sleep(wait)
  }
}

async function updatePullRequest(
  access: Access,
  number: number,
  { scheduled, ...change }: Parameters<PullRequests['update']>[1],
): Promise<void> {
  if (scheduled === false) await unschedule(access, number)
  if (Object.keys(change).length === 0) return
  const route = 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}'
  const parameters = { ...pathOf(access.ref), pull_number: number, ...change }
  await access.api('promote')({ route, parameters, repeatable: true })
}

async function recentPullRequests(access: Access, since: Date): Promise<readonly PullRequest[]> {
  const list = (state: 'open' | 'closed') =>
    readPages(
      access.api('promote'),
      {
        route: listRoute,
        parameters: { ...pathOf(access.ref), state, sort: 'updated', direction: 'desc' },
      },
      {
        entry: RestPullRequest,
        enough: page => state === 'closed' && page.some(({ updated_at }) => updated_at < since),
      },
    )
  const [open, closed] = [await list('open'), await list('closed')]
  return [...open, ...closed.filter(({ updated_at }) => updated_at >= since)]
    .map(found => toPullRequest(access.identity, found))
    .filter(({ ours }) => ours)
}
