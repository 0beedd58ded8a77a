import { isDeepStrictEqual } from 'node:util'
import type { Applied, Seen } from '../engine/cluster-port.ts'
import type { ClusterObject, ObjectRef } from '../rollout/object.ts'
import { type Api, type Fault, type Fields, fieldsOf } from './api.ts'
import { conflictsIn } from './conflicts.ts'
import { parseObject } from './list.ts'
import { isFault, isSecret } from './read.ts'
import { type FindResource, objectPath, type Resource } from './resources.ts'
import { seen, unseen } from './seen.ts'

export type ApplyMode = 'dry-run' | 'apply' | 'force'

/** The field manager of everything that Lockkeeper applies. */
export const fieldManager = 'lockkeeper'

interface Application {
  readonly api: Api
  readonly find: FindResource
  readonly mode: ApplyMode
  /** What a dry run would have made: what depends on it cannot be tried. */
  readonly imagined: ClusterObject[]
}

/** Applies object by object, and stops at the first that is not applied: it is the last of the list. */
export async function applyObjects(
  api: Api,
  find: FindResource,
  objects: readonly ClusterObject[],
  mode: ApplyMode,
): Promise<Seen<readonly Applied[]>> {
  const application: Application = { api, find, mode, imagined: [] }
  const applied: Applied[] = []
  for (const object of objects) {
    const result = await applyObject(application, object)
    if (isFault(result)) return unseen(result)
    applied.push(result)
    if (result.kind !== 'applied') break
  }
  return seen(applied)
}

async function applyObject(application: Application, object: ClusterObject): Promise<Applied | Fault> {
  const { api, find, mode, imagined } = application
  const resource = await find(object)
  if (isFault(resource)) return resource
  if (resource === 'absent') return imagines(application, object) ?? unknownKind(object)
  const before = await api.send({ method: 'GET', path: objectPath(resource, object.metadata) })
  if (before.kind === 'fault' && before.code !== 'not-found') return refusalOf(object, before)
  const answer = await sendApply(application, resource, object)
  if (answer.kind === 'fault')
    return (
      (answer.code === 'not-found' ? imagines(application, object) : undefined) ?? refusalOf(object, answer)
    )
  const changed = before.kind === 'fault' || !sameObject(before.body, answer.body)
  if (mode === 'dry-run' && before.kind === 'fault') imagined.push(object)
  return { kind: 'applied', object: shown(answer.body, object), changed }
}

function sendApply({ api, mode }: Application, resource: Resource, object: ClusterObject) {
  return api.send({
    method: 'PATCH',
    path: objectPath(resource, object.metadata),
    query: {
      fieldManager,
      ...(mode === 'force' ? { force: 'true' } : {}),
      ...(mode === 'dry-run' ? { dryRun: 'All' } : {}),
    },
    contentType: 'application/apply-patch+yaml',
    body: withoutManagedFields(object),
  })
}

// The API server takes no apply that says who manages what, and no status of ours.
function withoutManagedFields(object: ClusterObject): Fields {
  const { managedFields: _, resourceVersion: _version, uid: _uid, ...metadata } = fieldsOf(object.metadata)
  return { ...object, metadata }
}

/** In a dry run a namespace or a definition of the same list is not there yet: what needs it counts as applied, untried. */
function imagines({ mode, imagined }: Application, object: ClusterObject): Applied | undefined {
  if (mode !== 'dry-run') return undefined
  const needed = imagined.some(
    entry =>
      (entry.kind === 'Namespace' && entry.metadata.name === object.metadata.namespace) ||
      (entry.kind === 'CustomResourceDefinition' && defines(entry, object)),
  )
  return needed ? { kind: 'applied', object, changed: true } : undefined
}

function defines(definition: ClusterObject, { apiVersion, kind }: ClusterObject): boolean {
  const { group, names } = fieldsOf(definition.spec)
  return fieldsOf(names).kind === kind && apiVersion.split('/')[0] === group
}

function unknownKind({ apiVersion, kind, metadata }: ClusterObject): Applied {
  return {
    kind: 'refused',
    ref: refOf({ apiVersion, kind, metadata }),
    reason: `the cluster has no kind ${kind} of ${apiVersion}; its CustomResourceDefinition has to be there first`,
  }
}

/** A refusal of this object is a result; everything else could not be seen. */
function refusalOf(object: ClusterObject, fault: Fault): Applied | Fault {
  switch (fault.code) {
    case 'conflict': {
      const fields = conflictsIn(fault)
      const ref = refOf(object)
      return fields.length > 0
        ? { kind: 'conflict', ref, fields }
        : { kind: 'refused', ref, reason: reasonOf(object, fault) }
    }
    case 'forbidden':
    case 'invalid':
    case 'not-found':
      return { kind: 'refused', ref: refOf(object), reason: reasonOf(object, fault) }
    default:
      return fault
  }
}

// What is wrong with a Secret is said by field only: the message may quote its values.
function reasonOf(object: ClusterObject, { message, advice, causes = [] }: Fault): string {
  const text = isSecret(object)
    ? `the Secret is refused: ${causes.map(({ field }) => field).join(', ')}`
    : message
  return advice === undefined ? text : `${text}\n${advice}`
}

function sameObject(before: Fields, after: Fields): boolean {
  return isDeepStrictEqual(comparable(before), comparable(after))
}

// Applying what is there already still notes the time in managedFields, and raises the version once.
function comparable({ metadata, status: _status, ...fields }: Fields): Fields {
  const {
    managedFields: _managers,
    resourceVersion: _version,
    generation: _generation,
    ...kept
  } = fieldsOf(metadata)
  return { ...fields, metadata: kept }
}

function shown(body: Fields, { apiVersion, kind, metadata }: ClusterObject): ClusterObject {
  const { managedFields: _, ...kept } = fieldsOf(body.metadata)
  const { data: _values, stringData: _texts, ...fields } = body
  const object = isSecret({ apiVersion, kind }) ? fields : body
  return parseObject({ ...object, apiVersion, kind, metadata: kept }) ?? { apiVersion, kind, metadata }
}

/** The name of an object. */
export function refOf({
  apiVersion,
  kind,
  metadata,
}: Pick<ClusterObject, 'apiVersion' | 'kind' | 'metadata'>): ObjectRef {
  const { namespace, name } = metadata
  return { apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) }
}
