import { expect } from '@jest/globals'
import { byNumber } from './fake-pull-requests.ts'
import { withProd } from './questions.ts'
import { ada, type Seeded, say, seed } from './seed.ts'
import type { FakePullRequest } from './state.ts'

/** The one pull request there is. */
export function only({ fleet }: Seeded): FakePullRequest {
  expect(fleet.pullRequests).toHaveLength(1)
  return byNumber(fleet, fleet.pullRequests[0]?.number ?? 0)
}

/** A promotion of podinfo 7.0.0 to prod that waits for approval, open as a pull request. */
export async function waiting(): Promise<Seeded> {
  const seeded = seed(withProd('{ name: prod, merge: after-approval }'))
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(only(seeded).state).toBe('open')
  return seeded
}

export function approve(seeded: Seeded, by = ada, commit = only(seeded).head, canWrite = true): void {
  const { number } = only(seeded)
  const earlier = seeded.fleet.approvals.get(number) ?? []
  seeded.fleet.approvals.set(number, [...earlier, { by, commit, canWrite }])
}
