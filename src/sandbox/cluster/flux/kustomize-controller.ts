import { timeText } from '../api/objects.ts'
import { StatusError } from '../api/status.ts'
import { at, isMap, type JsonMap, type KubeObject, listAt, mapAt, textAt } from '../json.ts'
import { splitApiVersion } from '../resources.ts'
import { fluxConditions, handledRequest, retrying, type Said, working } from './conditions.ts'
import type { Flux } from './flux.ts'
import type { Checkout } from './git-source.ts'
import { conditionOf, healthOf } from './health.ts'

const manager = 'kustomize-controller'

/** Applies every Kustomization at its source's revision, prunes, and waits where it says so. */
export function runKustomizations(flux: Flux, checkouts: ReadonlyMap<string, Checkout>): void {
  for (const object of flux.list('kustomize.toolkit.fluxcd.io/v1', 'Kustomization')) {
    if (at(object, 'spec', 'suspend') === true || object.metadata.deletionTimestamp !== undefined) continue
    const name = textAt(object, 'spec', 'sourceRef', 'name') ?? ''
    const namespace = textAt(object, 'spec', 'sourceRef', 'namespace') ?? object.metadata.namespace
    const source = flux
      .list('source.toolkit.fluxcd.io/v1', 'GitRepository')
      .find(({ metadata }) => metadata.name === name && metadata.namespace === namespace)
    const revision = textAt(source, 'status', 'artifact', 'revision')
    const checkout = checkouts.get(`${namespace}/${name}`)
    if (revision === undefined || checkout === undefined)
      say(flux, object, retrying('ArtifactFailed', `Source artifact not found, retrying in 30s`), {})
    else reconcile(flux, object, { revision, checkout })
  }
}

interface Artifact {
  readonly revision: string
  readonly checkout: Checkout
}

function reconcile(flux: Flux, object: KubeObject, { revision, checkout }: Artifact): void {
  const waitsFor = unreadyDependency(flux, object)
  if (waitsFor !== undefined) {
    say(flux, object, retrying('DependencyNotReady', `dependency '${waitsFor}' is not ready`), {})
    return
  }
  const missing = missingFolder(object, { revision, checkout })
  if (missing !== undefined) {
    say(flux, object, retrying('ArtifactFailed', missing), {})
    return
  }
  const tried: JsonMap = { lastAttemptedRevision: revision, ...handledRequest(object) }
  const isNew =
    textAt(object, 'status', 'lastAttemptedRevision') !== revision ||
    at(object, 'status', 'observedGeneration') !== object.metadata.generation ||
    textAt(object, 'status', 'lastHandledReconcileAt') !== tried.lastHandledReconcileAt ||
    textAt(conditionOf(object, 'Ready'), 'status') === 'False'
  const kept = at(object, 'status', 'inventory')
  const inventory = isNew ? applyAll(flux, object, checkout) : { kind: 'applied' as const, entries: kept }
  if (inventory.kind === 'failed') {
    say(flux, object, retrying(inventory.reason, inventory.message), tried)
    return
  }
  conclude(flux, object, { tried, inventory: inventory.entries ?? { entries: [] }, revision })
}

/** Flux looks for the folder before it says what it tries; its words name a folder of its own, another one each time. */
function missingFolder(object: KubeObject, { revision, checkout }: Artifact): string | undefined {
  const steps = (textAt(object, 'spec', 'path') ?? '').split('/').filter(step => step !== '' && step !== '.')
  const folder = [...steps, ''].join('/')
  if ([...checkout.files.keys()].some(path => path.startsWith(folder))) return undefined
  const place = `/tmp/kustomization-${revision.slice(-10)}/${steps.join('/')}`
  return `kustomization path not found: stat ${place}: no such file or directory`
}

function unreadyDependency(flux: Flux, object: KubeObject): string | undefined {
  for (const dependency of listAt(object, 'spec', 'dependsOn')) {
    const [name, namespace = object.metadata.namespace] = [
      textAt(dependency, 'name'),
      textAt(dependency, 'namespace'),
    ]
    const found = flux
      .list('kustomize.toolkit.fluxcd.io/v1', 'Kustomization')
      .find(({ metadata }) => metadata.name === name && metadata.namespace === namespace)
    if (found === undefined || healthOf(found) !== 'current') return `${namespace}/${name}`
  }
  return undefined
}

type Inventory =
  | { readonly kind: 'applied'; readonly entries: JsonMap }
  | { readonly kind: 'failed'; readonly reason: string; readonly message: string }

/** Builds, applies in Flux's order and takes away what is no longer built. */
function applyAll(flux: Flux, object: KubeObject, { files }: Checkout): Inventory {
  const { namespace = '' } = object.metadata
  const find = (kind: string, name: string) =>
    flux.list('v1', kind).find(({ metadata }) => metadata.name === name && metadata.namespace === namespace)
  const built = flux.build({ kustomization: object, files, find })
  if (built.kind === 'failed') return { kind: 'failed', reason: 'BuildFailed', message: built.message }
  const objects = built.objects
    .map(each => labelled(each, object))
    .toSorted((left, right) => stage(left) - stage(right))
  const entries: JsonMap[] = []
  for (const each of objects) {
    try {
      const applied = flux.apply(each, manager).object
      entries.push(entryOf(applied))
    } catch (error) {
      if (!(error instanceof StatusError)) throw error
      const { kind, metadata } = each as KubeObject
      const message = `${kind}/${metadata.namespace ?? ''}/${metadata.name} dry-run failed: ${error.message}`
      return { kind: 'failed', reason: 'ReconciliationFailed', message }
    }
  }
  if (at(object, 'spec', 'prune') === true) prune(flux, object, entries)
  return { kind: 'applied', entries: { entries } }
}

