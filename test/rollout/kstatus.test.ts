import { expect, test } from '@jest/globals'
import type { ObjectReport } from '../../src/rollout/object.ts'
import { objectStatus } from '../../src/rollout/object-status.ts'
import { current, failed, inProgress, now, one } from './picture.ts'

type Row = readonly [name: string, kind: string, rest: string, report: ObjectReport]

const running = (status: string, spec = 'replicas: 2, progressDeadlineSeconds: 600') =>
  `metadata: {name: x, generation: 1}, spec: {${spec}}, status: {observedGeneration: 1, ${status}}`
const arrived =
  'conditions: [{type: Progressing, status: "True", reason: NewReplicaSetAvailable}, {type: Available, status: "True"}]'
const all = 'replicas: 2, updatedReplicas: 2, availableReplicas: 2, readyReplicas: 2'

const order: readonly Row[] = [
  [
    'what is being deleted terminates, whatever else it says',
    'Deployment',
    'metadata: {name: x, generation: 2, deletionTimestamp: "2026-11-26T09:00:00Z"}, status: {observedGeneration: 1}',
    { status: 'terminating', message: 'is being deleted since 2026-11-26T09:00:00Z' },
  ],
  [
    'a generation that was not observed comes before what the status says',
    'Deployment',
    'metadata: {name: x, generation: 3}, status: {observedGeneration: 2, conditions: [{type: Progressing, status: "False", reason: ProgressDeadlineExceeded}]}',
    inProgress('its controller has seen generation 2, not yet 3'),
  ],
  [
    'without an observed generation there is nothing to compare',
    'Widget',
    'metadata: {name: x, generation: 3}',
    current('it exists; it has no condition to go by'),
  ],
  [
    'Reconciling before the rule of the kind',
    'ConfigMap',
    'status: {conditions: [{type: Reconciling, status: "True", reason: Busy}]}',
    inProgress('Busy'),
  ],
  [
    'Stalled is failed',
    'ConfigMap',
    'status: {conditions: [{type: Stalled, status: "True", reason: Stuck, message: no way on}]}',
    failed('ConfigMap', 'stalled', 'Stuck: no way on'),
  ],
  [
    'of the two the first in the list decides',
    'Widget',
    'status: {conditions: [{type: Stalled, status: "True"}, {type: Reconciling, status: "True"}]}',
    failed('Widget', 'stalled', 'Stalled is True'),
  ],
  [
    'either one that is False says nothing',
    'ConfigMap',
    'status: {conditions: [{type: Stalled, status: "False"}, {}]}',
    current('it is there'),
  ],
  [
    'a custom resource that is Ready',
    'Widget',
    'status: {conditions: [{type: Ready, status: "True", message: all good}]}',
    current('all good'),
  ],
  [
    'a custom resource that is not Ready is never failed',
    'Widget',
    'status: {conditions: [{type: Ready, status: "False", reason: Broken}]}',
    inProgress('Broken'),
  ],
  [
    'a condition without a status is Unknown',
    'Widget',
    'status: {conditions: [{type: Ready}]}',
    inProgress('Ready is Unknown'),
  ],
  [
    'Ready of a generation that it does not name',
    'Widget',
    'metadata: {name: x, generation: 2}, status: {conditions: [{type: Ready, status: "True"}]}',
    current('Ready is True'),
  ],
  [
    'Available stands for Ready where there is none',
    'Widget',
    'status: {conditions: [{type: Available, status: "True"}]}',
    current('Available is True'),
  ],
  [
    'Ready about an older generation is not about this one',
    'Widget',
    'metadata: {name: x, generation: 2}, status: {conditions: [{type: Ready, status: "True", observedGeneration: 1}]}',
    inProgress('Ready is about generation 1, not yet 2'),
  ],
]

