import { minus, ownableFields, plus } from '../fields/field-set.ts'
import { mergeApplied, removeField } from '../fields/merge.ts'
import {
  describeConflicts,
  findConflicts,
  isWriter,
  type Owner,
  ownUpdate,
  readOwners,
  type Writer,
  writeOwners,
} from '../fields/ownership.ts'
import { isSame, type JsonMap, type KubeObject, listAt, type Metadata, mapAt, textAt } from '../json.ts'
import type { Resource } from '../resources.ts'
import type { ObjectStore } from '../store.ts'
import { freshObject, identity, isBuiltIn, successorOf, timeText } from './objects.ts'
import { alreadyExists, badRequest, modified, notFound, StatusError } from './status.ts'

/** Where an object is written, by whom, and whether only to see what would come of it. */
export interface WriteTarget {
  readonly resource: Resource
  readonly namespace: string | undefined
  readonly manager: string
  readonly subresource?: string
  readonly isDryRun?: boolean
  /** Of server-side apply: takes over what others own. */
  readonly force?: boolean
}

/** What writing an object came to. */
export interface Written {
  readonly object: KubeObject
  readonly isNew: boolean
}

/** The writes of the API server: create, update, apply, delete, with versions, generations and field owners. */
export class Writes {
  readonly #store: ObjectStore
  readonly #now: () => number

  constructor(store: ObjectStore, now: () => number) {
    this.#store = store
    this.#now = now
  }

