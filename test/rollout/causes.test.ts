import { expect, test } from '@jest/globals'
import type { Cause, ClusterObject } from '../../src/rollout/object.ts'
import { workloadReport } from '../../src/rollout/workload-report.ts'
import { evidence, inProgress, now, object } from './picture.ts'

const deployment = object(`
  apiVersion: apps/v1
  kind: Deployment
  metadata: {name: podinfo, namespace: shop, uid: d, generation: 4, annotations: {deployment.kubernetes.io/revision: "4"}}
  spec: {replicas: 2}
  status: {observedGeneration: 4, replicas: 2, updatedReplicas: 1}
`)
const replicaSets = `
  - {apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: old, uid: r3, ownerReferences: [{kind: Deployment, name: podinfo, uid: d}], annotations: {deployment.kubernetes.io/revision: "3"}}}
  - {apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: new, uid: r4, ownerReferences: [{kind: Deployment, name: podinfo, uid: d}], annotations: {deployment.kubernetes.io/revision: "4"}}}
`
const podRef = { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'p' }
const waiting = inProgress('1/2 replicas are updated')

/** A pod of the new ReplicaSet, a minute old. */
function pod(rest: string, metadata = 'creationTimestamp: "2026-11-26T09:29:00Z"'): string {
  return `{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: shop, uid: p, ownerReferences: [{kind: ReplicaSet, name: new, uid: r4}], ${metadata}}, ${rest}}`
}

function container(rest: string): string {
  return `status: {phase: Pending, containerStatuses: [{name: web, ${rest}}]}`
}

function event(reason: string, message: string, rest = ''): string {
  return `{apiVersion: v1, kind: Event, metadata: {name: e}, involvedObject: {uid: p, kind: Pod, name: p}, reason: ${reason}, message: ${JSON.stringify(message)}, ${rest}}`
}

function see(pods: readonly string[], events: readonly string[] = [], logs = {}) {
  return workloadReport(
    deployment,
    evidence({ replicaSets, pods: `[${pods}]`, events: `[${events}]`, logs }),
    now,
  )
}

function because(code: Cause['code'], message: string, rest: Partial<Cause> = {}) {
  return { status: 'failed', message, cause: { code, object: podRef, message, ...rest } }
}

type Row = readonly [
  name: string,
  pod: string,
  events: readonly string[],
  report: ReturnType<typeof because> | typeof waiting,
]

const pulls: readonly Row[] = [
  [
    'an image that does not exist, by the words of the event before it waited',
    pod(container('state: {waiting: {reason: ImagePullBackOff, message: Back-off pulling image}}')),
    [
      event('BackOff', 'Back-off pulling'),
      event('Failed', 'Error: ErrImagePull'),
      event('Failed', 'Failed to pull image "x:1": not found'),
    ],
    because('image-pull', 'ImagePullBackOff: Failed to pull image "x:1": not found'),
  ],
  [
    'an image that does not exist, by its own words',
    pod(container('state: {waiting: {reason: ImagePullBackOff, message: "x:1: not found"}}')),
    [],
    because('image-pull', 'ImagePullBackOff: x:1: not found'),
  ],
  [
    'an image that cannot be had, without a word',
    pod(container('state: {waiting: {reason: ImagePullBackOff}}')),
    [],
    because('image-pull', 'ImagePullBackOff'),
  ],
  [
    'a first error that is final',
    pod(container('state: {waiting: {reason: ErrImagePull, message: manifest unknown}}')),
    [],
    because('image-pull', 'ErrImagePull: manifest unknown'),
  ],
  [
    'a first error that may pass',
    pod(container('state: {waiting: {reason: ErrImagePull, message: i/o timeout}}')),
    [],
    waiting,
  ],
  [
    'a name that is none',
    pod(container('state: {waiting: {reason: InvalidImageName}}')),
    [],
    because('image-pull', 'InvalidImageName'),
  ],
  [
    'an image of an init container',
    pod('status: {initContainerStatuses: [{name: init, state: {waiting: {reason: ErrImageNeverPull}}}]}'),
    [],
    because('image-pull', 'ErrImageNeverPull'),
  ],
]

