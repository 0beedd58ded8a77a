import { at, type KubeObject, listAt, textAt } from '../json.ts'
import { type Context, condition, deleteObject, listOf, setStatus } from './context.ts'

/** Volumes are bound and load balancers get their address as soon as they are asked for. */
export function runPlainKinds(context: Context): void {
  for (const claim of listOf(context, 'v1', 'PersistentVolumeClaim'))
    setStatus(context, claim, { phase: 'Bound' })
  for (const service of listOf(context, 'v1', 'Service')) {
    const isBalanced = textAt(service, 'spec', 'type') === 'LoadBalancer'
    setStatus(context, service, { loadBalancer: isBalanced ? { ingress: [{ ip: '192.0.2.10' }] } : {} })
  }
  for (const ingress of listOf(context, 'networking.k8s.io/v1', 'Ingress'))
    setStatus(context, ingress, { loadBalancer: { ingress: [{ ip: '192.0.2.10' }] } })
  for (const namespace of listOf(context, 'v1', 'Namespace')) runNamespace(context, namespace)
  runDefinitions(context)
}

/** A namespace that is deleted takes with it what lies in it, and goes last. */
function runNamespace(context: Context, namespace: KubeObject): void {
  const { name, deletionTimestamp } = namespace.metadata
  setStatus(context, namespace, { phase: deletionTimestamp === undefined ? 'Active' : 'Terminating' })
  if (deletionTimestamp === undefined) return
  const inside = context.store.all().filter(({ object }) => object.metadata.namespace === name)
  for (const { object } of inside) deleteObject(context, object)
  if (inside.length === 0) deleteObject(context, namespace)
}

/** What a CustomResourceDefinition describes is served from then on. */
function runDefinitions(context: Context): void {
  for (const definition of listOf(context, 'apiextensions.k8s.io/v1', 'CustomResourceDefinition')) {
    if (listAt(definition, 'status', 'conditions').length > 0) continue
    context.resources.define(definition)
    const say = (type: string, reason: string) =>
      condition(context, [], { type, status: 'True', reason, message: '' })
    setStatus(context, definition, {
      conditions: [say('NamesAccepted', 'NoConflicts'), say('Established', 'InitialNamesAccepted')],
      acceptedNames: at(definition, 'spec', 'names'),
      storedVersions: [],
    })
  }
}

/** What belongs to something that is gone goes too. */
export function collectGarbage(context: Context): void {
  const uids = new Set(context.store.all().map(({ object }) => object.metadata.uid))
  for (const { resource, object } of context.store.all()) {
    const owners = object.metadata.ownerReferences ?? []
    if (owners.length === 0 || owners.some(({ uid }) => uids.has(uid))) continue
    context.writes.remove(
      { resource, namespace: object.metadata.namespace, manager: 'kube-controller-manager' },
      object.metadata.name,
      {},
    )
  }
}
