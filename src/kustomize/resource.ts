import type { Place, Problem } from '../lib/problem.ts'
import type { FieldOrigins } from './field-origins.ts'
import type { Origin } from './origin.ts'
import { fail } from './problems.ts'
import {
  apiVersionOf,
  defaultNamespace,
  notNamespaced,
  type ResourceId,
  splitApiVersion,
} from './resource-id.ts'
import { isNilOrEmpty, mapAt, textOf } from './scalar.ts'
import type { SharedScalar } from './shared-scalars.ts'
import type { Positions, ValuePath } from './yaml/positions.ts'
import type { YamlMap } from './yaml/value.ts'

/** Whether resources of a type (`apiVersion kind`) are certainly outside any namespace. */
export interface Scopes {
  isClusterScoped(apiVersion: string, kind: string): boolean
}

/** What a resource was called before a transformer renamed it. */
export interface PreviousName {
  readonly name: string
  readonly namespace: string
  readonly kind: string
}

/** How a generated resource meets one that is there already. */
export type Behavior = 'unspecified' | 'create' | 'replace' | 'merge'

/** A resource's identity with what is derived from it. `key` is equal for what Kustomize takes for the same resource. */
export interface CurrentId extends ResourceId {
  readonly effectiveNamespace: string
  readonly isClusterScoped: boolean
  readonly key: string
}

/** What Kustomize remembers of a resource in its internal annotations. */
export interface Memory {
  readonly previous: readonly PreviousName[]
  readonly prefixes: readonly string[]
  readonly suffixes: readonly string[]
  readonly behavior: Behavior
  readonly needsHash: boolean
  readonly allowNameChange: boolean
  readonly allowKindChange: boolean
}

/** A memory of nothing. */
export const blank: Memory = {
  previous: [],
  prefixes: [],
  suffixes: [],
  behavior: 'unspecified',
  needsHash: false,
  allowNameChange: false,
  allowKindChange: false,
}

/** Where a resource was read: the positions of its document, and its path in it (not empty in a `List`). */
export interface Source {
  readonly file: string
  readonly positions: Positions
  /** Why Kustomize could not print the document. */
  readonly refusals: readonly Problem[]
  readonly path: ValuePath
}

/** A resource on its way through a build. Its tree is never changed in place: an edit gives it another tree. */
export class Resource {
  readonly scopes: Scopes
  readonly source: Source | undefined
  /** Why Kustomize could not print it as it was read, or what patches brought. */
  refusals: readonly Problem[]
  memory: Memory
  variables: readonly string[] = []
  /** Which layer changed what, if the build was asked to know. */
  origins: FieldOrigins | undefined
  /** The tree as it was read or generated. */
  readonly readAs: YamlMap
  /** Whether it was read between braces, where Kustomize prints an empty text differently. */
  inFlow = false
  /** Scalars that change together. */
  shared: readonly SharedScalar[] = []
  /** Where it comes from and what changed it, kept if `buildMetadata` asks. */
  origin: Origin | undefined
  transformations: readonly Origin[] = []
  #root: YamlMap
  #id: CurrentId | undefined

  constructor(root: YamlMap, scopes: Scopes, memory: Memory = blank, source?: Source) {
    this.#root = root
    this.readAs = root
    this.scopes = scopes
    this.memory = memory
    this.source = source
    this.refusals = source?.refusals ?? []
  }

  /** The same resource in another build: what changes one does not change the other. */
  copyFor(scopes: Scopes): Resource {
    const copy: Resource = Object.assign(new Resource(this.readAs, scopes), this, { scopes })
    copy.#root = this.#root
    copy.#id = this.#id
    copy.origins = this.origins === undefined ? undefined : new Map(this.origins)
    return copy
  }

  get root(): YamlMap {
    return this.#root
  }

  /** Gives the resource another tree; `ResourceSet.update` does so for a resource of a set. */
  setRoot(root: YamlMap): void {
    const old = this.#root
    this.#root = root
    const sameId = ['metadata', 'kind', 'apiVersion'].every(key => old.get(key) === root.get(key))
    if (!sameId) this.#id = undefined
  }

  get id(): CurrentId {
    this.#id ??= identify(this.#root, this.scopes)
    return this.#id
  }
}

/** The key under which equal ids meet. */
export function idKey(id: ResourceId, effectiveNamespace: string): string {
  return `${id.group}|${id.version}|${id.kind}|${effectiveNamespace}|${id.name}`
}

/** The namespace that counts: none for the cluster-scoped, `default` for an empty one. */
export function effectiveNamespace(namespace: string, isClusterScoped: boolean): string {
  if (isClusterScoped) return notNamespaced
  return namespace === '' ? defaultNamespace : namespace
}

function identify(root: YamlMap, scopes: Scopes): CurrentId {
  const apiVersion = metaText(root, 'apiVersion')
  const kind = metaText(root, 'kind')
  const metadata = mapAt(root, 'metadata')
  const id = {
    ...splitApiVersion(apiVersion),
    kind,
    name: metaText(metadata, 'name'),
    namespace: metaText(metadata, 'namespace'),
  }
  const isClusterScoped = scopes.isClusterScoped(apiVersionOf(id), kind)
  const effective = effectiveNamespace(id.namespace, isClusterScoped)
  return { ...id, isClusterScoped, effectiveNamespace: effective, key: idKey(id, effective) }
}

function metaText(metadata: YamlMap | undefined, field: string): string {
  const value = metadata?.get(field)
  return isNilOrEmpty(value) ? '' : textOf(value)
}

/** A resource's former ids, oldest first; group and version are those it has now. */
export function previousIds(resource: Resource): readonly ResourceId[] {
  const { group, version } = resource.id
  return resource.memory.previous.map(previous => {
    if (isLost(previous)) refuseLostName(resource)
    return { group, version, ...previous }
  })
}

// Kustomize keeps the names in lists with commas, and none that is empty: the lists no longer fit together.
function isLost({ name, kind }: PreviousName): boolean {
  return name === '' || kind === '' || name.includes(',') || kind.includes(',')
}

function refuseLostName(resource: Resource): never {
  return fail(
    'RESOURCE_INVALID',
    'number of previous names, number of previous namespaces, number of previous kinds not equal: the resource once had an empty name or kind, or one with a comma',
    placeOf(resource),
  )
}

/** The id that a resource had when it was loaded. Its namespace is the effective one once it was renamed. */
export function originalId(resource: Resource): ResourceId {
  return previousIds(resource)[0] ?? resource.id
}

/** The effective namespace of a former id, for which Kustomize does not look at the kind's scope. */
export function previousNamespace(id: ResourceId): string {
  return effectiveNamespace(id.namespace, false)
}

/** The effective namespace of the id that a resource had when it was loaded. */
export function originalNamespace(resource: Resource): string {
  const [first] = previousIds(resource)
  return first === undefined ? resource.id.effectiveNamespace : previousNamespace(first)
}

/** Remembers the present name, namespace and kind before one of them changes. */
export function rememberName(resource: Resource): void {
  const { name, effectiveNamespace: namespace, kind } = resource.id
  const { previous } = resource.memory
  const last = previous.at(-1)
  if (last?.name === name && last.namespace === namespace && last.kind === kind) return
  resource.memory = { ...resource.memory, previous: [...previous, { name, namespace, kind }] }
}

/** Where a resource, or a field of it as it was read, stands. */
export function placeOf(resource: Resource, path: ValuePath = []): Place | undefined {
  const { source } = resource
  return source?.positions.value([...source.path, ...path])
}
