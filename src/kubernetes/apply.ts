import { isDeepStrictEqual } from 'node:util'
import type { Applied, ApplyMode, Seen } from '../engine/ports/cluster-port.ts'
import type { Clock } from '../engine/ports/ports.ts'
import { withAdvice } from '../lib/with-advice.ts'
import type { ClusterObject, ObjectRef } from '../rollout/object.ts'
import { type Answer, type Api, type Fault, type Fields, fieldsOf, textOf } from './api.ts'
import { conflictsIn } from './conflicts.ts'
import { parseObject } from './list.ts'
import { isFault, isSecret } from './read.ts'
import { collectionPath, type FindResource, objectPath, type Resource } from './resources.ts'
import { seen, unseen } from './seen.ts'

/** The field manager of everything that Lockkeeper applies. */
export const fieldManager = 'lockkeeper'

/** What an apply is done with. */
export interface ApplyParts {
  readonly api: Api
  readonly find: FindResource
  readonly clock: Clock
}

interface Application extends ApplyParts {
  readonly mode: ApplyMode
  /** What this list has made; in a dry run, what it would have made: what depends on it cannot be tried. */
  readonly made: ClusterObject[]
}

/** Applies object by object, and stops at the first that is not applied: it is the last of the list. */
export async function applyObjects(
  parts: ApplyParts,
  objects: readonly ClusterObject[],
  mode: ApplyMode,
): Promise<Seen<readonly Applied[]>> {
  const application: Application = { ...parts, mode, made: [] }
  const applied: Applied[] = []
  for (const object of objects) {
    const result = await applyWhenServed(application, object)
    if (isFault(result)) return unseen(result)
    applied.push(result)
    if (result.kind !== 'applied') break
  }
  return seen(applied)
}

// In milliseconds, and times: a definition is served a second or so after it was made.
const servedPause = 200
const servedTries = 50

/** A kind whose definition stands earlier in the list is waited for. */
async function applyWhenServed(application: Application, object: ClusterObject): Promise<Applied | Fault> {
  const { clock, mode, made } = application
  const isDefined = made.some(entry => defines(entry, object))
  for (let tries = 1; ; tries++) {
    const result = await applyObject(application, object)
    if (result !== 'not-served') return result
    if (mode === 'dry-run' && isDefined) return untried(object)
    if (mode === 'dry-run' || !isDefined || tries === servedTries) return unknownKind(object)
    await clock.sleep(servedPause)
  }
}

async function applyObject(
  application: Application,
  object: ClusterObject,
): Promise<Applied | 'not-served' | Fault> {
  const { api, find, mode, made } = application
  const resource = await find(object)
  if (isFault(resource)) return resource
  if (resource === 'absent') return 'not-served'
  const before = await api.send({ method: 'GET', path: objectPath(resource, object.metadata) })
  if (before.kind === 'fault' && before.code !== 'not-found')
    return before.code === 'not-served' ? 'not-served' : refusalOf(object, before)
  if (mode === 'swap' && versionIn(before) !== object.metadata.resourceVersion)
    return { kind: 'moved', ref: refOf(object) }
  const answer = await sendApply(application, resource, object)
  if (answer.kind === 'fault') {
    if (answer.code === 'not-served') return 'not-served'
    if (mode === 'swap' && answer.code === 'conflict') return { kind: 'moved', ref: refOf(object) }
    const lacksNamespace = mode === 'dry-run' && answer.code === 'not-found' && needsNamespace(made, object)
    return lacksNamespace ? untried(object) : refusalOf(object, answer)
  }
  made.push(object)
  const changed = before.kind === 'fault' || !sameObject(before.body, answer.body)
  return { kind: 'applied', object: shown(answer.body, object), changed }
}

/** Of what is there; nothing where nothing is. */
function versionIn(before: Answer): string | undefined {
  return before.kind === 'fault' ? undefined : textOf(fieldsOf(before.body.metadata).resourceVersion)
}

function sendApply({ api, mode }: Application, resource: Resource, object: ClusterObject) {
  const { resourceVersion, namespace } = object.metadata
  const body = withoutManagedFields(object)
  // An apply would make it as well where somebody else has made it since: only a create is refused then.
  if (mode === 'swap' && resourceVersion === undefined)
    return api.send({
      ...{ method: 'POST', path: collectionPath(resource, namespace ?? 'default') },
      ...{ query: { fieldManager }, body },
    })
  return api.send({
    method: 'PATCH',
    path: objectPath(resource, object.metadata),
    query: {
      fieldManager,
      ...(mode === 'swap' ? { force: 'true' } : {}),
      ...(mode === 'dry-run' ? { dryRun: 'All' } : {}),
    },
    contentType: 'application/apply-patch+yaml',
    body: mode === 'swap' ? { ...body, metadata: { ...fieldsOf(body.metadata), resourceVersion } } : body,
  })
}

// The API server takes no apply that says who manages what, and no status of ours.
function withoutManagedFields(object: ClusterObject): Fields {
  const { managedFields: _, resourceVersion: _version, uid: _uid, ...metadata } = fieldsOf(object.metadata)
  return { ...object, metadata }
}

// In a dry run a namespace or a definition of the same list is not there yet: what needs it counts as applied.
function untried(object: ClusterObject): Applied {
  return { kind: 'applied', object: withoutValues(object), changed: true }
}

function needsNamespace(made: readonly ClusterObject[], { metadata }: ClusterObject): boolean {
  return made.some(entry => entry.kind === 'Namespace' && entry.metadata.name === metadata.namespace)
}

function defines(definition: ClusterObject, { apiVersion, kind }: ClusterObject): boolean {
  if (definition.kind !== 'CustomResourceDefinition') return false
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
  return withAdvice(text, advice)
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
  const object = parseObject({ ...body, apiVersion, kind, metadata: kept })
  return withoutValues(object ?? { apiVersion, kind, metadata })
}

function withoutValues(object: ClusterObject): ClusterObject {
  const { data: _values, stringData: _texts, ...fields } = object
  return isSecret(object) ? fields : object
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