const deployments: readonly Row[] = [
  ['fewer replicas than wanted', 'Deployment', running('replicas: 1'), inProgress('1/2 replicas exist')],
  [
    'one replica is the default',
    'Deployment',
    running('replicas: 0', 'paused: false'),
    inProgress('0/1 replicas exist'),
  ],
  [
    'fewer are updated',
    'Deployment',
    running('replicas: 2, updatedReplicas: 1'),
    inProgress('1/2 replicas are updated'),
  ],
  [
    'old ones are left',
    'Deployment',
    running('replicas: 3, updatedReplicas: 2'),
    inProgress('old replicas still to end: 1'),
  ],
  [
    'fewer are available',
    'Deployment',
    running('replicas: 2, updatedReplicas: 2, availableReplicas: 1'),
    inProgress('1/2 updated replicas are available'),
  ],
  [
    'fewer are ready',
    'Deployment',
    running('replicas: 2, updatedReplicas: 2, availableReplicas: 2, readyReplicas: 1'),
    inProgress('1/2 replicas are ready'),
  ],
  [
    'its ReplicaSet is not yet said to be available',
    'Deployment',
    running(`${all}, conditions: [{type: Available, status: "True"}]`),
    inProgress('its new ReplicaSet is not yet available'),
  ],
  [
    'without a deadline nobody says Progressing',
    'Deployment',
    running(`${all}, conditions: [{type: Available, status: "True"}]`, 'replicas: 2'),
    current('2/2 replicas are available'),
  ],
  [
    'the largest deadline is none',
    'Deployment',
    running(
      `${all}, conditions: [{type: Available, status: "True"}]`,
      'replicas: 2, progressDeadlineSeconds: 2147483647',
    ),
    current('2/2 replicas are available'),
  ],
  [
    'not Available',
    'Deployment',
    running(`${all}, conditions: [{type: Progressing, status: "True", reason: NewReplicaSetAvailable}]`),
    inProgress('it is not yet available'),
  ],
  ['all there', 'Deployment', running(`${all}, ${arrived}`), current('2/2 replicas are available')],
  [
    'the deadline passed, before anything is counted',
    'Deployment',
    running(
      'replicas: 0, conditions: [{type: Progressing, status: "False", reason: ProgressDeadlineExceeded, message: too late}]',
    ),
    failed('Deployment', 'deadline', 'too late'),
  ],
  [
    'the deadline passed without a word',
    'Deployment',
    running('conditions: [{type: Progressing, reason: ProgressDeadlineExceeded}]'),
    failed('Deployment', 'deadline', 'its progress deadline passed'),
  ],
]