const crashes: readonly Row[] = [
  [
    'a crash loop with its exit code',
    pod(
      container(
        'restartCount: 3, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 1, reason: Error}}',
      ),
    ),
    [],
    because('crash-loop', 'container web crashes again and again (3 restarts), exit code 1', {
      exitCode: 1,
      log: ['panic: no'],
    }),
  ],
  [
    'what an exit code means, and what the container left',
    pod(
      container(
        'restartCount: 1, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 127, reason: Error, message: "sh: x: not found\\n"}}',
      ),
    ),
    [],
    because(
      'crash-loop',
      'container web crashes again and again (1 restart), exit code 127: its command does not exist: sh: x: not found',
      { exitCode: 127, log: ['panic: no'] },
    ),
  ],
  [
    'out of memory, with the limit',
    pod(
      `spec: {containers: [{name: web, resources: {limits: {memory: 64Mi}}}]}, ${container('restartCount: 2, state: {terminated: {exitCode: 137, reason: OOMKilled}}')}`,
    ),
    [],
    because(
      'crash-loop',
      'container web crashes again and again (2 restarts), out of memory (OOMKilled, limit 64Mi)',
      { exitCode: 137, log: ['panic: no'] },
    ),
  ],
  [
    'out of memory, of the node',
    pod(container('restartCount: 2, state: {terminated: {exitCode: 137, reason: OOMKilled}}')),
    [],
    because('crash-loop', 'container web crashes again and again (2 restarts), out of memory (OOMKilled)', {
      exitCode: 137,
      log: ['panic: no'],
    }),
  ],
  [
    'a loop of which nothing is left to see',
    pod(container('state: {waiting: {reason: CrashLoopBackOff}}')),
    [],
    because('crash-loop', 'container web crashes again and again', { log: ['panic: no'] }),
  ],
  [
    'one crash may pass',
    pod(container('restartCount: 1, state: {running: {}}, lastState: {terminated: {exitCode: 1}}')),
    [],
    waiting,
  ],
  [
    'what is up again and ready does not crash',
    pod(
      container('ready: true, restartCount: 5, state: {running: {}}, lastState: {terminated: {exitCode: 1}}'),
    ),
    [],
    waiting,
  ],
  [
    'an init container that crashes',
    pod('status: {initContainerStatuses: [{name: init, restartCount: 2, state: {terminated: {}}}]}'),
    [],
    because(
      'crash-loop',
      'init container init crashes again and again (2 restarts), exit code 0: it ends by itself although it should keep running',
      { exitCode: 0 },
    ),
  ],
]

const stuck: readonly Row[] = [
  [
    'a ConfigMap that is missing',
    pod(
      container(
        'state: {waiting: {reason: CreateContainerConfigError, message: configmap "c" not found}}',
      ).replace('configmap "c" not found', '\'configmap "c" not found\''),
    ),
    [],
    because('configuration', 'container web: CreateContainerConfigError: configmap "c" not found'),
  ],
  [
    'a ConfigMap that may come yet',
    pod(
      container('state: {waiting: {reason: CreateContainerConfigError}}'),
      'creationTimestamp: "2026-11-26T09:29:50Z"',
    ),
    [],
    waiting,
  ],
  [
    'a volume that cannot be mounted',
    pod(container('state: {waiting: {reason: ContainerCreating}}')),
    [event('FailedMount', 'secret "s" not found')],
    because('volume', 'FailedMount: secret "s" not found'),
  ],
  [
    'a volume that may come yet',
    pod(container('state: {}'), 'creationTimestamp: "2026-11-26T09:29:50Z"'),
    [event('FailedMount', 'secret "s" not found')],
    waiting,
  ],
  [
    'a pod that runs has its volumes',
    pod('status: {phase: Running}'),
    [event('FailedMount', 'timed out')],
    waiting,
  ],
  ['a pod that just starts', pod(container('state: {waiting: {reason: ContainerCreating}}')), [], waiting],
]

const unscheduled =
  'status: {phase: Pending, conditions: [{type: PodScheduled, status: "False", reason: Unschedulable, message: 0/3 nodes are available}]}'
const homeless: readonly Row[] = [
  [
    'no node takes it',
    pod(unscheduled),
    [],
    because('unschedulable', 'Unschedulable: 0/3 nodes are available'),
  ],
  [
    'no node takes it, of an age that nobody knows',
    pod(unscheduled, 'labels: {}'),
    [],
    because('unschedulable', 'Unschedulable: 0/3 nodes are available'),
  ],
  ['no node has taken it yet', pod(unscheduled, 'creationTimestamp: "2026-11-26T09:29:50Z"'), [], waiting],
  [
    'a node is being made for it',
    pod(unscheduled),
    [event('TriggeredScaleUp', 'pod triggered scale-up')],
    waiting,
  ],
  [
    'others are pushed out for it',
    pod(unscheduled.replace('phase: Pending', 'phase: Pending, nominatedNodeName: n1')),
    [],
    waiting,
  ],
]

