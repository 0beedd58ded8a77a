import type { ServerResponse } from 'node:http'
import { type JsonMap, type KubeObject, mapAt, textAt } from '../json.ts'
import type { ResourceTable } from '../resources.ts'
import type { ObjectStore } from '../store.ts'
import { discover } from './discovery.ts'
import { asVersion, listObjects } from './list.ts'
import { isCustomGroup } from './objects.ts'
import { patched } from './patched.ts'
import { type Address, type ApiRequest, parseJson, parseMap, readAddress } from './request.ts'
import { readSelectors } from './selectors.ts'
import { badRequest, invalid, methodNotAllowed, notFound } from './status.ts'
import { streamChanges, type Watches } from './watch.ts'
import type { Writes, WriteTarget } from './writes.ts'

/** What the API answers from. */
export interface ApiParts {
  readonly store: ObjectStore
  readonly resources: ResourceTable
  readonly writes: Writes
  readonly watches: Watches
  /** The last lines that a container wrote; nothing when it never ran. */
  readonly logOf: (pod: KubeObject, container: string | undefined, previous: boolean) => string | undefined
}

/** An answer as JSON or text; nothing once a watch has taken over the response. */
export type ApiAnswer =
  | { readonly kind: 'json'; readonly code: number; readonly body: JsonMap }
  | { readonly kind: 'text'; readonly code: number; readonly text: string }
  | { readonly kind: 'streaming' }

/** Answers one request as the API server does; refusals are `StatusError`s. */
export function answerApi(parts: ApiParts, request: ApiRequest, response: ServerResponse): ApiAnswer {
  const { method, path } = request
  if (method === 'GET' && ['/livez', '/readyz', '/healthz'].includes(path))
    return { kind: 'text', code: 200, text: 'ok' }
  const review = reviewAccess(request)
  if (review !== undefined) return json(201, review)
  const found = method === 'GET' ? discover(path, parts.resources) : undefined
  if (found !== undefined) return json(200, found)
  const address = readAddress(path, parts.resources)
  if (address === undefined) return nowhere
  if (address.name === undefined) return answerCollection(parts, request, { address, response })
  return answerObject(parts, request, { address, response })
}

// What no route fits is answered by the web server below, in its own words.
const nowhere: ApiAnswer = { kind: 'text', code: 404, text: '404 page not found\n' }

function json(code: number, body: JsonMap): ApiAnswer {
  return { kind: 'json', code, body }
}

/** Who may what is nothing that a stand-in can hold: everybody may everything. */
function reviewAccess({ method, path, body }: ApiRequest): JsonMap | undefined {
  if (method !== 'POST' || !/^\/apis\/authorization\.k8s\.io\/v1\/self\w+reviews$/.test(path))
    return undefined
  const everything = [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }]
  const isRules = path.endsWith('selfsubjectrulesreviews')
  const status = isRules
    ? { resourceRules: everything, nonResourceRules: [], incomplete: false }
    : { allowed: true }
  return { ...parseMap(body), status }
}

interface Addressed {
  readonly address: Address
  readonly response: ServerResponse
}

function answerCollection(parts: ApiParts, request: ApiRequest, { address, response }: Addressed): ApiAnswer {
  const { store, writes } = parts
  const { method, query } = request
  if (method === 'GET' && isTrue(query, 'watch')) return stream(parts, request, { address, response })
  if (method === 'GET') return json(200, listObjects(store, address, query))
  if (method === 'POST') {
    const body = parseMap(request.body)
    checkKind(address, body)
    const target = targetOf(parts, address, request, body)
    return json(201, writes.create(target, body).object)
  }
  if (method !== 'DELETE') throw methodNotAllowed()
  const sees = readSelectors(query)
  const gone = store.list(address.resource, address.namespace).filter(sees)
  for (const { metadata } of gone)
    writes.remove(
      { ...targetOf(parts, address, request, {}), namespace: metadata.namespace },
      metadata.name,
      {},
    )
  return json(200, {
    kind: `${address.resource.kind}List`,
    apiVersion: address.apiVersion,
    metadata: {},
    items: gone,
  })
}

function stream(parts: ApiParts, { query }: ApiRequest, { address, response }: Addressed): ApiAnswer {
  const { store, watches } = parts
  streamChanges({ store, watches, address, query }, response)
  return { kind: 'streaming' }
}

