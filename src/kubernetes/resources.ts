import type { ObjectRef } from '../rollout/object.ts'
import { type Api, type Fault, fieldsOf, listOf, textOf } from './api.ts'

/** How a kind is reached: where its collection lies, and whether a namespace stands in the path. */
export interface Resource {
  readonly apiVersion: string
  readonly kind: string
  readonly plural: string
  readonly namespaced: boolean
}

/** Finds the resource of a kind; `absent` when the cluster does not serve it. */
export type FindResource = (
  kind: Pick<ObjectRef, 'apiVersion' | 'kind'>,
) => Promise<Resource | 'absent' | Fault>

// Served by every cluster: asked for by name without looking.
const wellKnown: readonly Resource[] = [
  { apiVersion: 'apps/v1', kind: 'Deployment', plural: 'deployments', namespaced: true },
  { apiVersion: 'apps/v1', kind: 'StatefulSet', plural: 'statefulsets', namespaced: true },
  { apiVersion: 'apps/v1', kind: 'DaemonSet', plural: 'daemonsets', namespaced: true },
  { apiVersion: 'apps/v1', kind: 'ReplicaSet', plural: 'replicasets', namespaced: true },
  { apiVersion: 'batch/v1', kind: 'Job', plural: 'jobs', namespaced: true },
  { apiVersion: 'v1', kind: 'Pod', plural: 'pods', namespaced: true },
  { apiVersion: 'v1', kind: 'Event', plural: 'events', namespaced: true },
  { apiVersion: 'v1', kind: 'ConfigMap', plural: 'configmaps', namespaced: true },
  { apiVersion: 'v1', kind: 'Secret', plural: 'secrets', namespaced: true },
  { apiVersion: 'v1', kind: 'Service', plural: 'services', namespaced: true },
  { apiVersion: 'v1', kind: 'Namespace', plural: 'namespaces', namespaced: false },
]

/** Asks the cluster which resources a version of an API group has, and remembers it; asks again for a kind that is not among them. */
export function resourceFinder(api: Api): FindResource {
  const known = new Map<string, readonly Resource[]>([
    ['apps/v1', wellKnown.filter(entry => entry.apiVersion === 'apps/v1')],
    ['v1', wellKnown.filter(entry => entry.apiVersion === 'v1')],
    ['batch/v1', wellKnown.filter(entry => entry.apiVersion === 'batch/v1')],
  ])
  return async ({ apiVersion, kind }) => {
    const remembered = known.get(apiVersion)?.find(entry => entry.kind === kind)
    if (remembered !== undefined) return remembered
    const answer = await api.send({ method: 'GET', path: basePath(apiVersion) })
    if (answer.kind === 'fault') return isAbsent(answer) ? 'absent' : answer
    const resources = listOf(answer.body.resources).flatMap(entry => resourceIn(apiVersion, entry))
    known.set(apiVersion, resources)
    return resources.find(entry => entry.kind === kind) ?? 'absent'
  }
}

function resourceIn(apiVersion: string, entry: unknown): readonly Resource[] {
  const { name, kind, namespaced } = fieldsOf(entry)
  const plural = textOf(name) ?? ''
  // `deployments/status` and the like are parts of a resource.
  if (plural === '' || plural.includes('/')) return []
  return [{ apiVersion, kind: textOf(kind) ?? '', plural, namespaced: namespaced === true }]
}

/** The version of an API group that the cluster prefers; `absent` when it does not serve the group. */
export async function preferredVersion(api: Api, group: string): Promise<string | 'absent' | Fault> {
  const answer = await api.send({ method: 'GET', path: `/apis/${group}` })
  if (answer.kind === 'fault') return isAbsent(answer) ? 'absent' : answer
  return textOf(fieldsOf(answer.body.preferredVersion).groupVersion) ?? 'absent'
}

function isAbsent({ code }: Fault): boolean {
  return code === 'not-found' || code === 'not-served'
}

function basePath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`
}

/** The path of a collection, of one namespace or of all. */
export function collectionPath(resource: Resource, namespace?: string): string {
  const place = resource.namespaced && namespace !== undefined ? `/namespaces/${segment(namespace)}` : ''
  return `${basePath(resource.apiVersion)}${place}/${resource.plural}`
}

/** The path of one object; an object without a namespace is looked for in `default`, as kubectl does. */
export function objectPath(
  resource: Resource,
  { namespace = 'default', name }: Pick<ObjectRef, 'namespace' | 'name'>,
): string {
  return `${collectionPath(resource, namespace)}/${segment(name)}`
}

// Names come from manifests: one with a slash in it would reach another path.
function segment(name: string): string {
  return name === '.' || name === '..'
    ? encodeURIComponent(name).replaceAll('.', '%2E')
    : encodeURIComponent(name)
}
