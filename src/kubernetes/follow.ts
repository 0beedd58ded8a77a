import type { Clock } from '../engine/ports/ports.ts'
import { type Api, type Fault, FaultError, type Fields, fieldsOf, textOf } from './api.ts'
import { acceptOf, type Collection, keyOf, list, type Project, parseObject } from './list.ts'

/** What happened in a collection since one began to follow it. */
export type Change<T> =
  /** The whole collection: what is not in it is gone. The first change, and whenever the thread was lost. */
  | { readonly kind: 'listed'; readonly objects: ReadonlyMap<string, T> }
  | { readonly kind: 'set'; readonly key: string; readonly object: T }
  | { readonly kind: 'removed'; readonly key: string }
  /** What is known may be old from now on; tried again after `retryIn` milliseconds. */
  | { readonly kind: 'lost'; readonly fault: Fault; readonly retryIn: number }
  /** The thread is taken up again where it was lost: nothing is missing. */
  | { readonly kind: 'resumed' }

export interface FollowOptions<T> {
  readonly collection: Collection
  readonly project: Project<T>
  readonly clock: Clock
  /** From 0 to 1: spreads the attempts of many watches. */
  readonly random: () => number
  readonly signal: AbortSignal
}

// In seconds: the API server ends a watch itself then, so that watches spread over its replicas.
const shortestWatch = 240
const longestWatch = 480
// In milliseconds.
const firstRetry = 500
const longestRetry = 30_000

/**
 * Lists a collection, then watches it, until the signal is aborted. Ended watches go on where they stopped, by bookmarks too; after 410 it
 * lists again; other faults are told and tried again, ever more rarely. The consumer sets the pace.
 */
export async function* follow<T>(api: Api, options: FollowOptions<T>): AsyncGenerator<Change<T>, void> {
  const { signal } = options
  const thread: Thread = { resourceVersion: '', lost: false, failures: 0 }
  while (!signal.aborted) {
    const fault = yield* proceed(api, options, thread)
    if (fault === undefined || signal.aborted) continue
    const retryIn = delayOf(fault, thread, options.random())
    if (fault.code === 'gone') thread.resourceVersion = ''
    // The first time is how watches live: the API server keeps some minutes of history.
    if (fault.code === 'gone' && thread.failures === 1) continue
    thread.lost = true
    yield { kind: 'lost', fault, retryIn }
    await restUntil(options.clock.sleep(retryIn), signal)
  }
}

interface Thread {
  /** After which the next watch begins; empty: a list is due. */
  resourceVersion: string
  lost: boolean
  /** In a row, since something last arrived. */
  failures: number
}

/** The next list or watch, until it ends; the fault that ended it. */
async function* proceed<T>(
  api: Api,
  options: FollowOptions<T>,
  thread: Thread,
): AsyncGenerator<Change<T>, Fault | undefined> {
  try {
    if (thread.resourceVersion === '') yield await begin(api, options, thread)
    else yield* watch(api, options, thread)
    return undefined
  } catch (error) {
    if (error instanceof FaultError) return error.fault
    throw error
  }
}

async function begin<T>(api: Api, options: FollowOptions<T>, thread: Thread): Promise<Change<T>> {
  const listed = await list(api, options.collection, options.project)
  if (listed.kind === 'fault') throw new FaultError(listed)
  thread.resourceVersion = listed.resourceVersion
  thread.lost = false
  return { kind: 'listed', objects: listed.objects }
}

async function* watch<T>(
  api: Api,
  { collection, project, random, signal }: FollowOptions<T>,
  thread: Thread,
): AsyncGenerator<Change<T>, void> {
  const seconds = Math.round(shortestWatch + random() * (longestWatch - shortestWatch))
  // An API server that says nothing when its own time is over is gone.
  const patience = AbortSignal.timeout((seconds + 30) * 1000)
  const answer = await api.open(
    watchRequest(collection, thread, seconds),
    AbortSignal.any([signal, patience]),
  )
  if (answer.kind === 'fault') throw new FaultError(answer)
  if (thread.lost) yield { kind: 'resumed' }
  thread.lost = false
  let arrived = false
  for await (const line of answer.lines) {
    const event = parseEvent(line, api.name)
    arrived = true
    thread.failures = 0
    if (event.resourceVersion !== undefined) thread.resourceVersion = event.resourceVersion
    const change = changeOf(event, project)
    if (change !== undefined) yield change
  }
  // Bookmarks come every minute: a watch that ends without any was cut short, by a proxy perhaps.
  if (!arrived) throw new FaultError(ended(api.name))
}

function ended(name: string): Fault {
  return { kind: 'fault', code: 'unreachable', message: `${name}: a watch ended before anything arrived` }
}

function watchRequest(collection: Collection, thread: Thread, seconds: number) {
  return {
    method: 'GET',
    path: collection.path,
    query: {
      ...collection.query,
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion: thread.resourceVersion,
      timeoutSeconds: String(seconds),
    },
    accept: acceptOf(collection, ''),
  } as const
}

interface WatchEvent {
  readonly type: string
  readonly object: Fields
  readonly resourceVersion: string | undefined
}

function parseEvent(line: string, name: string): WatchEvent {
  const { type, object } = parseLine(line, name)
  const fields = fieldsOf(object)
  if (type === 'ERROR') throw new FaultError(errorEvent(fields, name))
  return {
    type: textOf(type) ?? '',
    object: fields,
    resourceVersion: textOf(fieldsOf(fields.metadata).resourceVersion),
  }
}

function parseLine(line: string, name: string): Fields {
  try {
    return fieldsOf(JSON.parse(line))
  } catch (error) {
    const message = `${name}: a watch was cut off`
    throw new FaultError({ kind: 'fault', code: 'unreachable', message }, { cause: error })
  }
}

function errorEvent({ code, message }: Fields, name: string): Fault {
  return {
    kind: 'fault',
    code: code === 410 ? 'gone' : 'busy',
    message: `${name}: ${textOf(message) ?? 'the API server ended a watch'}`,
  }
}

function changeOf<T>({ type, object }: WatchEvent, project: Project<T>): Change<T> | undefined {
  const parsed = parseObject(object)
  if (parsed === undefined || type === 'BOOKMARK') return undefined
  const key = keyOf(parsed)
  if (type === 'DELETED') return { kind: 'removed', key }
  const value = project(parsed)
  return value === undefined ? { kind: 'removed', key } : { kind: 'set', key, object: value }
}

function delayOf(fault: Fault, thread: Thread, chance: number): number {
  const usual = Math.min(longestRetry, firstRetry * 2 ** thread.failures)
  thread.failures += 1
  return Math.max(fault.retryAfter ?? 0, Math.round(usual * (0.5 + chance / 2)))
}

async function restUntil(rest: Promise<void>, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = () => resolve()
  signal.addEventListener('abort', stop, { once: true })
  await Promise.race([rest, promise])
  signal.removeEventListener('abort', stop)
}
