import type { KubeObject } from './json.ts'
import type { Resource } from './resources.ts'

/** One change of one object. `before` is missing for what is new, `after` for what is gone. */
export interface Change {
  readonly revision: number
  readonly resource: Resource
  readonly before: KubeObject | undefined
  readonly after: KubeObject | undefined
}

// How many changes a watch can go back; a real server keeps five minutes' worth.
const mostKept = 5_000

/** Every object of a cluster and the changes that led there, under one growing revision. */
export class ObjectStore {
  readonly #objects = new Map<string, { readonly resource: Resource; readonly object: KubeObject }>()
  #changes: Change[] = []
  #revision = 100
  #forgotten = 100
  readonly #watchers = new Set<(change: Change) => void>()

  get revision(): number {
    return this.#revision
  }

  /** The oldest revision from which changes are still known. */
  get oldest(): number {
    return this.#forgotten
  }

  get(resource: Resource, namespace: string | undefined, name: string): KubeObject | undefined {
    return this.#objects.get(keyOf(resource, namespace, name))?.object
  }

  /** All of a kind, by namespace and name; of one namespace when it is given. */
  list(resource: Resource, namespace?: string): readonly KubeObject[] {
    return [...this.#objects.values()]
      .filter(entry => sameResource(entry.resource, resource))
      .map(({ object }) => object)
      .filter(({ metadata }) => namespace === undefined || metadata.namespace === namespace)
      .sort((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1))
  }

  all(): readonly { readonly resource: Resource; readonly object: KubeObject }[] {
    return [...this.#objects.values()]
  }

  /** Stores an object under the next revision, and answers it with that. */
  put(resource: Resource, object: KubeObject): KubeObject {
    const { namespace, name } = object.metadata
    const key = keyOf(resource, namespace, name)
    const before = this.#objects.get(key)?.object
    this.#revision += 1
    const metadata = { ...object.metadata, resourceVersion: String(this.#revision) }
    const after: KubeObject = { ...object, metadata }
    this.#objects.set(key, { resource, object: after })
    this.#tell({ revision: this.#revision, resource, before, after })
    return after
  }

  /** Forgets an object. */
  drop(resource: Resource, object: KubeObject): void {
    const { namespace, name } = object.metadata
    this.#objects.delete(keyOf(resource, namespace, name))
    this.#revision += 1
    this.#tell({ revision: this.#revision, resource, before: object, after: undefined })
  }

  /** The changes after a revision, oldest first. */
  since(revision: number): readonly Change[] {
    return this.#changes.filter(change => change.revision > revision)
  }

  /** Forgets every change so far: a watch from before is too old. */
  compact(): void {
    this.#changes = []
    this.#forgotten = this.#revision
  }

  /** Calls back at every change; answers what ends that. */
  watch(watcher: (change: Change) => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  #tell(change: Change): void {
    this.#changes.push(change)
    if (this.#changes.length > mostKept) {
      this.#changes = this.#changes.slice(-mostKept / 2)
      this.#forgotten = (this.#changes[0]?.revision ?? this.#revision) - 1
    }
    for (const watcher of [...this.#watchers]) watcher(change)
  }
}

function keyOf({ group, plural }: Resource, namespace: string | undefined, name: string): string {
  return `${group}/${plural}/${namespace ?? ''}/${name}`
}

export function sameResource(left: Resource, right: Resource): boolean {
  return left.group === right.group && left.plural === right.plural
}

/** Objects are listed, and continued, in this order. */
export function sortKey({ metadata: { namespace = '', name } }: KubeObject): string {
  return `${namespace}/${name}`
}
