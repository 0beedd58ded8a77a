import { expect, test } from '@jest/globals'
import type { PromotionProgress } from '../../src/promotion/progress.ts'
import type { ClusterProgress } from '../../src/promotion/rollout.ts'
import { resultOf } from '../../src/report/result.ts'
import { merged, request } from './samples.ts'

const cluster = (name: string, rest: Partial<ClusterProgress>): ClusterProgress => ({
  ...{ name, verdict: 'in-progress', pods: { ready: 0, wanted: 1 }, digests: [], objects: [] },
  ...rest,
})

function rolling(...clusters: readonly ClusterProgress[]) {
  const { verdict: _, ...open } = merged
  const rollout = { verdict: 'in-progress', because: 'it goes on', clusters } as const
  const promotion: PromotionProgress = { ...open, state: 'rolling-out', rollout }
  return resultOf(request(promotion))
}

test('a rollout is waited for', () => {
  expect(rolling(cluster('eu', {}))).toEqual({ verdict: 'waiting', waitsFor: 'machine' })
})

test('one that nobody can see until a person repairs its kubeconfig is not', () => {
  const runs = cluster('us', { verdict: 'succeeded' })
  expect(rolling(cluster('eu', { lasting: true }), runs)).toEqual({ verdict: 'waiting', waitsFor: 'person' })
})

test('beside a cluster that goes on it is', () => {
  expect(rolling(cluster('eu', { lasting: true }), cluster('us', {}))).toEqual({
    verdict: 'waiting',
    waitsFor: 'machine',
  })
})
