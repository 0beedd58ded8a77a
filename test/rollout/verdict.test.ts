import { expect, test } from '@jest/globals'
import type { ObjectReport } from '../../src/rollout/object.ts'
import { objectStatus } from '../../src/rollout/object-status.ts'
import { rolloutStatus } from '../../src/rollout/rollout-status.ts'
import { currentSince, lastTransition, stability } from '../../src/rollout/stable.ts'
import {
  type ClusterSight,
  judgeCluster,
  judgeEnvironment,
  type RolloutVerdict,
} from '../../src/rollout/verdict.ts'
import { current, evidence, failed, inProgress, now, object, one } from './picture.ts'

const ref = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'podinfo' }
const patience = { now, stableFor: 10_000, isOver: false }
const applied = { kind: 'applied', revision: 'main@sha1:1', inventory: [ref] } as const
const seen = (report: ObjectReport, since = now - 60_000) => ({ ref, report, since })
const cause = { code: 'image-pull', object: ref, message: 'not found' } as const
const stuck = { code: 'build', object: ref, message: 'BuildFailed: no such file' } as const
const broken = { status: 'failed', message: 'not found', cause } as const

function sight(rest: Partial<ClusterSight>): ClusterSight {
  return {
    name: 'eu',
    flux: [applied],
    objects: [seen(current('2/2'))],
    images: [{ kind: 'promised', pods: 2 }],
    ...rest,
  }
}