const sets: readonly Row[] = [
  [
    'OnDelete is current at once',
    'StatefulSet',
    'spec: {updateStrategy: {type: OnDelete}}',
    current('its pods are updated when somebody deletes them (OnDelete)'),
  ],
  [
    'fewer replicas',
    'StatefulSet',
    'spec: {replicas: 3}, status: {replicas: 2}',
    inProgress('2/3 replicas exist'),
  ],
  [
    'one is the default',
    'StatefulSet',
    'spec: {}, status: {replicas: 1}',
    inProgress('0/1 replicas are ready'),
  ],
  [
    'fewer are ready',
    'StatefulSet',
    'spec: {replicas: 2}, status: {replicas: 2, readyReplicas: 1}',
    inProgress('1/2 replicas are ready'),
  ],
  [
    'too many replicas',
    'StatefulSet',
    'spec: {replicas: 1}, status: {replicas: 2, readyReplicas: 2}',
    inProgress('replicas still to end: 1'),
  ],
  [
    'a partition on its way',
    'StatefulSet',
    'spec: {replicas: 3, updateStrategy: {rollingUpdate: {partition: 1}}}, status: {replicas: 3, readyReplicas: 3, updatedReplicas: 1}',
    inProgress('1/2 replicas of the partition are updated'),
  ],
  [
    'a partition that is done',
    'StatefulSet',
    'spec: {replicas: 3, updateStrategy: {rollingUpdate: {partition: 1}}}, status: {replicas: 3, readyReplicas: 3, updatedReplicas: 2}',
    current('2 replicas are updated, as its partition says'),
  ],
  [
    'fewer of the current revision',
    'StatefulSet',
    'spec: {replicas: 2}, status: {replicas: 2, readyReplicas: 2, currentReplicas: 1}',
    inProgress('1/2 replicas are of the current revision'),
  ],
  [
    'two revisions',
    'StatefulSet',
    'spec: {replicas: 2}, status: {replicas: 2, readyReplicas: 2, currentReplicas: 2, currentRevision: a, updateRevision: b}',
    inProgress('revision b has not yet replaced a'),
  ],
  [
    'all there',
    'StatefulSet',
    'spec: {replicas: 2}, status: {replicas: 2, readyReplicas: 2, currentReplicas: 2, currentRevision: b, updateRevision: b}',
    current('2/2 replicas are ready'),
  ],
  [
    'a DaemonSet that nobody saw',
    'DaemonSet',
    'status: {desiredNumberScheduled: 0}',
    inProgress('its controller has not yet seen it'),
  ],
  [
    'a DaemonSet with a generation only',
    'DaemonSet',
    'metadata: {name: x, generation: 1}, status: {}',
    inProgress('its controller has not yet seen it'),
  ],
  [
    'a DaemonSet without a number',
    'DaemonSet',
    'metadata: {name: x, generation: 1}, status: {observedGeneration: 1}',
    inProgress('the number of its pods is not yet known'),
  ],
  [
    'a DaemonSet that is being scheduled',
    'DaemonSet',
    'metadata: {name: x, generation: 1}, status: {observedGeneration: 1, desiredNumberScheduled: 2, currentNumberScheduled: 1}',
    inProgress('1/2 pods are scheduled'),
  ],
  [
    'a DaemonSet that is being updated',
    'DaemonSet',
    'metadata: {name: x, generation: 1}, status: {observedGeneration: 1, desiredNumberScheduled: 2, currentNumberScheduled: 2}',
    inProgress('0/2 pods are updated'),
  ],
  [
    'a DaemonSet that is not available',
    'DaemonSet',
    'metadata: {name: x, generation: 1}, status: {observedGeneration: 1, desiredNumberScheduled: 2, currentNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 1}',
    inProgress('1/2 pods are available'),
  ],
  [
    'a DaemonSet that is not ready',
    'DaemonSet',
    'metadata: {name: x, generation: 1}, status: {observedGeneration: 1, desiredNumberScheduled: 2, currentNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2, numberReady: 1}',
    inProgress('1/2 pods are ready'),
  ],
  [
    'a DaemonSet that is all there',
    'DaemonSet',
    'metadata: {name: x, generation: 1}, status: {observedGeneration: 1, desiredNumberScheduled: 2, currentNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2, numberReady: 2}',
    current('2/2 pods are ready'),
  ],
  [
    'a ReplicaSet that may not make pods',
    'ReplicaSet',
    'status: {conditions: [{type: ReplicaFailure, status: "True", reason: FailedCreate, message: exceeded quota}]}',
    inProgress('FailedCreate: exceeded quota'),
  ],
  [
    'a ReplicaSet on its way',
    'ReplicaSet',
    'spec: {replicas: 2}, status: {fullyLabeledReplicas: 2, availableReplicas: 1}',
    inProgress('1/2 replicas are available'),
  ],
  [
    'a ReplicaSet that is not ready',
    'ReplicaSet',
    'spec: {replicas: 2}, status: {fullyLabeledReplicas: 2, availableReplicas: 2, readyReplicas: 1}',
    inProgress('1/2 replicas are ready'),
  ],
  ['a ReplicaSet without numbers', 'ReplicaSet', 'spec: {}', inProgress('0/1 replicas are labelled')],
  [
    'a ReplicaSet with too many',
    'ReplicaSet',
    'spec: {replicas: 0}, status: {replicas: 1}',
    inProgress('replicas still to end: 1'),
  ],
  ['a ReplicaSet that is all there', 'ReplicaSet', 'spec: {replicas: 0}', current('0/0 replicas are ready')],
]

