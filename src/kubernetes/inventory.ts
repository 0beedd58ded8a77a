import type { Seen } from '../engine/ports/cluster-port.ts'
import type { Clock } from '../engine/ports/ports.ts'
import type { ClusterObject, ObjectMetadata } from '../rollout/object.ts'
import type { Api, Fault } from './api.ts'
import { appliedNamespaces } from './applied-namespaces.ts'
import { follow } from './follow.ts'
import { isFault } from './read.ts'
import { collectionPath, type FindResource, preferredVersion, type Resource } from './resources.ts'
import { seen, unseen } from './seen.ts'

/** What the inventory needs of its surroundings. */
export interface InventoryParts {
  readonly api: Api
  readonly find: FindResource
  readonly clock: Clock
  readonly random: () => number
  readonly signal: AbortSignal
}

export interface Inventory {
  objects(namespaces: readonly string[]): Promise<Seen<readonly ClusterObject[]>>
}

const workloads: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet']

/** Kinds by API group, of whatever version the cluster prefers; a group that is not installed has no objects. */
const optional: Readonly<Record<string, readonly string[]>> = {
  'helm.toolkit.fluxcd.io': ['HelmRelease'],
  'kustomize.toolkit.fluxcd.io': ['Kustomization'],
  'source.toolkit.fluxcd.io': [
    'GitRepository',
    'OCIRepository',
    'Bucket',
    'HelmRepository',
    'HelmChart',
    'ExternalArtifact',
  ],
}

// In milliseconds: how often a cluster is asked whether Flux has been installed since.
const askAgain = 60_000

/** Follows each kind in each namespace from the first time it is asked for, and answers from what it has seen. */
export function createInventory(parts: InventoryParts): Inventory {
  const collections = new Map<string, Followed>()
  const groups = new Map<string, { readonly at: number; readonly kinds: readonly Resource[] }>()
  return {
    objects: async namespaces => {
      const kinds = await kindsServed(parts, groups)
      if (isFault(kinds)) return unseen(kinds)
      const look: Look = (these, places) => lookAt(parts, collections, these, places)
      if (namespaces.length > 0) return seenIn(await look(kinds, [...new Set(namespaces)]))
      const everywhere = await look(kinds, [undefined])
      const isBarred = ({ fault }: Followed) => fault?.code === 'forbidden'
      if (
        !everywhere.some(isBarred) ||
        everywhere.some(({ fault }) => fault !== undefined && fault.code !== 'forbidden')
      )
        return seenIn(everywhere)
      const barred = kinds.filter((_, at) => everywhere[at] !== undefined && isBarred(everywhere[at]))
      const allowed = everywhere.filter(entry => !isBarred(entry))
      const reached = await reachable(look, barred, allowed)
      return reached === undefined ? seenIn(everywhere) : seenIn([...allowed, ...reached])
    },
  }
}

/** Follows kinds in namespaces, `undefined` being all of them, until each has answered; in that order. */
type Look = (
  kinds: readonly Resource[],
  places: readonly (string | undefined)[],
) => Promise<readonly Followed[]>

async function lookAt(
  parts: InventoryParts,
  collections: Map<string, Followed>,
  kinds: readonly Resource[],
  places: readonly (string | undefined)[],
): Promise<readonly Followed[]> {
  const followed = kinds.flatMap(kind =>
    places.map(place => followOnce(parts, collections, collectionPath(kind, place))),
  )
  await Promise.all(followed.map(({ first }) => first))
  return followed
}

function seenIn(followed: readonly Followed[]): Seen<readonly ClusterObject[]> {
  const faults = followed.flatMap(({ fault }) => fault ?? [])
  return faults.length > 0 ? unseen(...faults) : seen(objectsIn(followed))
}

function objectsIn(followed: readonly Followed[]): readonly ClusterObject[] {
  return followed.flatMap(({ objects }) => [...objects.values()])
}

// Where `flux bootstrap` puts its objects.
const fluxNamespace = 'flux-system'

/**
 * With rights in single namespaces only, all that may be read is found from Flux on: its own namespace, then those into which it applies.
 * Nothing when nothing may be read there either.
 */
