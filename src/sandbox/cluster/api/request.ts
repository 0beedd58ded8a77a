import type { IncomingHttpHeaders } from 'node:http'
import type { Json, JsonMap } from '../json.ts'
import { isMap } from '../json.ts'
import type { Resource, ResourceTable } from '../resources.ts'
import { badRequest } from './status.ts'

/** A request to the API, decoded. */
export interface ApiRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What of the API a path addresses. */
export interface Address {
  readonly resource: Resource
  readonly apiVersion: string
  readonly namespace: string | undefined
  readonly name: string | undefined
  readonly subresource: string | undefined
}

/** Reads `/api/v1/…` and `/apis/<group>/<version>/…`; nothing where no kind is served. */
export function readAddress(path: string, resources: ResourceTable): Address | undefined {
  const steps = path
    .split('/')
    .filter(step => step !== '')
    .map(decodeURIComponent)
  const isCore = steps[0] === 'api'
  if (!isCore && steps[0] !== 'apis') return undefined
  const [group, version, rest] = isCore
    ? ['', steps[1] ?? '', steps.slice(2)]
    : [steps[1] ?? '', steps[2] ?? '', steps.slice(3)]
  const apiVersion = group === '' ? version : `${group}/${version}`
  // `/namespaces/x` is a namespace, `/namespaces/x/pods` is what lies in it.
  const isInside =
    rest[0] === 'namespaces' && rest.length > 2 && rest[2] !== 'status' && rest[2] !== 'finalize'
  const [namespace, [plural = '', name, subresource]] = isInside
    ? [rest[1], rest.slice(2)]
    : [undefined, rest]
  const resource = resources.byPlural(group, version, plural)
  if (resource === undefined || (namespace !== undefined && !resource.isNamespaced)) return undefined
  return { resource, apiVersion, namespace, name, subresource }
}

/** A body as JSON. */
export function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    throw badRequest(`couldn't get version/kind; json parse error: ${String(error)}`)
  }
}

export function parseMap(text: string): JsonMap {
  const parsed = text === '' ? {} : parseJson(text)
  if (!isMap(parsed)) throw badRequest('the object provided is unrecognized')
  return parsed
}
