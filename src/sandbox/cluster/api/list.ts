import type { JsonMap, KubeObject } from '../json.ts'
import type { ObjectStore } from '../store.ts'
import { sortKey } from '../store.ts'
import type { Address } from './request.ts'
import { readSelectors } from './selectors.ts'
import { badRequest, expired } from './status.ts'

/** Where a list that was cut goes on: the revision it shows and the last object it gave. */
interface Token {
  readonly revision: number
  readonly after: string
}

/** Answers a list; cut at `limit`, it goes on with `continue` at the revision it began with. */
export function listObjects(store: ObjectStore, address: Address, query: URLSearchParams): JsonMap {
  const { resource, namespace, apiVersion } = address
  const token = readToken(query.get('continue'))
  if (token !== undefined && token.revision < store.oldest)
    throw expired(
      'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.',
    )
  const selects = readSelectors(query)
  const objects = objectsAt(store, address, token?.revision).filter(
    object => selects(object) && (namespace === undefined || object.metadata.namespace === namespace),
  )
  const left = token === undefined ? objects : objects.filter(object => sortKey(object) > token.after)
  const limit = Number(query.get('limit') ?? 0)
  const shown = limit > 0 ? left.slice(0, limit) : left
  const revision = token?.revision ?? store.revision
  const last = shown.at(-1)
  const more =
    last === undefined || shown.length === left.length
      ? {}
      : {
          continue: writeToken({ revision, after: sortKey(last) }),
          remainingItemCount: left.length - shown.length,
        }
  return {
    kind: `${resource.kind}List`,
    apiVersion,
    metadata: { resourceVersion: String(revision), ...more },
    items: shown.map(object => asVersion(object, apiVersion)),
  }
}

/** The objects as they were at a revision, by undoing what came after. */
function objectsAt(
  store: ObjectStore,
  { resource }: Address,
  revision: number | undefined,
): readonly KubeObject[] {
  const now = store.list(resource)
  if (revision === undefined) return now
  const then = new Map(now.map(object => [sortKey(object), object]))
  for (const { resource: changed, before, after } of store.since(revision).toReversed()) {
    if (changed.plural !== resource.plural || changed.group !== resource.group) continue
    if (before !== undefined) then.set(sortKey(before), before)
    else if (after !== undefined) then.delete(sortKey(after))
  }
  return [...then.values()].sort((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1))
}

/** An object in the version it was asked for. */
export function asVersion(object: KubeObject, apiVersion: string): KubeObject {
  return object.apiVersion === apiVersion ? object : { ...object, apiVersion }
}

function writeToken(token: Token): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url')
}

function readToken(text: string | null): Token | undefined {
  if (text === null || text === '') return undefined
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Token
  } catch {
    throw badRequest('continue key is not valid')
  }
}