test.each<readonly [string, Partial<ClusterSight>, RolloutVerdict, RolloutVerdict?]>([
  ['all is as promised', {}, { kind: 'succeeded' }],
  ['objects that Flux does not speak of', { flux: [] }, { kind: 'succeeded' }],
  ['nothing but what Flux says', { objects: [] }, { kind: 'succeeded' }],
  [
    'current for less than it has to be',
    { objects: [seen(current('2/2'), now - 2_500)] },
    { kind: 'in-progress', because: 'everything is current; it has to stay so for 8 s more' },
    {
      kind: 'failed',
      because: 'it did not arrive in time: everything is current; it has to stay so for 8 s more',
    },
  ],
  ['of a time that nobody knows', { objects: [{ ref, report: current('2/2') }] }, { kind: 'succeeded' }],
  [
    'an object on its way',
    { objects: [seen(inProgress('1/2'))] },
    { kind: 'in-progress', because: 'Deployment shop/podinfo: 1/2' },
    { kind: 'failed', because: 'it did not arrive in time: Deployment shop/podinfo: 1/2' },
  ],
  [
    'a neighbour that fails: neither a success nor a failure of this one',
    { objects: [seen(current('2/2')), { ...seen(broken), neighbour: 'shop' }] },
    {
      ...{ kind: 'unknown', final: true, isBeside: true },
      because:
        'its own part runs; shop beside it, which was not changed, does not: Deployment shop/podinfo: not found',
    },
  ],
  [
    'a neighbour on its way',
    { objects: [seen(current('2/2')), { ...seen(inProgress('1/2')), neighbour: 'shop' }] },
    {
      ...{ kind: 'in-progress', isBeside: true },
      because:
        'its own part runs; shop beside it, which was not changed, does not: Deployment shop/podinfo: 1/2',
    },
    {
      ...{ kind: 'unknown', isBeside: true },
      because:
        'its own part runs; shop beside it, which was not changed, does not: Deployment shop/podinfo: 1/2',
    },
  ],
  [
    'a neighbour that fails, and its own part too',
    { objects: [seen(broken), { ...seen(broken), neighbour: 'shop' }] },
    { kind: 'failed', because: 'Deployment shop/podinfo: not found', cause },
  ],
  [
    'where Lockkeeper applied: a neighbour that was unwell before',
    {
      objects: [seen(current('2/2')), { ...seen(inProgress('1/2')), neighbour: 'shop', wasUnwell: true }],
    },
    {
      ...{ kind: 'in-progress', isBeside: true },
      because:
        'its own part runs; shop beside it, which was unwell before and is unchanged, still is: Deployment shop/podinfo: 1/2',
    },
  ],
  [
    'where Lockkeeper applied: an object of no app that was unwell before',
    { objects: [seen(current('2/2')), { ...seen(broken), wasUnwell: true }] },
    {
      ...{ kind: 'unknown', final: true, isBeside: true },
      because:
        'its own part runs; what was unwell before and is unchanged, still is: Deployment shop/podinfo: not found',
    },
  ],
  [
    'where Lockkeeper applied: a neighbour that became unwell by it',
    { objects: [seen(current('2/2')), { ...seen(inProgress('1/2')), neighbour: 'shop', wasUnwell: false }] },
    {
      kind: 'in-progress',
      because: 'shop beside it does not run with what was applied: Deployment shop/podinfo: 1/2',
    },
    {
      kind: 'failed',
      because:
        'it did not arrive in time: shop beside it does not run with what was applied: Deployment shop/podinfo: 1/2',
    },
  ],
  [
    'a neighbour for which Flux waited in vain',
    {
      flux: [
        {
          ...{ kind: 'failed', message: 'health check failed', isApplied: true, cause, revision: 'r' },
          inventory: [ref],
        },
      ],
      objects: [seen(current('2/2')), { ...seen(broken), neighbour: 'shop' }],
    },
    {
      ...{ kind: 'unknown', final: true, isBeside: true },
      because:
        'its own part runs; shop beside it, which was not changed, does not: Deployment shop/podinfo: not found',
    },
  ],
  [
    'Flux waits',
    { flux: [{ kind: 'waiting', message: 'not fetched' }], objects: [] },
    { kind: 'in-progress', because: 'not fetched' },
  ],
  [
    'Flux applies, and the object says more',
    {
      flux: [{ kind: 'applying', message: 'checks run', revision: 'r', inventory: [], isApplied: true }],
      objects: [seen(inProgress('1/2'))],
    },
    { kind: 'in-progress', because: 'Deployment shop/podinfo: 1/2' },
  ],
  [
    'Flux applies, and every object is there',
    { flux: [{ kind: 'applying', message: 'checks run', revision: 'r', inventory: [] }] },
    { kind: 'in-progress', because: 'checks run' },
  ],
  [
    'an object that failed',
    { objects: [seen(broken)] },
    { kind: 'failed', because: 'Deployment shop/podinfo: not found', cause },
  ],
  [
    'an object that failed without a cause',
    { objects: [seen({ status: 'failed', message: 'no' })] },
    { kind: 'failed', because: 'Deployment shop/podinfo: no' },
  ],
  [
    'a failed object says more than Flux',
    {
      flux: [
        {
          ...{ kind: 'failed', message: 'health check failed', isApplied: true, inventory: [] },
          cause: { ...cause, code: 'other' },
        },
      ],
      objects: [seen(broken)],
    },
    { kind: 'failed', because: 'Deployment shop/podinfo: not found', cause },
  ],
  [
    'what Flux could not build says more than what fails of the version before',
    {
      flux: [{ kind: 'failed', message: 'BuildFailed: no such file', cause: stuck, inventory: [ref] }],
      objects: [seen(broken)],
    },
    { kind: 'failed', because: 'BuildFailed: no such file', cause: stuck },
  ],
  [
    'Flux failed',
    { flux: [{ kind: 'failed', message: 'build failed', cause, inventory: [] }] },
    { kind: 'failed', because: 'build failed', cause },
  ],
  [
    'another image runs',
    { images: [{ kind: 'other', pod: ref, message: 'p/web runs another' }] },
    {
      kind: 'failed',
      because: 'p/web runs another',
      cause: { code: 'other', object: ref, message: 'p/web runs another' },
    },
  ],
  [
    'the version before runs, and crashes, while Flux still applies',
    {
      flux: [{ ...applied, kind: 'applying', message: 'is being applied' }],
      objects: [seen(broken)],
      images: [{ kind: 'other', pod: ref, message: 'p/web runs another' }],
    },
    { kind: 'in-progress', because: 'is being applied; p/web runs another' },
    { kind: 'failed', because: 'it did not arrive in time: is being applied; p/web runs another' },
  ],
  [
    'what was there before crashes while Flux still builds, and no pod says what it runs',
    {
      flux: [{ ...applied, kind: 'applying', message: 'Building manifests' }],
      objects: [seen(broken)],
      images: [],
    },
    { kind: 'in-progress', because: 'Building manifests' },
    { kind: 'failed', because: 'it did not arrive in time: Building manifests' },
  ],
  [
    'what Flux has applied crashes while it waits for its health',
    {
      flux: [{ ...applied, kind: 'applying', message: 'checks run', isApplied: true }],
      objects: [seen(broken)],
      images: [],
    },
    { kind: 'failed', because: 'Deployment shop/podinfo: not found', cause },
  ],
  [
    'a cluster that could not be looked at',
    { unseen: 'certificate expired' },
    { kind: 'unknown', because: 'certificate expired' },
    { kind: 'unknown', because: 'certificate expired' },
  ],
  [
    'a Kustomization that is suspended',
    { flux: [{ kind: 'unknown', message: 'suspended' }] },
    { kind: 'unknown', because: 'suspended' },
  ],
  [
    'an object nobody knows about',
    { objects: [seen({ status: 'unknown', message: 'suspended' })] },
    { kind: 'unknown', because: 'Deployment shop/podinfo: suspended' },
  ],
  [
    'an image nobody knows about',
    { images: [{ kind: 'unknown', message: 'no id' }] },
    { kind: 'unknown', because: 'no id' },
  ],
  [
    'nothing to look at',
    { flux: [], objects: [] },
    { kind: 'unknown', because: 'nothing was found to look at' },
  ],
])('%s', (...[, rest, verdict, late]) => {
  expect(judgeCluster(sight(rest), patience)).toEqual(verdict)
  if (late !== undefined) expect(judgeCluster(sight(rest), { ...patience, isOver: true })).toEqual(late)
})

