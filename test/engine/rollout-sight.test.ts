import { expect, test } from '@jest/globals'
import { rolloutSight } from '../../src/engine/rollout/rollout-sight.ts'
import type { FluxProgress } from '../../src/rollout/flux-progress.ts'

const revision = `main@sha1:${'2'.repeat(40)}`
const ref = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'podinfo' }
const inventory = [ref]
const cause = { code: 'build', object: ref, message: 'BuildFailed: no such file' } as const
const failed = { kind: 'failed', message: cause.message, cause, revision, inventory } as const

test.each<readonly [string, readonly FluxProgress[], string | undefined]>([
  ['what Flux has applied', [{ kind: 'applied', revision, inventory }], revision],
  [
    'what waits for its health',
    [{ kind: 'applying', message: 'checks', revision, inventory, isApplied: true }],
    revision,
  ],
  ['what did not become healthy', [{ ...failed, isApplied: true }], revision],
  // The inventory is that of the commit before.
  ['what is being built', [{ kind: 'applying', message: 'building', revision, inventory }], undefined],
  ['what could not be built', [failed], undefined],
  ['one of two Kustomizations', [{ kind: 'applied', revision, inventory }, failed], undefined],
])('as applied counts %s: only what is there', (_, flux, applied) => {
  const cluster = { name: 'eu', flux, objects: [], images: [], workloads: [] }
  const sight = rolloutSight([cluster], { now: 0, stableFor: 0, isOver: false })
  expect(sight.clusters.map(each => each.applied)).toEqual([applied])
})
