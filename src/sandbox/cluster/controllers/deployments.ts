import { type Json, type KubeObject, mapAt, numberAt, textAt } from '../json.ts'
import { type Context, createObject, isOwnedBy, listOf, ownedBy, setObject } from './context.ts'
import { type Progress, reportDeployment } from './deployment-status.ts'
import { templateHash } from './template-hash.ts'

const revisionKey = 'deployment.kubernetes.io/revision'

/** Rolls every Deployment from its old ReplicaSets to the one of its template. */
export function createDeploymentController(progress: Progress) {
  return (context: Context): void => runDeployments(context, progress)
}

function runDeployments(context: Context, progress: Progress): void {
  for (const deployment of listOf(context, 'apps/v1', 'Deployment')) {
    const family = familyOf(context, deployment)
    const fresh = reviseNewest(context, deployment, family)
    if (at(deployment, 'paused') !== true)
      scale(context, deployment, {
        fresh,
        old: family.filter(({ metadata }) => metadata.uid !== fresh.metadata.uid),
      })
    reportDeployment(context, deployment, progress)
  }
}

function at(deployment: KubeObject, field: string): Json | undefined {
  return mapAt(deployment, 'spec')[field]
}

export function familyOf(context: Context, deployment: KubeObject): readonly KubeObject[] {
  return listOf(context, 'apps/v1', 'ReplicaSet').filter(replicaSet => isOwnedBy(replicaSet, deployment))
}

function revisionOf({ metadata }: KubeObject): number {
  return Number(metadata.annotations?.[revisionKey] ?? 0)
}

/** The ReplicaSet of the template, made where there is none, with the highest revision. */
function reviseNewest(context: Context, deployment: KubeObject, family: readonly KubeObject[]): KubeObject {
  const hash = templateHash(at(deployment, 'template'))
  const highest = Math.max(0, ...family.map(revisionOf))
  const known = family.find(({ metadata }) => metadata.labels?.['pod-template-hash'] === hash)
  const revision = known !== undefined && revisionOf(known) === highest ? highest : highest + 1
  const annotations = { ...deployment.metadata.annotations, [revisionKey]: String(revision) }
  if (deployment.metadata.annotations?.[revisionKey] !== String(revision))
    setObject(context, deployment, { ...deployment, metadata: { ...deployment.metadata, annotations } })
  if (known === undefined) return createReplicaSet(context, deployment, { hash, revision })
  if (revisionOf(known) === revision) return known
  const metadata = {
    ...known.metadata,
    annotations: { ...known.metadata.annotations, [revisionKey]: String(revision) },
  }
  return setObject(context, known, { ...known, metadata })
}

function createReplicaSet(
  context: Context,
  deployment: KubeObject,
  { hash, revision }: { readonly hash: string; readonly revision: number },
): KubeObject {
  const label = { 'pod-template-hash': hash }
  const template = mapAt(deployment, 'spec', 'template')
  const labels = { ...mapAt(template, 'metadata', 'labels'), ...label }
  const matchLabels = { ...mapAt(deployment, 'spec', 'selector', 'matchLabels'), ...label }
  const replicaSet = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${deployment.metadata.name}-${hash}`,
      labels,
      annotations: { [revisionKey]: String(revision) },
      ownerReferences: [ownedBy(deployment)],
    },
    spec: {
      replicas: 0,
      selector: { matchLabels },
      template: { ...template, metadata: { ...mapAt(template, 'metadata'), labels } },
    },
  }
  return createObject(context, replicaSet, deployment.metadata.namespace)
}

interface Family {
  readonly fresh: KubeObject
  readonly old: readonly KubeObject[]
}

/** One step of the rollout: up as far as the surge allows, down as far as enough stay available. */
function scale(context: Context, deployment: KubeObject, { fresh, old }: Family): void {
  const wanted = numberAt(deployment, 'spec', 'replicas') ?? 1
  const running = old.filter(replicaSet => replicasOf(replicaSet) > 0)
  const total = [fresh, ...running].reduce((sum, replicaSet) => sum + replicasOf(replicaSet), 0)
  if (textAt(deployment, 'spec', 'strategy', 'type') === 'Recreate') {
    for (const replicaSet of running) resize(context, replicaSet, 0)
    if (running.every(replicaSet => count(replicaSet, 'replicas') === 0)) resize(context, fresh, wanted)
    return
  }
  const { surge, unavailable } = limitsOf(deployment, wanted)
  const room = Math.max(0, wanted + surge - total)
  const up = Math.min(wanted, replicasOf(fresh) + room)
  resize(context, fresh, replicasOf(fresh) > wanted ? wanted : up)
  const available = [fresh, ...running].reduce(
    (sum, replicaSet) => sum + count(replicaSet, 'availableReplicas'),
    0,
  )
  const least = wanted - unavailable
  const spare = total - replicasOf(fresh) + up - least - (up - count(fresh, 'availableReplicas'))
  shrink(context, running, { spare, extra: available - least })
}

/** First those that are not available, whom nobody misses; then as many as there are more than have to stay available. */
function shrink(
  context: Context,
  running: readonly KubeObject[],
  { spare, extra }: { readonly spare: number; readonly extra: number },
): void {
  let [broken, healthy] = [Math.max(0, spare), Math.max(0, extra)]
  if (broken === 0) return
  for (const replicaSet of running) {
    const ill = Math.min(replicasOf(replicaSet) - count(replicaSet, 'availableReplicas'), broken)
    const well = Math.min(replicasOf(replicaSet) - ill, healthy)
    broken -= ill
    healthy -= well
    resize(context, replicaSet, replicasOf(replicaSet) - ill - well)
  }
}

function resize(context: Context, replicaSet: KubeObject, replicas: number): void {
  if (replicasOf(replicaSet) === replicas) return
  setObject(context, replicaSet, { ...replicaSet, spec: { ...mapAt(replicaSet, 'spec'), replicas } })
}

function replicasOf(replicaSet: KubeObject): number {
  return numberAt(replicaSet, 'spec', 'replicas') ?? 0
}

export function count(object: KubeObject, field: string): number {
  return numberAt(object, 'status', field) ?? 0
}

export function limitsOf(deployment: KubeObject, wanted: number) {
  const rolling = mapAt(deployment, 'spec', 'strategy', 'rollingUpdate')
  const surge = share(rolling.maxSurge, wanted, Math.ceil)
  const unavailable = share(rolling.maxUnavailable, wanted, Math.floor)
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable }
}

function share(value: Json | undefined, wanted: number, round: (number: number) => number): number {
  if (typeof value === 'number') return value
  return round((Number(String(value ?? '25%').replace('%', '')) * wanted) / 100)
}