const pods: readonly Row[] = [
  ['ended well', 'Pod', 'status: {phase: Succeeded}', current('it has ended well')],
  [
    'failed, which kstatus takes for current',
    'Pod',
    'status: {phase: Failed, reason: Evicted, message: no memory left}',
    failed('Pod', 'other', 'it has failed: no memory left'),
  ],
  [
    'failed for a reason',
    'Pod',
    'status: {phase: Failed, reason: Evicted}',
    failed('Pod', 'other', 'it has failed: Evicted'),
  ],
  [
    'failed for none',
    'Pod',
    'status: {phase: Failed}',
    failed('Pod', 'other', 'it has failed: a container ended with an error'),
  ],
  [
    'ready',
    'Pod',
    'status: {phase: Running, conditions: [{type: Ready, status: "True"}]}',
    current('it is ready'),
  ],
  [
    'not ready',
    'Pod',
    'status: {phase: Running, containerStatuses: [{name: a, state: {running: {}}}]}',
    inProgress('it runs and is not yet ready'),
  ],
  [
    'crashing',
    'Pod',
    'status: {phase: Running, containerStatuses: [{name: a, state: {waiting: {reason: CrashLoopBackOff}}}]}',
    failed('Pod', 'crash-loop', 'container a crashes again and again'),
  ],
  [
    'crashing without a name',
    'Pod',
    'status: {phase: Running, containerStatuses: [{state: {waiting: {reason: CrashLoopBackOff}}}]}',
    failed('Pod', 'crash-loop', 'container ? crashes again and again'),
  ],
  ['starting', 'Pod', 'status: {phase: Pending}', inProgress('it is being started')],
  [
    'no node yet',
    'Pod',
    'metadata: {name: x, creationTimestamp: "2026-11-26T09:29:50Z"}, status: {phase: Pending, conditions: [{type: PodScheduled, status: "False", reason: Unschedulable, message: 0/3 nodes}]}',
    inProgress('Unschedulable: 0/3 nodes'),
  ],
  [
    'no node for longer than fifteen seconds',
    'Pod',
    'metadata: {name: x, creationTimestamp: "2026-11-26T09:29:44Z"}, status: {phase: Pending, conditions: [{type: PodScheduled, status: "False", reason: Unschedulable, message: 0/3 nodes}]}',
    failed('Pod', 'unschedulable', 'Unschedulable: 0/3 nodes'),
  ],
  [
    'no node, of an age that nobody knows',
    'Pod',
    'status: {phase: Pending, conditions: [{type: PodScheduled, status: "False", reason: Unschedulable}]}',
    failed('Pod', 'unschedulable', 'Unschedulable'),
  ],
  [
    'held back by a scheduling gate',
    'Pod',
    'status: {phase: Pending, conditions: [{type: PodScheduled, status: "False", reason: SchedulingGated}]}',
    inProgress('it is being started'),
  ],
  ['no phase', 'Pod', 'status: {}', inProgress('nothing has taken it up yet')],
]