test('the pod that shows it is named beside its workload', () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'podinfo-6f' }
  const shown = { ...cause, object: pod }
  const because = (of: ClusterSight['objects'][number]['ref']) =>
    judgeCluster(sight({ objects: [{ ref: of, report: { ...broken, cause: shown } }] }), patience)
  expect(because(ref)).toEqual({
    kind: 'failed',
    because: 'Deployment shop/podinfo: pod podinfo-6f: not found',
    cause: shown,
  })
  expect(because(pod)).toEqual({ kind: 'failed', because: 'Pod shop/podinfo-6f: not found', cause: shown })
})

test('an environment stands as its worst cluster does', () => {
  const us = sight({ name: 'us', objects: [seen(broken)] })
  expect(judgeEnvironment([sight({}), us], patience)).toEqual({
    kind: 'failed',
    because: 'us: Deployment shop/podinfo: not found',
    cause,
  })
  expect(judgeEnvironment([sight({}), sight({ name: 'us', unseen: 'no answer' })], patience)).toEqual({
    kind: 'unknown',
    because: 'us: no answer',
  })
  expect(judgeEnvironment([sight({}), sight({})], patience)).toEqual({ kind: 'succeeded' })
  expect(judgeEnvironment([], patience)).toEqual({ kind: 'unknown', because: 'no cluster is connected' })
})

test('an object without a namespace is named without one', () => {
  const objects = [
    { ref: { apiVersion: 'v1', kind: 'Namespace', name: 'shop' }, report: inProgress('on its way') },
  ]
  expect(judgeCluster(sight({ objects }), patience)).toEqual({
    kind: 'in-progress',
    because: 'Namespace shop: on its way',
  })
})

test('what is current has to stay so', () => {
  expect(stability(now - 10_000, 10_000, now)).toEqual({ kind: 'stable' })
  expect(stability(now - 9_999, 10_000, now)).toEqual({ kind: 'settling', until: now + 1 })
})

test('what flaps is current since it came back', () => {
  const at = (seconds: number, status: ObjectReport['status']) => ({ at: seconds, status })
  expect(currentSince([at(1, 'current'), at(2, 'current')])).toBe(1)
  expect(currentSince([at(1, 'current'), at(2, 'in-progress'), at(3, 'current'), at(4, 'current')])).toBe(3)
  expect(currentSince([at(1, 'current'), at(2, 'failed')])).toBeUndefined()
  expect(currentSince([])).toBeUndefined()
})

test('the cluster itself says when something last changed', () => {
  const job = object(
    '{apiVersion: batch/v1, kind: Job, metadata: {name: j, uid: j}, status: {conditions: [{type: A, lastTransitionTime: "2026-11-26T09:00:00Z"}, {type: B}]}}',
  )
  const pods = (state: string) =>
    evidence({
      pods: `[{apiVersion: v1, kind: Pod, metadata: {name: p, ownerReferences: [{uid: j}]}, status: {containerStatuses: [{name: c, ${state}}]}}]`,
    })
  const minute = (text: string) => Date.parse(`2026-11-26T${text}:00Z`)
  expect(lastTransition(job, evidence({}))).toBe(minute('09:00'))
  expect(
    lastTransition(
      job,
      pods(
        'state: {running: {startedAt: "2026-11-26T09:10:00Z"}}, lastState: {terminated: {finishedAt: "2026-11-26T09:09:00Z"}}',
      ),
    ),
  ).toBe(minute('09:10'))
  expect(lastTransition(one('Job', 'spec: {}'), evidence({}))).toBeUndefined()
})