function answerObject(parts: ApiParts, request: ApiRequest, { address, response }: Addressed): ApiAnswer {
  const { name = '', resource, apiVersion, subresource } = address
  const { store, writes } = parts
  if (subresource === 'log') return answerLog(parts, request, address)
  if (subresource !== undefined && !(subresource === 'status' && resource.hasStatus)) return nowhere
  const live = store.get(resource, address.namespace, name)
  switch (request.method) {
    case 'GET':
      if (isTrue(request.query, 'watch')) return stream(parts, request, { address, response })
      if (live === undefined) throw notFound(resource, name)
      return json(200, asVersion(live, apiVersion))
    case 'PUT': {
      const body = parseMap(request.body)
      checkKind(address, body)
      const target = targetOf(parts, address, request, body)
      return json(200, asVersion(writes.update(target, name, body).object, apiVersion))
    }
    case 'PATCH':
      return answerPatch(parts, request, address)
    case 'DELETE': {
      const body = parseMap(request.body)
      const target = targetOf(parts, address, request, body)
      return json(200, asVersion(writes.remove(target, name, mapAt(body, 'preconditions')), apiVersion))
    }
    default:
      throw methodNotAllowed()
  }
}

function answerPatch(parts: ApiParts, request: ApiRequest, address: Address): ApiAnswer {
  const { writes } = parts
  const { name = '', resource, apiVersion } = address
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim() ?? ''
  if (type === 'application/apply-patch+yaml') {
    const body = parseMap(request.body)
    checkKind(address, body)
    const target = targetOf(parts, address, request, body)
    if (request.query.get('fieldManager') === null)
      throw invalid(
        { ...resource, group: 'meta.k8s.io', kind: 'PatchOptions' },
        '',
        'fieldManager',
        'Required value: is required for apply patch',
      )
    const { object, isNew } = writes.apply(target, name, body)
    return json(isNew ? 201 : 200, asVersion(object, apiVersion))
  }
  const target = targetOf(parts, address, request, {})
  const live = writes.find(target, name)
  const next = patched(live, {
    type,
    body: parseJson(request.body),
    isCustom: isCustomGroup(address.resource.group),
  })
  return json(200, asVersion(writes.update(target, name, next).object, apiVersion))
}

function answerLog(
  { store, logOf }: ApiParts,
  { query }: ApiRequest,
  { resource, namespace, name = '' }: Address,
): ApiAnswer {
  const pod = store.get(resource, namespace, name)
  if (pod === undefined || resource.kind !== 'Pod') throw notFound(resource, name)
  const container = query.get('container') ?? undefined
  const text = logOf(pod, container, isTrue(query, 'previous'))
  if (text === undefined)
    throw badRequest(
      `container "${container ?? ''}" in pod "${name}" is waiting to start or has no previous run`,
    )
  const lines = text.split('\n')
  const tail = Number(query.get('tailLines') ?? lines.length)
  return { kind: 'text', code: 200, text: lines.slice(-(tail + 1)).join('\n') }
}

function targetOf(
  { store, resources }: ApiParts,
  { resource, namespace, subresource }: Address,
  request: ApiRequest,
  body: JsonMap,
): WriteTarget {
  const { query, headers, method } = request
  const agent = headers['user-agent']?.split('/')[0]
  const isDryRun =
    query.getAll('dryRun').includes('All') || textAt({ dryRun: body.dryRun }, 'dryRun') === 'All'
  if (method === 'POST' || method === 'PATCH') demandNamespace({ store, resources }, resource, namespace)
  return {
    resource,
    namespace,
    manager: query.get('fieldManager') ?? agent ?? 'unknown',
    ...(subresource === undefined ? {} : { subresource }),
    isDryRun,
    force: isTrue(query, 'force'),
  }
}

function demandNamespace(
  { store, resources }: Pick<ApiParts, 'store' | 'resources'>,
  resource: { readonly isNamespaced: boolean },
  namespace: string | undefined,
): void {
  if (!resource.isNamespaced) return
  const namespaces = resources.byPlural('', 'v1', 'namespaces')
  if (namespaces !== undefined && store.get(namespaces, undefined, namespace ?? '') === undefined)
    throw notFound(namespaces, namespace ?? '')
}

function checkKind({ resource, apiVersion, name, namespace, subresource }: Address, body: JsonMap): void {
  const [kind, version] = [textAt(body, 'kind'), textAt(body, 'apiVersion')]
  if (kind !== undefined && (kind !== resource.kind || version !== apiVersion))
    throw badRequest(
      `the API version in the data (${version}, ${kind}) does not match the expected API version (${apiVersion}, ${resource.kind})`,
    )
  if (kind === undefined) throw badRequest("Object 'Kind' is missing in the request body")
  const [named, placed] = [textAt(body, 'metadata', 'name'), textAt(body, 'metadata', 'namespace')]
  if (name !== undefined && (named ?? name) !== name)
    throw badRequest(`the name of the object (${named}) does not match the name on the URL (${name})`)
  if (subresource === undefined && (placed ?? namespace) !== namespace)
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
}

function isTrue(query: URLSearchParams, name: string): boolean {
  return ['true', '1'].includes(query.get(name) ?? '')
}