const up = (since: string) =>
  `status: {phase: Running, containerStatuses: [{name: web, state: {running: {startedAt: "${since}"}}}]}`
const probed =
  'spec: {containers: [{name: web, readinessProbe: {initialDelaySeconds: 5, periodSeconds: 2, failureThreshold: 5}}]}'
const silent: readonly Row[] = [
  [
    'a probe that nobody answers',
    pod(`${probed}, ${up('2026-11-26T09:29:10Z')}`),
    [event('Unhealthy', 'Readiness probe failed: 503')],
    because('probe', 'container web: Readiness probe failed: 503'),
  ],
  [
    'a probe that may be answered yet',
    pod(`${probed}, ${up('2026-11-26T09:29:20Z')}`),
    [event('Unhealthy', 'Readiness probe failed: 503')],
    waiting,
  ],
  [
    'a probe with its defaults',
    pod(`spec: {containers: [{name: web, startupProbe: {}}]}, ${up('2026-11-26T09:28:50Z')}`),
    [event('Unhealthy', 'Startup probe failed')],
    because('probe', 'container web: Startup probe failed'),
  ],
  [
    'a container that has ended is not probed',
    pod('status: {phase: Running, containerStatuses: [{name: web, state: {}}]}'),
    [event('Unhealthy', 'x')],
    waiting,
  ],
  ['a container that is slow without a probe', pod(up('2026-11-26T09:00:00Z')), [], waiting],
]

test.each([...pulls, ...crashes, ...stuck, ...homeless, ...silent])('%s', (_, text, events, report) => {
  expect(see([text], events, { 'p/web': ['panic: no'] })).toEqual(report)
})

test('what old pods do is not this rollout', () => {
  const crashing = container('restartCount: 9, state: {waiting: {reason: CrashLoopBackOff}}')
  expect(see([pod(crashing).replace('r4', 'r3')])).toEqual(waiting)
  expect(see([pod(crashing, 'deletionTimestamp: "2026-11-26T09:29:59Z"')])).toEqual(waiting)
})

test('until the new generation is observed, the pods are those of the one before', () => {
  const unseen = { ...deployment, status: { observedGeneration: 3 } }
  const around = evidence({
    replicaSets,
    pods: `[${pod(container('state: {waiting: {reason: ImagePullBackOff}}'))}]`,
  })
  expect(workloadReport(unseen, around, now)).toEqual(
    inProgress('its controller has seen generation 3, not yet 4'),
  )
  expect(workloadReport(undefined, around, now)).toEqual({ status: 'not-found', message: 'does not exist' })
})

test('a deadline that passed has a reason, and what is current has none', () => {
  const late = {
    ...deployment,
    status: {
      observedGeneration: 4,
      conditions: [{ type: 'Progressing', reason: 'ProgressDeadlineExceeded' }],
    },
  }
  const around = evidence({
    replicaSets,
    pods: `[${pod(container('state: {waiting: {reason: InvalidImageName}}'))}]`,
  })
  expect(workloadReport(late, around, now)).toEqual(because('image-pull', 'InvalidImageName'))
  expect(workloadReport({ ...deployment, kind: 'ConfigMap', apiVersion: 'v1' }, around, now).status).toBe(
    'current',
  )
})

const maker = (condition: string, kind = 'ReplicaSet') => `
  - {apiVersion: apps/v1, kind: ${kind}, metadata: {name: new, namespace: shop, uid: r4, ownerReferences: [{kind: Deployment, name: podinfo, uid: d}]}, status: {conditions: [{type: ReplicaFailure, ${condition}}]}}
`
test.each([
  ['quota', 'pods "p" is forbidden: exceeded quota: compute'],
  ['admission', 'admission webhook "policy" denied the request: no'],
  ['other', 'something else'],
] as const)('pods that are refused: %s', (code, message) => {
  const around = evidence({
    replicaSets: maker(`status: "True", reason: FailedCreate, message: '${message}'`),
  })
  const ref = { apiVersion: 'apps/v1', kind: 'ReplicaSet', namespace: 'shop', name: 'new' }
  expect(workloadReport(deployment, around, now)).toEqual({
    status: 'failed',
    message,
    cause: { code, object: ref, message },
  })
})

