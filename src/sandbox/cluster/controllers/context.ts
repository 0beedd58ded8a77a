import { timeText } from '../api/objects.ts'
import type { Writes } from '../api/writes.ts'
import type { JsonMap, KubeObject } from '../json.ts'
import { isSame } from '../json.ts'
import type { Resource, ResourceTable } from '../resources.ts'
import type { ObjectStore } from '../store.ts'

/** What a container does. Times in milliseconds since it was started. */
export type ContainerBehaviour =
  | { readonly kind: 'ready'; readonly after: number }
  | { readonly kind: 'image-pull'; readonly message: string }
  | { readonly kind: 'crash'; readonly exitCode: number; readonly log: string }

/** Decides it by the container's image, and by its pod's annotations. */
export type BehaviourOf = (image: string, annotations: Readonly<Record<string, string>>) => ContainerBehaviour

/** What a controller works with. Each is called again and again, and does what is left to do. */
export interface Context {
  readonly store: ObjectStore
  readonly resources: ResourceTable
  readonly writes: Writes
  readonly now: number
  readonly behaviourOf: BehaviourOf
  /** Asks to be called again then, in milliseconds since 1970. */
  readonly wake: (at: number) => void
}

/** Brings one kind of thing closer to what it is to be. */
export type Controller = (context: Context) => void

/** A kind that is built in. */
export function kindOf({ resources }: Context, apiVersion: string, kind: string): Resource {
  const found = resources.byKind(apiVersion, kind)
  if (found === undefined) throw new Error(`the stand-in serves no ${apiVersion} ${kind}`)
  return found
}

export function listOf(context: Context, apiVersion: string, kind: string): readonly KubeObject[] {
  return context.store.list(kindOf(context, apiVersion, kind))
}

/** Writes an object's status, unless it says the same already. */
export function setStatus(
  context: Context,
  object: KubeObject,
  status: JsonMap,
  manager = 'kube-controller-manager',
): void {
  if (isSame(object.status, status)) return
  const resource = kindOf(context, object.apiVersion, object.kind)
  const target = { resource, namespace: object.metadata.namespace, manager, subresource: 'status' }
  context.writes.update(target, object.metadata.name, { ...object, status })
}

/** Writes an object, unless it is the same already. */
export function setObject(
  context: Context,
  object: KubeObject,
  next: JsonMap,
  manager = 'kube-controller-manager',
): KubeObject {
  const resource = kindOf(context, object.apiVersion, object.kind)
  const target = { resource, namespace: object.metadata.namespace, manager }
  return context.writes.update(target, object.metadata.name, next).object
}

export function createObject(
  context: Context,
  object: JsonMap & { readonly apiVersion: string; readonly kind: string },
  namespace: string | undefined,
  manager = 'kube-controller-manager',
): KubeObject {
  const resource = kindOf(context, object.apiVersion, object.kind)
  return context.writes.create({ resource, namespace, manager }, object).object
}

export function deleteObject(context: Context, object: KubeObject): void {
  const resource = kindOf(context, object.apiVersion, object.kind)
  const { namespace, name } = object.metadata
  if (context.store.get(resource, namespace, name) !== undefined)
    context.writes.remove({ resource, namespace, manager: 'kube-controller-manager' }, name, {})
}

/** The reference by which an object belongs to its controller. */
export function ownedBy(owner: KubeObject): JsonMap {
  const { apiVersion, kind, metadata } = owner
  return {
    apiVersion,
    kind,
    name: metadata.name,
    uid: metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  }
}

export function isOwnedBy(object: KubeObject, owner: KubeObject): boolean {
  return (object.metadata.ownerReferences ?? []).some(({ uid }) => uid === owner.metadata.uid)
}

/** A condition that keeps its time until its status changes. */
export function condition(
  context: Context,
  before: readonly JsonMap[],
  next: { readonly type: string; readonly status: string; readonly reason: string; readonly message: string },
): JsonMap {
  const known = before.find(({ type }) => type === next.type)
  const lastTransitionTime = known?.status === next.status ? known.lastTransitionTime : timeText(context.now)
  return { ...next, lastTransitionTime }
}