async function reachable(
  look: Look,
  kinds: readonly Resource[],
  allowed: readonly Followed[],
): Promise<readonly Followed[] | undefined> {
  const mayRead = (followed: readonly Followed[]) =>
    followed.filter(({ fault }) => fault?.code !== 'forbidden')
  const first = mayRead(await look(kinds, [fluxNamespace]))
  if (first.length === 0) return undefined
  const places = appliedNamespaces([...objectsIn(allowed), ...objectsIn(first)]).filter(
    name => name !== fluxNamespace,
  )
  return [...first, ...mayRead(await look(kinds, places))]
}

async function kindsServed(
  { api, find, clock }: InventoryParts,
  groups: Map<string, { readonly at: number; readonly kinds: readonly Resource[] }>,
): Promise<readonly Resource[] | Fault> {
  const now = clock.now().getTime()
  const found = await Promise.all([
    resourcesOf(find, 'apps/v1', workloads),
    ...Object.entries(optional).map(async ([group, kinds]) => {
      const known = groups.get(group)
      if (known !== undefined && (known.kinds.length > 0 || now - known.at < askAgain)) return known.kinds
      const version = await preferredVersion(api, group)
      const resources = isFault(version)
        ? version
        : version === 'absent'
          ? []
          : await resourcesOf(find, version, kinds)
      if (!isFault(resources)) groups.set(group, { at: now, kinds: resources })
      return resources
    }),
  ])
  return found.find(isFault) ?? found.flatMap(resources => (isFault(resources) ? [] : resources))
}

async function resourcesOf(
  find: FindResource,
  apiVersion: string,
  kinds: readonly string[],
): Promise<readonly Resource[] | Fault> {
  const found = await Promise.all(kinds.map(kind => find({ apiVersion, kind })))
  return found.find(isFault) ?? found.flatMap(entry => (entry === 'absent' || isFault(entry) ? [] : [entry]))
}

/** One collection and how it stands: what it holds is true only while there is no fault. */
interface Followed {
  objects: ReadonlyMap<string, ClusterObject>
  fault: Fault | undefined
  /** Resolves with the first answer of any kind. */
  readonly first: Promise<void>
}

function followOnce(parts: InventoryParts, collections: Map<string, Followed>, path: string): Followed {
  const known = collections.get(path)
  if (known !== undefined) return known
  const { promise: first, resolve } = Promise.withResolvers<void>()
  const followed: Followed = { objects: new Map(), fault: undefined, first }
  collections.set(path, followed)
  void keepUp(parts, path, followed, resolve)
  return followed
}

async function keepUp(
  parts: InventoryParts,
  path: string,
  followed: Followed,
  answered: () => void,
): Promise<void> {
  const objects = new Map<string, ClusterObject>()
  for await (const change of follow(parts.api, { ...parts, collection: { path }, project: slim })) {
    switch (change.kind) {
      case 'listed':
        objects.clear()
        for (const [key, object] of change.objects) objects.set(key, object)
        break
      case 'set':
        objects.set(change.key, change.object)
        break
      case 'removed':
        objects.delete(change.key)
        break
      case 'lost':
        if (isUninstalled(path, change.fault)) objects.clear()
        break
      case 'resumed':
        break
      default:
        change satisfies never
    }
    followed.objects = objects
    followed.fault = change.kind === 'lost' && !isUninstalled(path, change.fault) ? change.fault : undefined
    answered()
  }
  answered()
}

// A definition that was removed takes its objects with it. Workloads every cluster serves: without them it is none.
function isUninstalled(path: string, { code }: Fault): boolean {
  return code === 'not-served' && !path.startsWith('/apis/apps/')
}

type FullMetadata = ObjectMetadata & { readonly managedFields?: unknown }

/** Leaves out who owns which field and what kubectl applied last: half of an object's size, and asked for by nobody. */
function slim(object: ClusterObject): ClusterObject {
  const { managedFields: _managers, annotations, ...metadata } = object.metadata as FullMetadata
  const { 'kubectl.kubernetes.io/last-applied-configuration': _applied, ...kept } = annotations ?? {}
  return { ...object, metadata: { ...metadata, ...(annotations === undefined ? {} : { annotations: kept }) } }
}
