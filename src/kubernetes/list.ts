import type { ClusterObject } from '../rollout/object.ts'
import { type Api, type Fault, type Fields, fieldsOf, listOf, textOf } from './api.ts'

/** What to list or watch. `path` is a collection's, of one namespace or of all. */
export interface Collection {
  readonly path: string
  /** `labelSelector`, `fieldSelector`. */
  readonly query?: Readonly<Record<string, string>>
  /** Only metadata is sent: names, labels, annotations, owners. */
  readonly metadataOnly?: boolean
}

export type Listed<T> =
  | { readonly kind: 'listed'; readonly objects: ReadonlyMap<string, T>; readonly resourceVersion: string }
  | Fault

/** What of an object is kept; nothing: the object is of no interest. A large cluster fits in memory only by what this leaves out. */
export type Project<T> = (object: ClusterObject) => T | undefined

// Objects a page: etcd reads them in chunks of its own, and one page of the largest objects stays under 200 MB.
const pageSize = 250

/** Every object of a collection, read in pages; by `namespace/name`, or `name` where there is no namespace. */
export async function list<T>(api: Api, collection: Collection, project: Project<T>): Promise<Listed<T>> {
  const first = await listPages(api, collection, project, pageSize)
  // The pages are of one moment, which a busy cluster may forget before the last is read. Without pages it cannot.
  return first.kind === 'fault' && first.code === 'gone' ? listPages(api, collection, project, 0) : first
}

async function listPages<T>(
  api: Api,
  collection: Collection,
  project: Project<T>,
  limit: number,
): Promise<Listed<T>> {
  const objects = new Map<string, T>()
  let next = ''
  for (;;) {
    const answer = await api.send({
      method: 'GET',
      path: collection.path,
      query: {
        ...collection.query,
        ...(limit === 0 ? {} : { limit: String(limit) }),
        ...(next === '' ? {} : { continue: next }),
      },
      accept: acceptOf(collection, 'List'),
    })
    if (answer.kind === 'fault') return answer
    for (const [key, value] of projected(answer.body, project)) objects.set(key, value)
    const { continue: rest, resourceVersion } = fieldsOf(answer.body.metadata)
    next = textOf(rest) ?? ''
    if (next === '') return { kind: 'listed', objects, resourceVersion: textOf(resourceVersion) ?? '' }
  }
}

/** The header that asks for metadata only: objects come as `PartialObjectMetadata`. */
export function acceptOf({ metadataOnly = false }: Collection, suffix: '' | 'List'): string {
  return metadataOnly
    ? `application/json;as=PartialObjectMetadata${suffix};g=meta.k8s.io;v=v1`
    : 'application/json'
}

function* projected<T>(list: Fields, project: Project<T>): Iterable<readonly [string, T]> {
  // The objects of a list say neither their kind nor their version; the list does.
  const kind = textOf(list.kind)?.replace(/List$/, '') ?? ''
  const apiVersion = textOf(list.apiVersion) ?? ''
  for (const entry of listOf(list.items)) {
    const object = parseObject({ apiVersion, kind, ...fieldsOf(entry) })
    const value = object === undefined ? undefined : project(object)
    if (object !== undefined && value !== undefined) yield [keyOf(object), value]
  }
}

/** An object of the API, or nothing when it lacks what every object has. */
export function parseObject(fields: Fields): ClusterObject | undefined {
  const { name } = fieldsOf(fields.metadata)
  if (typeof name !== 'string' || typeof fields.kind !== 'string' || typeof fields.apiVersion !== 'string')
    return undefined
  return fields as ClusterObject
}

/** `namespace/name`, or `name` of what is cluster-scoped. */
export function keyOf({ metadata }: ClusterObject): string {
  return metadata.namespace === undefined ? metadata.name : `${metadata.namespace}/${metadata.name}`
}