test.each([
  ['a refusal without words says its reason', 'status: "True", reason: FailedCreate', 'FailedCreate'],
  [
    'a refusal that just came may pass',
    'status: "True", lastTransitionTime: "2026-11-26T09:29:50Z", message: exceeded quota',
    '1/2 replicas are updated',
  ],
  ['a refusal that is over', 'status: "False", message: exceeded quota', '1/2 replicas are updated'],
])('%s', (_, condition, message) => {
  expect(workloadReport(deployment, evidence({ replicaSets: maker(condition) }), now).message).toBe(message)
})

const set = object(`
  apiVersion: apps/v1
  kind: StatefulSet
  metadata: {name: db, namespace: shop, uid: s}
  spec: {replicas: 1}
  status: {updateRevision: db-2}
`)
const aboutSet = (reason: string, count: number, last: string) =>
  `{apiVersion: events.k8s.io/v1, kind: Event, metadata: {name: e}, regarding: {kind: StatefulSet, name: db, namespace: shop}, reason: ${reason}, note: exceeded quota, series: {count: ${count}, lastObservedTime: "${last}"}}`

test('a StatefulSet whose pods are refused leaves an event, until a pod was made', () => {
  const refused = aboutSet('FailedCreate', 4, '2026-11-26T09:29:00Z')
  const see = (...events: readonly string[]) => workloadReport(set, evidence({ events: `[${events}]` }), now)
  const ref = { apiVersion: 'apps/v1', kind: 'StatefulSet', namespace: 'shop', name: 'db' }
  expect(see(refused)).toEqual({
    status: 'failed',
    message: 'exceeded quota',
    cause: { code: 'quota', object: ref, message: 'exceeded quota' },
  })
  expect(see(refused, aboutSet('SuccessfulCreate', 1, '2026-11-26T09:29:30Z'))).toEqual(
    inProgress('0/1 replicas exist'),
  )
  expect(see(aboutSet('FailedCreate', 1, '2026-11-26T09:29:00Z'))).toEqual(inProgress('0/1 replicas exist'))
  expect(see()).toEqual(inProgress('0/1 replicas exist'))
})

test('a refused ReplicaSet of its own is judged by its condition alone', () => {
  const alone = object(
    '{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: r, uid: r}, spec: {replicas: 1}}',
  )
  const events =
    '[{apiVersion: v1, kind: Event, metadata: {name: e}, involvedObject: {uid: r}, reason: FailedCreate, count: 9}]'
  expect(workloadReport(alone, evidence({ events }), now)).toEqual(inProgress('0/1 replicas are labelled'))
})

test('a Deployment without any ReplicaSet has no cause yet', () => {
  expect(workloadReport(deployment, evidence({}), now)).toEqual(waiting)
})

const crashing =
  'status: {containerStatuses: [{name: web, restartCount: 3, state: {waiting: {reason: CrashLoopBackOff}}}]}'
function podOf(owner: string, name: string, labels: string, rest = crashing, more = ''): string {
  return `{apiVersion: v1, kind: Pod, metadata: {name: ${name}, uid: ${name}, ownerReferences: [{uid: ${owner}}], labels: {${labels}}, ${more}}, ${rest}}`
}

function blamed(workload: ClusterObject, ...pods: readonly string[]): string | undefined {
  return workloadReport(workload, evidence({ pods: `[${pods}]` }), now).cause?.object.name
}

test('the new pods of a StatefulSet are those of its update revision', () => {
  expect(blamed(set, podOf('s', 'old', 'controller-revision-hash: db-1'))).toBeUndefined()
  expect(blamed(set, podOf('s', 'new', 'controller-revision-hash: db-2'))).toBe('new')
  expect(blamed({ ...set, status: {} }, podOf('s', 'any', 'a: b'))).toBe('any')
})