const rolling = 'spec: {replicas: 2, updateStrategy: {type: RollingUpdate}}'
test.each<readonly [string, string, string, ObjectReport]>([
  [
    'a Deployment nobody saw',
    'Deployment',
    'metadata: {name: x, generation: 2}',
    inProgress('its controller has not yet seen its newest generation'),
  ],
  [
    'a Deployment that is late',
    'Deployment',
    'status: {conditions: [{type: Progressing, reason: ProgressDeadlineExceeded}]}',
    failed('Deployment', 'deadline', 'its progress deadline passed'),
  ],
  [
    'a Deployment that is late, in its words',
    'Deployment',
    'status: {conditions: [{type: Progressing, reason: ProgressDeadlineExceeded, message: late}]}',
    failed('Deployment', 'deadline', 'late'),
  ],
  [
    'a Deployment that is being updated',
    'Deployment',
    'spec: {replicas: 2}, status: {updatedReplicas: 1}',
    inProgress('1/2 replicas are updated'),
  ],
  [
    'a Deployment with old pods',
    'Deployment',
    'spec: {replicas: 2}, status: {updatedReplicas: 2, replicas: 3}',
    inProgress('old replicas still to end: 1'),
  ],
  [
    'a Deployment that is not available',
    'Deployment',
    'status: {updatedReplicas: 2, replicas: 2, availableReplicas: 1}',
    inProgress('1/2 updated replicas are available'),
  ],
  [
    'a Deployment that is done, whatever Available says',
    'Deployment',
    'spec: {replicas: 2}, status: {updatedReplicas: 2, replicas: 2, availableReplicas: 2, conditions: [{type: Available, status: "False"}]}',
    current('2/2 replicas are available'),
  ],
  [
    'a DaemonSet that is not rolled',
    'DaemonSet',
    'spec: {updateStrategy: {type: OnDelete}}',
    { status: 'unknown', message: 'DaemonSet is not updated by RollingUpdate' },
  ],
  [
    'a DaemonSet nobody saw',
    'DaemonSet',
    `metadata: {name: x, generation: 2}, ${rolling}`,
    inProgress('its controller has not yet seen its newest generation'),
  ],
  [
    'a DaemonSet that is being updated',
    'DaemonSet',
    `${rolling}, status: {desiredNumberScheduled: 2, updatedNumberScheduled: 1}`,
    inProgress('1/2 pods are updated'),
  ],
  [
    'a DaemonSet that is not available',
    'DaemonSet',
    `${rolling}, status: {desiredNumberScheduled: 2, updatedNumberScheduled: 2}`,
    inProgress('0/2 pods are available'),
  ],
  ['a DaemonSet that is done', 'DaemonSet', `${rolling}, status: {}`, current('0/0 pods are available')],
  [
    'a StatefulSet that is not rolled',
    'StatefulSet',
    'spec: {}',
    { status: 'unknown', message: 'StatefulSet is not updated by RollingUpdate' },
  ],
  [
    'a StatefulSet nobody saw',
    'StatefulSet',
    rolling,
    inProgress('its controller has not yet seen its newest generation'),
  ],
  [
    'a StatefulSet whose newest generation nobody saw',
    'StatefulSet',
    `metadata: {name: x, generation: 2}, ${rolling}, status: {observedGeneration: 1}`,
    inProgress('its controller has not yet seen its newest generation'),
  ],
  [
    'a StatefulSet that is not ready',
    'StatefulSet',
    `${rolling}, status: {observedGeneration: 1, readyReplicas: 1}`,
    inProgress('1/2 pods are ready'),
  ],
  [
    'a StatefulSet of two revisions',
    'StatefulSet',
    `${rolling}, status: {observedGeneration: 1, readyReplicas: 2, updateRevision: b, currentRevision: a}`,
    inProgress('revision b has not yet replaced a'),
  ],
  [
    'a StatefulSet that is done',
    'StatefulSet',
    `${rolling}, status: {observedGeneration: 1, readyReplicas: 2, currentReplicas: 2, updateRevision: b, currentRevision: b}`,
    current('2 pods are of revision b'),
  ],
  [
    'a partition on its way',
    'StatefulSet',
    'spec: {replicas: 2, updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 1}}}, status: {observedGeneration: 1, readyReplicas: 2}',
    inProgress('0/1 pods are updated'),
  ],
  [
    'a partition that is done',
    'StatefulSet',
    'spec: {replicas: 2, updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 1}}}, status: {observedGeneration: 1, readyReplicas: 2, updatedReplicas: 1}',
    current('1 pods are updated'),
  ],
  [
    'a partition that is not set',
    'StatefulSet',
    'spec: {updateStrategy: {type: RollingUpdate, rollingUpdate: {}}}, status: {observedGeneration: 1}',
    current('0 pods are updated'),
  ],
  [
    'another kind',
    'Job',
    'spec: {}',
    { status: 'unknown', message: 'kubectl rollout status does not know Job' },
  ],
])('kubectl: %s', (_, kind, rest, report) => {
  expect(rolloutStatus(one(kind, rest))).toEqual(report)
})

test('kubectl ends where kstatus still asks for Available', () => {
  const deployment = one(
    'Deployment',
    'spec: {replicas: 1}, status: {replicas: 1, updatedReplicas: 1, availableReplicas: 1, readyReplicas: 1}',
  )
  expect(rolloutStatus(deployment).status).toBe('current')
  expect(objectStatus(deployment, now).status).toBe('in-progress')
})
