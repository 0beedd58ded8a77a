import type { ServerResponse } from 'node:http'
import type { JsonMap, KubeObject } from '../json.ts'
import { type Change, type ObjectStore, sameResource } from '../store.ts'
import { asVersion } from './list.ts'
import type { Address } from './request.ts'
import { readSelectors, type Selector } from './selectors.ts'
import { failure } from './status.ts'

/** The open watches of a cluster, so that they can be closed or broken on demand. */
export class Watches {
  readonly #open = new Set<Watch>()

  add(watch: Watch): void {
    this.#open.add(watch)
  }

  delete(watch: Watch): void {
    this.#open.delete(watch)
  }

  get size(): number {
    return this.#open.size
  }

  /** `end`: as at a timeout; `expire`: says first that the version is too old; `reset`: the connection breaks. */
  closeAll(how: 'end' | 'expire' | 'reset'): void {
    for (const watch of [...this.#open]) watch.close(how)
  }

  /** A server sends one about once a minute. */
  bookmarkAll(): void {
    for (const watch of this.#open) watch.bookmark()
  }
}

export interface Watch {
  close(how: 'end' | 'expire' | 'reset'): void
  bookmark(): void
}

export interface WatchCall {
  readonly store: ObjectStore
  readonly watches: Watches
  readonly address: Address
  readonly query: URLSearchParams
}

const expiredStatus = (asked: number, oldest: number): JsonMap =>
  failure(410, 'Expired', `too old resource version: ${asked} (${oldest})`)

/** Streams changes as JSON lines, from the version that was asked for on. */
export function streamChanges(call: WatchCall, response: ServerResponse): void {
  const { store, watches, address, query } = call
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache, private' })
  response.flushHeaders()
  const send = (type: string, object: JsonMap) => response.write(`${JSON.stringify({ type, object })}\n`)
  const asked = query.get('resourceVersion') ?? ''
  const from = asked === '' || asked === '0' ? undefined : Number(asked)
  if (from !== undefined && from < store.oldest) {
    send('ERROR', expiredStatus(from, store.oldest))
    response.end()
    return
  }
  const sees = readSelectors(query)
  const tell = (change: Change) => tellChange(change, { address, sees, send })
  if (from === undefined) sendAll(store, { address, sees, send })
  else for (const change of store.since(from)) tell(change)
  const wantsBookmarks = query.get('allowWatchBookmarks') === 'true'
  const unwatch = store.watch(tell)
  const bookmark = (annotations?: JsonMap) => {
    if (wantsBookmarks) send('BOOKMARK', bookmarkOf(address, store.revision, annotations))
  }
  // What `sendInitialEvents` waits for: the list is complete.
  if (query.get('sendInitialEvents') === 'true') bookmark({ 'k8s.io/initial-events-end': 'true' })
  const watch = openWatch(response, { send, bookmark, store })
  watches.add(watch)
  const seconds = Number(query.get('timeoutSeconds') ?? 0)
  const timer = seconds > 0 ? setTimeout(() => watch.close('end'), seconds * 1_000) : undefined
  response.on('close', () => {
    clearTimeout(timer)
    unwatch()
    watches.delete(watch)
  })
}

type Send = (type: string, object: JsonMap) => void

function openWatch(
  response: ServerResponse,
  {
    send,
    bookmark,
    store,
  }: { readonly send: Send; readonly bookmark: () => void; readonly store: ObjectStore },
): Watch {
  return {
    bookmark: () => bookmark(),
    close: how => {
      if (how === 'expire') send('ERROR', expiredStatus(store.oldest, store.revision))
      if (how === 'reset') response.destroy()
      else response.end()
    },
  }
}

interface Seeing {
  readonly address: Address
  readonly sees: Selector
  readonly send: Send
}

function sendAll(store: ObjectStore, { address, sees, send }: Seeing): void {
  for (const object of store.list(address.resource, address.namespace))
    if (isNamed(object, address) && sees(object)) send('ADDED', asVersion(object, address.apiVersion))
}

/** What leaves the selection is deleted for its watcher, what enters it is new. */
function tellChange({ resource, before, after, revision }: Change, { address, sees, send }: Seeing): void {
  if (!sameResource(resource, address.resource)) return
  const isSeen = (object: KubeObject | undefined): object is KubeObject =>
    object !== undefined &&
    (address.namespace === undefined || object.metadata.namespace === address.namespace) &&
    isNamed(object, address) &&
    sees(object)
  const [was, is] = [isSeen(before), isSeen(after)]
  if (is && after !== undefined) send(was ? 'MODIFIED' : 'ADDED', asVersion(after, address.apiVersion))
  else if (was && before !== undefined)
    send('DELETED', asVersion(atRevision(after ?? before, revision), address.apiVersion))
}

function isNamed({ metadata }: KubeObject, { name }: Address): boolean {
  return name === undefined || metadata.name === name
}

function atRevision(object: KubeObject, revision: number): KubeObject {
  return { ...object, metadata: { ...object.metadata, resourceVersion: String(revision) } }
}

function bookmarkOf({ resource, apiVersion }: Address, revision: number, annotations?: JsonMap): JsonMap {
  const metadata = {
    resourceVersion: String(revision),
    creationTimestamp: null,
    ...(annotations === undefined ? {} : { annotations }),
  }
  return { kind: resource.kind, apiVersion, metadata }
}