  create(target: WriteTarget, body: JsonMap): Written {
    const { resource, namespace } = target
    const object = freshObject(target, body, this.#time())
    if (this.#store.get(resource, namespace, object.metadata.name) !== undefined)
      throw alreadyExists(resource, object.metadata.name)
    const change = { before: new Map(), after: this.#fields(resource, object), time: this.#time() }
    const owners = ownUpdate([], this.#writer(target, 'Update', object), change)
    return { object: this.#save(target, undefined, withOwners(object, owners)), isNew: true }
  }

  /** Replaces an object by `body`, or its status where that is what was addressed. */
  update(target: WriteTarget, name: string, body: JsonMap): Written {
    const { resource } = target
    const live = this.find(target, name)
    const asked = textAt(body, 'metadata', 'resourceVersion')
    if (asked !== undefined && asked !== live.metadata.resourceVersion) throw modified(resource, name)
    const next = successorOf(target, live, body)
    if (isSame(next, live)) return { object: live, isNew: false }
    const change = {
      before: this.#fields(resource, live),
      after: this.#fields(resource, next),
      time: this.#time(),
    }
    const owners = ownUpdate(ownersOf(live), this.#writer(target, 'Update', next), change)
    return { object: this.#save(target, live, withOwners(next, owners)), isNew: false }
  }

  /** Server-side apply. */
  apply(target: WriteTarget, name: string, body: JsonMap): Written {
    const { resource, namespace } = target
    if (listAt(body, 'metadata', 'managedFields').length > 0)
      throw badRequest('metadata.managedFields must be nil')
    const live = this.#store.get(resource, namespace, name)
    const applied = this.#addressed(target, body)
    const fields = this.#fields(resource, applied)
    const time = this.#time()
    const mine = { ...this.#writer(target, 'Apply', applied), time, fields: new Set(fields.keys()) }
    if (live === undefined) {
      if (target.subresource !== undefined) throw notFound(resource, name)
      const made = freshObject(target, { ...body, metadata: { ...mapAt(body, 'metadata'), name } }, time)
      return { object: this.#save(target, undefined, withOwners(made, [mine])), isNew: true }
    }
    const others = this.#ownersAfterApply(target, live, { applied, mine })
    const next = successorOf(target, live, this.#merged(target, live, { applied, mine, others }))
    const before = ownersOf(live).find(owner => isWriter(owner, mine))
    const isSameOwner = before !== undefined && isSame([...before.fields].sort(), [...mine.fields].sort())
    if (isSame(next, live) && isSameOwner) return { object: live, isNew: false }
    return { object: this.#save(target, live, withOwners(next, [...others, mine])), isNew: false }
  }

  /** Deletes; an object with finalizers is only marked. Answers it as it was left. */
  remove(target: WriteTarget, name: string, preconditions: JsonMap): KubeObject {
    const { resource } = target
    const live = this.find(target, name)
    const { uid, resourceVersion } = live.metadata
    const [askedUid, askedVersion] = [textAt(preconditions, 'uid'), textAt(preconditions, 'resourceVersion')]
    if ((askedUid ?? uid) !== uid || (askedVersion ?? resourceVersion) !== resourceVersion)
      throw modified(resource, name)
    if (target.isDryRun) return live
    const isMarked = live.metadata.deletionTimestamp !== undefined
    const isHeld = (live.metadata.finalizers ?? []).length > 0
    // A namespace goes when its controller has emptied it.
    if (!isHeld && (isMarked || resource.kind !== 'Namespace')) {
      this.#store.drop(resource, live)
      return live
    }
    if (isMarked) return live
    const metadata = { ...live.metadata, deletionTimestamp: this.#time(), deletionGracePeriodSeconds: 0 }
    return this.#store.put(resource, { ...live, metadata })
  }

  find({ resource, namespace }: WriteTarget, name: string): KubeObject {
    const live = this.#store.get(resource, namespace, name)
    if (live === undefined) throw notFound(resource, name)
    return live
  }

  #ownersAfterApply(
    target: WriteTarget,
    live: KubeObject,
    { applied, mine }: { readonly applied: JsonMap; readonly mine: Owner },
  ): readonly Owner[] {
    const others = ownersOf(live).filter(owner => !isWriter(owner, mine))
    const fields = this.#fields(target.resource, applied)
    const conflicts = findConflicts(others, mine, fields, this.#fields(target.resource, live))
    if (conflicts.length === 0) return others
    if (!target.force) {
      const { message, causes } = describeConflicts(conflicts)
      throw new StatusError(409, 'Conflict', message, { causes })
    }
    return others.map(owner => {
      const lost = new Set(conflicts.filter(conflict => conflict.owner === owner).map(({ path }) => path))
      return { ...owner, fields: minus(owner.fields, lost) }
    })
  }

  /** What was applied before, is not any more, and nobody else owns, goes. */
  #merged(
    { resource }: WriteTarget,
    live: KubeObject,
    {
      applied,
      mine,
      others,
    }: { readonly applied: JsonMap; readonly mine: Owner; readonly others: readonly Owner[] },
  ): JsonMap {
    const before = ownersOf(live).find(owner => isWriter(owner, mine))?.fields ?? new Set<string>()
    const kept = others.reduce((all, { fields }) => plus(all, fields), mine.fields)
    const gone = [...before].filter(path => !kept.has(path))
    // The deepest first, so that an entry goes after its fields.
    const left = gone.sort((one, two) => two.length - one.length).reduce<JsonMap>(removeField, live)
    const merged = mergeApplied(left, applied, [], isBuiltIn(resource))
    return { ...(merged as JsonMap), metadata: { ...mapAt(merged, 'metadata'), ...identity(live) } }
  }

  /** An applied object at the address it was sent to, without what apply may not set. */
  #addressed({ subresource, resource }: WriteTarget, body: JsonMap): JsonMap {
    const { status, ...rest } = body
    if (subresource === 'status') return { apiVersion: body.apiVersion, kind: body.kind, status }
    return resource.hasStatus ? rest : body
  }

  #save({ resource, isDryRun }: WriteTarget, live: KubeObject | undefined, object: KubeObject): KubeObject {
    if (isDryRun)
      return live === undefined
        ? object
        : { ...object, metadata: { ...object.metadata, resourceVersion: live.metadata.resourceVersion } }
    const isOver =
      object.metadata.deletionTimestamp !== undefined && (object.metadata.finalizers ?? []).length === 0
    const saved = this.#store.put(resource, object)
    if (isOver) this.#store.drop(resource, saved)
    return saved
  }

  #writer({ manager, subresource }: WriteTarget, operation: Writer['operation'], body: JsonMap): Writer {
    const apiVersion = textAt(body, 'apiVersion') ?? ''
    return { manager, operation, apiVersion, ...(subresource === undefined ? {} : { subresource }) }
  }

  #fields(resource: Resource, object: JsonMap) {
    return ownableFields(object, isBuiltIn(resource))
  }

  #time(): string {
    return timeText(this.#now())
  }
}

function ownersOf(object: KubeObject): readonly Owner[] {
  return readOwners(listAt(object, 'metadata', 'managedFields'))
}

function withOwners(object: KubeObject, owners: readonly Owner[]): KubeObject {
  const metadata: Metadata = { ...object.metadata, managedFields: writeOwners(owners) }
  return { ...object, metadata }
}