// Namespaces and definitions first: the rest lies in them.
function stage(object: JsonMap): number {
  return ['Namespace', 'CustomResourceDefinition'].includes(textAt(object, 'kind') ?? '') ? 0 : 1
}

function labelled(object: JsonMap, { metadata: { name, namespace } }: KubeObject): JsonMap {
  const metadata = mapAt(object, 'metadata')
  const labels = {
    ...mapAt(metadata, 'labels'),
    'kustomize.toolkit.fluxcd.io/name': name,
    'kustomize.toolkit.fluxcd.io/namespace': namespace,
  }
  return { ...object, metadata: { ...metadata, labels } }
}

/** `namespace_name_group_kind`, and the version. */
function entryOf({ apiVersion, kind, metadata: { name, namespace = '' } }: KubeObject): JsonMap {
  const { group, version } = splitApiVersion(apiVersion)
  return { id: `${namespace}_${name.replaceAll(':', '__')}_${group}_${kind}`, v: version }
}

function prune(flux: Flux, object: KubeObject, entries: readonly JsonMap[]): void {
  const kept = new Set(entries.map(({ id }) => id))
  for (const entry of listAt(object, 'status', 'inventory', 'entries'))
    if (!kept.has(textAt(entry, 'id'))) remove(flux, entry as JsonMap)
}

function remove({ cluster }: Flux, entry: JsonMap): void {
  const found = findEntry(cluster, entry)
  if (found === undefined) return
  const { resource, object } = found
  const { namespace, name } = object.metadata
  cluster.writes.remove({ resource, namespace, manager }, name, {})
}

/** The object that an entry of the inventory names. */
function findEntry({ store }: Flux['cluster'], entry: JsonMap) {
  const id = textAt(entry, 'id')
  return store.all().find(({ object }) => entryOf(object).id === id)
}

interface Applied {
  readonly tried: JsonMap
  readonly inventory: JsonMap | unknown
  readonly revision: string
}

/** Ready at once, or once every object is, where the Kustomization waits. */
function conclude(flux: Flux, object: KubeObject, { tried, inventory, revision }: Applied): void {
  const kept = isMap(inventory as JsonMap) ? (inventory as JsonMap) : {}
  const health = at(object, 'spec', 'wait') === true ? worst(flux, listAt(kept, 'entries')) : undefined
  const rest = { ...tried, inventory: kept }
  if (health !== undefined && health.status === 'in-progress') {
    const message = `Running health checks for revision ${revision} with a timeout of 4m30s`
    const healthy: Said = { type: 'Healthy', status: 'Unknown', reason: 'Progressing', message }
    say(flux, object, [...working(message), healthy], rest)
    return
  }
  if (health !== undefined && health.status === 'failed') {
    const message = `health check failed early due to stalled resources: [${health.name} status: 'Failed']`
    const healthy: Said = { type: 'Healthy', status: 'False', reason: 'HealthCheckFailed', message }
    say(flux, object, [...retrying('HealthCheckFailed', message), healthy], rest)
    return
  }
  const ready: Said = {
    type: 'Ready',
    status: 'True',
    reason: 'ReconciliationSucceeded',
    message: `Applied revision: ${revision}`,
  }
  const healthy: Said = {
    type: 'Healthy',
    status: 'True',
    reason: 'Succeeded',
    message: 'Health check passed',
  }
  say(flux, object, health === undefined ? [ready] : [ready, healthy], {
    ...rest,
    lastAppliedRevision: revision,
  })
}

function worst({ cluster }: Flux, entries: readonly unknown[]) {
  const found = entries.flatMap(entry => findEntry(cluster, entry as JsonMap) ?? [])
  const judged = found.map(({ object }) => ({ name: nameOf(object), status: healthOf(object) }))
  return (
    judged.find(({ status }) => status === 'failed') ??
    judged.find(({ status }) => status === 'in-progress') ?? { name: '', status: 'current' as const }
  )
}

function nameOf({ kind, metadata: { namespace, name } }: KubeObject): string {
  return [kind, namespace, name].filter(part => part !== undefined).join('/')
}

function say(flux: Flux, object: KubeObject, said: readonly Said[], more: JsonMap): void {
  const before = mapAt(object, 'status')
  const { generation } = object.metadata
  // What failed for want of a dependency was not attempted, and its generation is not observed.
  const observed = more.lastAttemptedRevision === undefined ? {} : { observedGeneration: generation }
  const conditions = fluxConditions(object, said, flux.now())
  const moved =
    textAt(before, 'lastAppliedRevision') !== more.lastAppliedRevision &&
    more.lastAppliedRevision !== undefined
  const history = moved
    ? { history: [{ lastReconciled: timeText(flux.now()), lastReconciledStatus: 'ReconciliationSucceeded' }] }
    : {}
  flux.setStatus(object, { ...before, ...more, ...observed, ...history, conditions }, manager)
}
