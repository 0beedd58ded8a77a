import { fail } from './problems.ts'
import { idKey, placeOf, previousIds, previousNamespace, type Resource } from './resource.ts'
import { formatId, type ResourceId } from './resource-id.ts'
import { spreadShared } from './shared-scalars.ts'
import type { YamlMap } from './yaml/value.ts'

/** The resources of a build in order, found by present and former ids without looking at each. */
export class ResourceSet {
  #list: Resource[] = []
  /** Resources by the key of their present id; more than one only between a renaming and the next append. */
  readonly #current = new Map<string, Resource[]>()
  /** Resources by every key they ever had here; what is found is checked, so nothing need be taken out. */
  #ever: Map<string, Set<Resource>> | undefined
  #everName: Map<string, Set<Resource>> | undefined
  #members = new Set<Resource>()

  get all(): readonly Resource[] {
    return this.#list
  }

  get size(): number {
    return this.#list.length
  }

  /** Adds a resource at the end; one with the same present id is a problem. */
  append(resource: Resource): void {
    const { id } = resource
    if ((this.#current.get(id.key)?.length ?? 0) > 0) {
      fail(
        'RESOURCE_DUPLICATE',
        `may not add resource with an already registered id: ${formatId(id)}`,
        placeOf(resource),
        'Two files or bases define it. Drop one, or give one of them a prefix, a suffix or another namespace.',
      )
    }
    this.#list.push(resource)
    this.#index(resource)
  }

  appendAll(resources: Iterable<Resource>): void {
    for (const resource of resources) this.append(resource)
  }

  /** Gives a resource another tree and keeps it findable. */
  update(resource: Resource, root: YamlMap): void {
    if (root === resource.root) return
    const before = resource.id.key
    resource.setRoot(root)
    if (resource.shared.length > 0) {
      const spread = spreadShared(root, resource.shared)
      resource.setRoot(spread.root)
      resource.shared = spread.shared
    }
    if (resource.id.key === before) return
    this.#unindex(resource, before)
    this.#index(resource)
  }

  /** Puts a resource where another stood. */
  replace(old: Resource, replacement: Resource): void {
    const position = this.#list.indexOf(old)
    this.#unindex(old, old.id.key)
    this.#members.delete(old)
    this.#list[position] = replacement
    this.#index(replacement)
  }

  /** Takes out what `keep` does not keep. */
  filter(keep: (resource: Resource) => boolean): void {
    const kept: Resource[] = []
    for (const resource of this.#list) {
      if (keep(resource)) {
        kept.push(resource)
        continue
      }
      this.#unindex(resource, resource.id.key)
      this.#members.delete(resource)
    }
    if (kept.length < this.#list.length) this.#list = kept
  }

  /** Starts again with these resources, in this order; equal ids are a problem. */
  reset(resources: readonly Resource[]): void {
    this.#list = []
    this.#current.clear()
    this.#ever = undefined
    this.#everName = undefined
    this.#members = new Set()
    this.appendAll(resources)
  }

  /** Changes the order alone. */
  reorder(resources: readonly Resource[]): void {
    this.#list = [...resources]
  }

  /** The resources whose present id this is. */
  withCurrentKey(key: string): readonly Resource[] {
    return this.#current.get(key) ?? []
  }

  /** The resources that have or had this id. */
  withAnyId(id: ResourceId, effectiveNamespace: string): readonly Resource[] {
    this.#ever ??= this.#buildEver()
    const key = idKey(id, effectiveNamespace)
    const found = [...(this.#ever.get(key) ?? [])].filter(
      each => this.#members.has(each) && keysOf(each).includes(key),
    )
    return found.length > 1 ? this.#inOrder(found) : found
  }

  /** The resources that have or had this name, in any kind and namespace. */
  withAnyName(name: string): readonly Resource[] {
    this.#everName ??= this.#buildEverName()
    const found = [...(this.#everName.get(name) ?? [])].filter(
      each => this.#members.has(each) && namesOf(each).includes(name),
    )
    return found.length > 1 ? this.#inOrder(found) : found
  }

  #inOrder(found: readonly Resource[]): readonly Resource[] {
    const wanted = new Set(found)
    return this.#list.filter(each => wanted.has(each))
  }

  #index(resource: Resource): void {
    const { key } = resource.id
    const same = this.#current.get(key)
    if (same === undefined) this.#current.set(key, [resource])
    else same.push(resource)
    this.#members.add(resource)
    if (this.#ever !== undefined) noteAll(this.#ever, keysOf(resource), resource)
    if (this.#everName !== undefined) noteAll(this.#everName, namesOf(resource), resource)
  }

  #unindex(resource: Resource, key: string): void {
    const same = this.#current.get(key)?.filter(each => each !== resource) ?? []
    if (same.length === 0) this.#current.delete(key)
    else this.#current.set(key, same)
  }

  #buildEver(): Map<string, Set<Resource>> {
    const index = new Map<string, Set<Resource>>()
    for (const resource of this.#list) noteAll(index, keysOf(resource), resource)
    return index
  }

  #buildEverName(): Map<string, Set<Resource>> {
    const index = new Map<string, Set<Resource>>()
    for (const resource of this.#list) noteAll(index, namesOf(resource), resource)
    return index
  }
}

function keysOf(resource: Resource): readonly string[] {
  return [resource.id.key, ...previousIds(resource).map(id => idKey(id, previousNamespace(id)))]
}

function namesOf(resource: Resource): readonly string[] {
  return [resource.id.name, ...resource.memory.previous.map(previous => previous.name)]
}

function noteAll(index: Map<string, Set<Resource>>, keys: readonly string[], resource: Resource): void {
  for (const key of keys) {
    const known = index.get(key)
    if (known === undefined) index.set(key, new Set([resource]))
    else known.add(resource)
  }
}