const others: readonly Row[] = [
  [
    'a Job that runs, which kstatus takes for current',
    'Job',
    'spec: {completions: 3}, status: {startTime: "2026-11-26T09:00:00Z", succeeded: 1}',
    inProgress('1/3 pods have ended well'),
  ],
  [
    'a Job of as many as run at once',
    'Job',
    'spec: {parallelism: 2}, status: {startTime: "2026-11-26T09:00:00Z"}',
    inProgress('0/2 pods have ended well'),
  ],
  [
    'a Job of one',
    'Job',
    'spec: {}, status: {startTime: "2026-11-26T09:00:00Z"}',
    inProgress('0/1 pods have ended well'),
  ],
  ['a Job that has not started', 'Job', 'spec: {}', inProgress('it has not yet started')],
  [
    'a Job that is complete',
    'Job',
    'status: {conditions: [{type: SuccessCriteriaMet, status: "True"}, {type: Complete, status: "True"}]}',
    current('it is complete'),
  ],
  [
    'a Job that failed',
    'Job',
    'status: {conditions: [{type: Failed, status: "True", reason: BackoffLimitExceeded}]}',
    failed('Job', 'other', 'BackoffLimitExceeded'),
  ],
  [
    'a Job that is about to have failed',
    'Job',
    'status: {conditions: [{type: Failed, status: "False"}, {type: FailureTarget, status: "True", reason: DeadlineExceeded}]}',
    failed('Job', 'other', 'DeadlineExceeded'),
  ],
  [
    'a Job that is suspended',
    'Job',
    'status: {conditions: [{type: Suspended, status: "True"}]}',
    current('it is suspended'),
  ],
  ['a CronJob before its first run', 'CronJob', 'spec: {}', current('it is scheduled and has not yet run')],
  [
    'a CronJob that ran',
    'CronJob',
    'status: {lastScheduleTime: "2026-11-26T09:00:00Z"}',
    current('it is scheduled and last ran at 2026-11-26T09:00:00Z'),
  ],
  ['a CronJob that is suspended', 'CronJob', 'spec: {suspend: true}', current('it is suspended')],
  [
    'a claim that waits',
    'PersistentVolumeClaim',
    'status: {phase: Pending}',
    inProgress(
      'it is not yet bound; with `volumeBindingMode: WaitForFirstConsumer` it waits for a pod that mounts it',
    ),
  ],
  ['a claim that is bound', 'PersistentVolumeClaim', 'status: {phase: Bound}', current('it is bound')],
  [
    'a claim whose volume is gone',
    'PersistentVolumeClaim',
    'status: {phase: Lost}',
    failed('PersistentVolumeClaim', 'volume', 'the volume it was bound to is gone'),
  ],
  ['a Service of the cluster', 'Service', 'spec: {type: ClusterIP}', current('it is there')],
  [
    'a load balancer without a cluster address',
    'Service',
    'spec: {type: LoadBalancer}',
    inProgress('it has no cluster address yet'),
  ],
  [
    'a load balancer that nobody reaches',
    'Service',
    'spec: {type: LoadBalancer, clusterIP: 10.0.0.7}',
    inProgress('its load balancer has no external address yet'),
  ],
  [
    'a load balancer by its address',
    'Service',
    'spec: {type: LoadBalancer, clusterIP: 10.0.0.7}, status: {loadBalancer: {ingress: [{ip: 192.0.2.7}]}}',
    current('its load balancer answers at 192.0.2.7'),
  ],
  [
    'a load balancer by its name',
    'Service',
    'spec: {type: LoadBalancer, clusterIP: 10.0.0.7}, status: {loadBalancer: {ingress: [{hostname: lb.example}]}}',
    current('its load balancer answers at lb.example'),
  ],
  [
    'an Ingress with an address',
    'Ingress',
    'status: {loadBalancer: {ingress: [{ip: 192.0.2.7}]}}',
    current('it answers at 192.0.2.7'),
  ],
  [
    'an Ingress that is new',
    'Ingress',
    'metadata: {name: x, creationTimestamp: "2026-11-26T09:29:30Z"}',
    inProgress('no controller has given it an address yet'),
  ],
  [
    'an Ingress whose controller never says',
    'Ingress',
    'metadata: {name: x, creationTimestamp: "2026-11-26T09:00:00Z"}',
    current('its controller publishes no address'),
  ],
  [
    'an Ingress of an age that nobody knows',
    'Ingress',
    'metadata: {name: x, creationTimestamp: soon}',
    current('its controller publishes no address'),
  ],
  [
    'an autoscaler that nobody looked at',
    'HorizontalPodAutoscaler',
    'status: {}',
    inProgress('its controller has not yet looked at it'),
  ],
  [
    'an autoscaler without its workload',
    'HorizontalPodAutoscaler',
    'status: {conditions: [{type: AbleToScale, status: "False", reason: FailedGetScale}]}',
    inProgress('FailedGetScale'),
  ],
  [
    'an autoscaler without metrics',
    'HorizontalPodAutoscaler',
    'status: {conditions: [{type: AbleToScale, status: "True"}, {type: ScalingActive, status: "False", reason: FailedGetResourceMetric}]}',
    inProgress('FailedGetResourceMetric'),
  ],
  [
    'an autoscaler of nothing',
    'HorizontalPodAutoscaler',
    'status: {conditions: [{type: AbleToScale, status: "True"}, {type: ScalingActive, status: "False", reason: ScalingDisabled}]}',
    current('it can scale'),
  ],
  [
    'a definition that is established',
    'CustomResourceDefinition',
    'status: {conditions: [{type: NamesAccepted, status: "True"}, {type: Established, status: "True"}]}',
    current('it is established'),
  ],
  [
    'a definition that is being installed',
    'CustomResourceDefinition',
    'status: {conditions: [{type: Established, status: "False", reason: Installing}]}',
    inProgress('it is not yet established'),
  ],
  [
    'a definition that cannot be',
    'CustomResourceDefinition',
    'status: {conditions: [{type: Established, status: "False", reason: NotAccepted}]}',
    failed('CustomResourceDefinition', 'other', 'NotAccepted'),
  ],
  [
    'a definition whose names are taken',
    'CustomResourceDefinition',
    'status: {conditions: [{type: NamesAccepted, status: "False", reason: ListKindConflict}]}',
    failed('CustomResourceDefinition', 'other', 'ListKindConflict'),
  ],
  ['a disruption budget', 'PodDisruptionBudget', 'status: {disruptionsAllowed: 0}', current('it is there')],
]

test.each([...order, ...deployments, ...sets, ...pods, ...others])('%s', (_, kind, rest, report) => {
  expect(objectStatus(one(kind, rest), now)).toEqual(report)
})

test('what does not exist is not found', () => {
  expect(objectStatus(undefined, now)).toEqual({ status: 'not-found', message: 'does not exist' })
})
