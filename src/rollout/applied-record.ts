import { fieldAt, isMap, listAt, textAt } from './fields.ts'
import type { ClusterObject, ObjectRef } from './object.ts'
import { groupOf } from './rule.ts'

/** What a cluster remembers of what Lockkeeper applied there for one environment: its inventory, and for whom. */
export interface AppliedRecord {
  /** `owner/name` of the GitOps repository. */
  readonly repository: string
  /** The promotion that it was applied for, and its app. */
  readonly request: string
  readonly app: string
  /** The commit it was rendered from; of a pull request its head. */
  readonly revision: string
  /** SHA-256 of the objects. */
  readonly digest: string
  /** Every object was applied and every other removed; until then the inventory holds those of before, too. */
  readonly whole: boolean
  readonly objects: readonly ObjectRef[]
  /** What was unwell before it was applied, and is unchanged by it: that is no sign against it. */
  readonly unwellBefore: readonly ObjectRef[]
}

/** Stands for the request once what the default branch says was put back: whoever looks for its own finds nothing of it. */
export const restored = 'restored'

/** Where the records lie. It is made when it is not there. */
export const recordNamespace = 'lockkeeper'

/** The ConfigMap that holds the record of an environment of a GitOps repository. */
export function recordRef(repository: string, environment: string): ObjectRef {
  const words = [...repository.split('/'), environment].map(word =>
    word
      .toLowerCase()
      .replace(/[^a-z0-9-]/g, '-')
      .replace(/^-|-$/g, 'x'),
  )
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    namespace: recordNamespace,
    name: `applied.${words.join('.')}`,
  }
}

export function formatRecord(
  ref: ObjectRef,
  { objects, unwellBefore, ...state }: AppliedRecord,
): ClusterObject {
  const { apiVersion, kind, name, namespace = recordNamespace } = ref
  return {
    apiVersion,
    kind,
    metadata: { name, namespace, labels: { 'app.kubernetes.io/managed-by': 'lockkeeper' } },
    data: {
      'state.json': JSON.stringify(state),
      'inventory.json': JSON.stringify(objects),
      'unwell-before.json': JSON.stringify(unwellBefore),
    },
  }
}

/** The record in a ConfigMap; nothing when there is none that can be read. */
export function parseRecord(object: ClusterObject | undefined): AppliedRecord | undefined {
  const state = parsed(textAt(object, 'data', 'state.json'))
  const [repository, request, revision, digest] = ['repository', 'request', 'revision', 'digest'].map(field =>
    textAt(state, field),
  )
  const whole = fieldAt(state, 'whole')
  if (repository === undefined || request === undefined || revision === undefined) return undefined
  if (digest === undefined || typeof whole !== 'boolean') return undefined
  return {
    ...{ repository, request, revision, digest, whole },
    app: textAt(state, 'app') ?? '',
    objects: refsAt(object, 'inventory.json'),
    unwellBefore: refsAt(object, 'unwell-before.json'),
  }
}

function refsAt(object: ClusterObject | undefined, key: string): readonly ObjectRef[] {
  const refs = parsed(textAt(object, 'data', key))
  return listAt({ refs }, 'refs').flatMap(entry => parseRef(entry) ?? [])
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function parseRef(entry: unknown): ObjectRef | undefined {
  if (!isMap(entry)) return undefined
  const [apiVersion, kind, name] = ['apiVersion', 'kind', 'name'].map(field => textAt(entry, field))
  const namespace = textAt(entry, 'namespace')
  if (apiVersion === undefined || kind === undefined || name === undefined) return undefined
  return { apiVersion, kind, ...(namespace === undefined ? {} : { namespace }), name }
}

/** An object's identity: the version of its API does not count. */
export function identityOf({ apiVersion, kind, namespace = '', name }: ObjectRef): string {
  return JSON.stringify([groupOf(apiVersion), kind, namespace, name])
}

/** Whether two records say the same. */
export function isSameRecord(left: AppliedRecord, right: AppliedRecord): boolean {
  const isAlike = (['repository', 'request', 'app', 'revision', 'digest', 'whole'] as const).every(
    field => left[field] === right[field],
  )
  return isAlike && (['objects', 'unwellBefore'] as const).every(list => isSameList(left[list], right[list]))
}

function isSameList(left: readonly ObjectRef[], right: readonly ObjectRef[]): boolean {
  return left.length === right.length && left.every((ref, index) => isSameRef(ref, right[index]))
}

function isSameRef(left: ObjectRef, right: ObjectRef | undefined): boolean {
  return right !== undefined && identityOf(left) === identityOf(right) && left.apiVersion === right.apiVersion
}

/** Each object once, the later entry's version. */
export function joined(...lists: readonly (readonly ObjectRef[])[]): readonly ObjectRef[] {
  return [...new Map(lists.flat().map(ref => [identityOf(ref), ref])).values()]
}

/**
 * What has to go: of the inventory, what is neither wanted now nor in an inventory beside it. In the order in which it may go: what others need
 * goes last.
 */
export function prunable(
  before: readonly ObjectRef[],
  now: readonly ObjectRef[],
  beside: readonly ObjectRef[],
): readonly ObjectRef[] {
  const kept = new Set([...now, ...beside].map(identityOf))
  const gone = before.filter(ref => !kept.has(identityOf(ref)))
  return gone.toReversed().toSorted((left, right) => neededness(left) - neededness(right))
}

function neededness({ kind }: ObjectRef): number {
  if (kind === 'Namespace') return 2
  return kind === 'CustomResourceDefinition' ? 1 : 0
}