test('the new pods of a DaemonSet are those of its template, else of the youngest', () => {
  const daemon = (annotations: string) =>
    object(
      `{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: d, uid: ds, annotations: {${annotations}}}}`,
    )
  const counted = daemon('deprecated.daemonset.template.generation: "2"')
  expect(
    blamed(
      counted,
      podOf('ds', 'one', 'pod-template-generation: "1"'),
      podOf('ds', 'two', 'pod-template-generation: "2"'),
    ),
  ).toBe('two')
  const aged = (name: string, hash: string, time: string) =>
    podOf('ds', name, `controller-revision-hash: ${hash}`, crashing, `creationTimestamp: "${time}"`)
  expect(
    blamed(daemon(''), aged('one', 'a', '2026-11-26T08:00:00Z'), aged('two', 'b', '2026-11-26T09:00:00Z')),
  ).toBe('two')
  expect(blamed(daemon(''), podOf('ds', 'only', 'a: b'))).toBe('only')
  expect(blamed(daemon(''))).toBeUndefined()
})

test('the pod of a Pod is itself, of a Job every one of its own', () => {
  const ill = object(podOf('x', 'p', 'a: b'))
  expect(blamed(ill, podOf('x', 'p', 'a: b'))).toBe('p')
  const job = object(
    '{apiVersion: batch/v1, kind: Job, metadata: {name: j, uid: j}, status: {startTime: now}}',
  )
  expect(blamed(job, podOf('j', 'p', 'a: b'), podOf('k', 'q', 'a: b'))).toBe('p')
})

test('without uids an owner is known by its kind and name', () => {
  const job = object('{apiVersion: batch/v1, kind: Job, metadata: {name: j}, status: {startTime: now}}')
  const owned = (name: string) =>
    `{apiVersion: v1, kind: Pod, metadata: {name: p, ownerReferences: [{kind: Job, name: ${name}}]}, ${crashing}}`
  expect(blamed(job, owned('j'))).toBe('p')
  expect(blamed(job, owned('k'), '{apiVersion: v1, kind: Pod, metadata: {name: q}}')).toBeUndefined()
})

test('an event says in one of several ways when it was last seen, and how often', () => {
  const events = [
    '{apiVersion: v1, kind: Event, metadata: {name: a}, involvedObject: {uid: s}, reason: FailedCreate, message: exceeded quota, deprecatedCount: 3, deprecatedLastTimestamp: "2026-11-26T09:29:00Z"}',
    '{apiVersion: v1, kind: Event, metadata: {name: b, creationTimestamp: "2026-11-26T09:20:00Z"}, involvedObject: {uid: s}, reason: SuccessfulCreate}',
    '{apiVersion: v1, kind: Event, metadata: {name: c}, involvedObject: {uid: s}, eventTime: "2026-11-26T09:10:00Z"}',
    '{apiVersion: v1, kind: Event, metadata: {name: d}, involvedObject: {uid: s}}',
  ]
  expect(workloadReport(set, evidence({ events: `[${events}]` }), now).message).toBe('exceeded quota')
  expect(workloadReport(set, evidence({ events: `[${events.slice(1)}]` }), now).message).toBe(
    '0/1 replicas exist',
  )
})

test('ReplicaSets without a revision come last, and pods without a time are the oldest', () => {
  const bare =
    '{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: bare, uid: r0, ownerReferences: [{uid: d}]}}'
  const around = evidence({ replicaSets: `[${bare}]`, pods: `[${podOf('r0', 'p', 'a: b')}]` })
  expect(
    workloadReport({ ...deployment, metadata: { name: 'podinfo', uid: 'd' } }, around, now).cause?.object
      .name,
  ).toBe('p')
  const two = evidence({
    replicaSets: `[${bare}, ${bare.replace('bare', 'other').replace('r0', 'r1')}]`,
    pods: `[${podOf('r1', 'q', 'a: b')}]`,
  })
  expect(
    workloadReport({ ...deployment, metadata: { name: 'podinfo', uid: 'd' } }, two, now).cause,
  ).toBeUndefined()
  const daemon = object('{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: d, uid: ds}}')
  expect(
    blamed(
      daemon,
      podOf('ds', 'one', 'controller-revision-hash: a'),
      podOf(
        'ds',
        'two',
        'controller-revision-hash: b',
        crashing,
        'creationTimestamp: "2026-11-26T09:00:00Z"',
      ),
    ),
  ).toBe('two')
})

test('a container that says nothing is no cause', () => {
  expect(
    blamed(set, podOf('s', 'p', 'controller-revision-hash: db-2', 'status: {containerStatuses: [{}]}')),
  ).toBeUndefined()
})
