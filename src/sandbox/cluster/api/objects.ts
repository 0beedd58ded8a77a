import { randomBytes, randomUUID } from 'node:crypto'
import { withDefaults } from '../defaults.ts'
import { compact, isMap, isSame, type Json, type JsonMap, type KubeObject, mapAt, textAt } from '../json.ts'
import { preferredVersion, type Resource } from '../resources.ts'
import { validateChange, validateObject } from './validate.ts'

/** Where an object stands, and which half of it is written. */
export interface ObjectTarget {
  readonly resource: Resource
  readonly namespace: string | undefined
  readonly subresource?: string
}

/** A new object as it is stored: defaults filled in, named, without a status where that is written apart. */
export function freshObject({ resource, namespace }: ObjectTarget, body: JsonMap, time: string): KubeObject {
  const { status: _, ...withoutStatus } = body
  const given = withDefaults(resource, resource.hasStatus ? withoutStatus : body)
  validateObject(resource, given)
  const asked = mapAt(given, 'metadata')
  const { managedFields: _managed, deletionTimestamp: _deletion, ...metadata } = asked
  const name = textAt(asked, 'name') ?? `${textAt(asked, 'generateName')}${randomName()}`
  return withoutEmpty({
    ...given,
    apiVersion: textAt(given, 'apiVersion') ?? preferredVersion(resource),
    kind: resource.kind,
    metadata: {
      ...metadata,
      name,
      ...(resource.isNamespaced ? { namespace } : {}),
      uid: randomUUID(),
      resourceVersion: '',
      ...(resource.hasGeneration ? { generation: 1 } : {}),
      creationTimestamp: time,
    },
  })
}

/** What comes after `live` when it is to be `body`: identity kept, the other half kept, generation counted. */
export function successorOf(
  { resource, subresource }: ObjectTarget,
  live: KubeObject,
  body: JsonMap,
): KubeObject {
  if (subresource === 'status') return compact({ ...live, status: body.status }) as KubeObject
  const filled = withDefaults(resource, body)
  const status = resource.hasStatus ? { status: live.status } : {}
  const { managedFields: _, ...metadata } = mapAt(filled, 'metadata')
  const next = { ...filled, kind: live.kind, apiVersion: live.apiVersion, ...status }
  const own = { ...metadata, ...identity(live), managedFields: live.metadata.managedFields }
  const made = withoutEmpty({ ...next, metadata: own })
  validateObject(resource, made)
  validateChange(resource, live, made)
  if (!resource.hasGeneration || isSame(content(made), content(live))) return made
  return { ...made, metadata: { ...made.metadata, generation: (live.metadata.generation ?? 0) + 1 } }
}

/** As it is once the server has read and written it: empty labels, annotations and data are none. */
function withoutEmpty(object: JsonMap): KubeObject {
  const metadata = mapAt(object, 'metadata')
  const [labels, annotations] = [full(metadata.labels), full(metadata.annotations)]
  const data = 'data' in object ? { data: full(object.data) } : {}
  return compact({ ...object, ...data, metadata: { ...metadata, labels, annotations } }) as KubeObject
}

function full(value: Json | undefined): Json | undefined {
  return isMap(value) && Object.keys(value).length === 0 ? undefined : value
}

/** As the API writes times: whole seconds. */
export function timeText(now: number): string {
  return new Date(now).toISOString().replace(/\.\d{3}Z$/, 'Z')
}

export function identity({ metadata }: KubeObject) {
  const { name, namespace, uid, resourceVersion, generation, creationTimestamp, deletionTimestamp } = metadata
  const { deletionGracePeriodSeconds } = metadata
  return {
    name,
    namespace,
    uid,
    resourceVersion,
    generation,
    creationTimestamp,
    deletionTimestamp,
    deletionGracePeriodSeconds,
  }
}

function content(object: KubeObject): JsonMap {
  const { metadata: _, status: _status, ...rest } = object
  return rest
}

/** Kinds with a schema of their own, as far as lists go. */
export function isBuiltIn({ group }: Resource): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io')
}

const letters = 'bcdfghjklmnpqrstvwxz2456789'

/** Five characters, as `generateName` adds them. */
export function randomName(): string {
  return Array.from(randomBytes(5), byte => letters.charAt(byte % letters.length)).join('')
}

/** Kinds that a CustomResourceDefinition made: no strategic merge for them. */
export function isCustomGroup(group: string): boolean {
  return group.includes('.') && !group.endsWith('.k8s.io')
}
