import type { ClusterObject } from '../../../src/rollout/object.ts'
import type { FakeCluster } from './fake-cluster.ts'

const ready = (at: string) => [{ type: 'Ready', status: 'True', reason: 'Succeeded', lastTransitionTime: at }]

/** Flux in a cluster that follows `acme/fleet`: its source, and a Flux Kustomization of one folder with one Deployment in it. */
export function flux(path: string, revision: string, at: Date): readonly ClusterObject[] {
  const [moment, text] = [at.toISOString(), `main@sha1:${revision}`]
  return [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: { name: 'flux-system', namespace: 'flux-system', generation: 1 },
      spec: { url: 'https://github.com/acme/fleet.git' },
      status: { observedGeneration: 1, conditions: ready(moment), artifact: { revision: text } },
    },
    {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name: 'podinfo', namespace: 'flux-system', generation: 1 },
      spec: { path: `./${path}`, sourceRef: { kind: 'GitRepository', name: 'flux-system' } },
      status: {
        observedGeneration: 1,
        conditions: ready(moment),
        lastAttemptedRevision: text,
        lastAppliedRevision: text,
        inventory: { entries: [{ id: 'podinfo_podinfo_apps_Deployment', v: 'v1' }] },
      },
    },
  ]
}

/** How the pods of the Deployment do: they run, are about to, or cannot. */
export type Pods = 'ready' | 'starting' | 'image-pull' | 'crash'

const digest = `sha256:${'1a2b'.repeat(16)}`

/** A Deployment of two pods with its ReplicaSet, all at one image. */
export function podinfo(tag: string, pods: Pods, at: Date): readonly ClusterObject[] {
  return running(
    { name: 'podinfo', namespace: 'podinfo', image: `ghcr.io/stefanprodan/podinfo:${tag}` },
    pods,
    at,
  )
}

/** What controllers make of a Deployment of two pods: its status, its ReplicaSet, its pods. */
export function running(
  { name, namespace, image, spec = {} }: { name: string; namespace?: string; image: string; spec?: object },
  pods: Pods,
  at: Date,
): readonly ClusterObject[] {
  const [moment, tag] = [at.toISOString(), image.slice(image.lastIndexOf(':') + 1)]
  const isReady = pods === 'ready'
  const count = isReady ? 2 : 1
  const owner = (kind: string, of: string, uid: string) => [{ kind, name: of, uid, controller: true }]
  const template = { spec: { containers: [{ name, image }] } }
  const set = `${name}-${tag.replaceAll('.', '')}`
  const [place, uid] = [namespace === undefined ? {} : { namespace }, `d-${name}`]
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        ...{ name, ...place, uid },
        generation: 2,
        annotations: { 'deployment.kubernetes.io/revision': tag },
      },
      spec: { ...spec, replicas: 2, template },
      status: {
        observedGeneration: 2,
        replicas: 2,
        updatedReplicas: count,
        readyReplicas: count,
        availableReplicas: count,
        conditions: [
          {
            type: 'Available',
            status: 'True',
            reason: 'MinimumReplicasAvailable',
            lastTransitionTime: moment,
          },
          {
            type: 'Progressing',
            status: 'True',
            reason: isReady ? 'NewReplicaSetAvailable' : 'ReplicaSetUpdated',
            lastTransitionTime: moment,
          },
        ],
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        ...{ name: set, ...place, uid: set },
        annotations: { 'deployment.kubernetes.io/revision': tag },
        ownerReferences: owner('Deployment', name, uid),
      },
      spec: { replicas: 2, template },
      status: { replicas: count, readyReplicas: count },
    },
    ...[1, 2].map(number => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: `${set}-${number}`,
        ...place,
        uid: `${set}-${number}`,
        creationTimestamp: moment,
        ownerReferences: owner('ReplicaSet', set, set),
      },
      spec: template.spec,
      status: {
        phase: isReady ? 'Running' : 'Pending',
        conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False', lastTransitionTime: moment }],
        containerStatuses: [containerStatus(name, image, pods, moment)],
      },
    })),
  ]
}

function containerStatus(name: string, image: string, pods: Pods, moment: string) {
  const base = { name, image, ready: pods === 'ready', restartCount: 0 }
  const imageID = `${image.slice(0, image.lastIndexOf(':'))}@${digest}`
  switch (pods) {
    case 'ready':
      return { ...base, imageID, state: { running: { startedAt: moment } } }
    case 'starting':
      return { ...base, state: { waiting: { reason: 'ContainerCreating' } } }
    case 'image-pull':
      return {
        ...base,
        state: { waiting: { reason: 'ImagePullBackOff', message: `Back-off pulling image "${image}"` } },
      }
    case 'crash':
      return {
        ...base,
        imageID,
        restartCount: 4,
        state: {
          waiting: { reason: 'CrashLoopBackOff', message: 'back-off 40s restarting failed container' },
        },
        lastState: { terminated: { exitCode: 3, reason: 'Error', finishedAt: moment } },
      }
    default:
      throw pods satisfies never
  }
}

/** Everything as it is once Flux has applied a commit. */
export function deliver(
  cluster: FakeCluster,
  { path, revision, tag, pods, at }: { path: string; revision: string; tag: string; pods: Pods; at: Date },
): void {
  for (const [key, object] of cluster.objects)
    if (object.kind === 'Pod' || object.kind === 'ReplicaSet') cluster.objects.delete(key)
  cluster.put(...flux(path, revision, at), ...podinfo(tag, pods, at))
}
