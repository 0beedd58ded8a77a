import type { Clock } from '../../engine/ports/ports.ts'
import { readTrigger } from '../../rollout/restart/trigger.ts'
import { readWorkload } from '../../rollout/restart/workload.ts'
import type { Api } from '../api.ts'
import { type Change, follow } from '../follow.ts'
import type { Project } from '../list.ts'
import { collectionsOf, type Watched } from './collections.ts'
import type { Tell } from './happening.ts'
import type { Known } from './known.ts'

export interface WatchOptions {
  /** None named: all. */
  readonly namespaces: readonly string[]
  readonly secrets: boolean
  readonly clock: Clock
  readonly random: () => number
  readonly signal: AbortSignal
  readonly tell: Tell
  /** A workload that has to be looked at. */
  readonly mark: (key: string) => void
  /** Once, when everything was listed. */
  readonly synchronised: () => void
}

/** Keeps what is known up to date until the signal is aborted. Marks nothing before everything was listed once. */
export async function watchCluster(api: Api, known: Known, options: WatchOptions): Promise<void> {
  const collections = collectionsOf(options.namespaces, options.secrets)
  const seen = collections.map(() => new Set<string>())
  const unlisted = new Set(collections)
  const listed = (collection: Watched) => {
    if (!unlisted.delete(collection) || unlisted.size > 0) return
    options.synchronised()
    for (const [index, { role }] of collections.entries())
      if (role === 'workload') seen[index]?.forEach(options.mark)
  }
  const mark = (key: string) => {
    if (unlisted.size === 0) options.mark(key)
  }
  await Promise.all(
    collections.map((collection, index) =>
      keepUp(api, known, { ...options, mark, collection, keys: seen[index] ?? new Set(), listed }),
    ),
  )
}

interface Collecting extends WatchOptions {
  readonly collection: Watched
  /** Those of this collection that are known. */
  readonly keys: Set<string>
  readonly listed: (collection: Watched) => void
}

function keepUp(api: Api, known: Known, options: Collecting): Promise<void> {
  const { collection, mark } = options
  if (collection.role === 'workload')
    return consume(
      api,
      options,
      object => readWorkload(collection.kind, object),
      (key, workload) => {
        known.setWorkload(key, workload)
        if (workload !== undefined) mark(key)
      },
    )
  return consume(
    api,
    options,
    object => readTrigger(collection.kind, object),
    (key, trigger) => {
      known.setTrigger(key, trigger).forEach(mark)
    },
  )
}

async function consume<T>(
  api: Api,
  options: Collecting,
  project: Project<T>,
  set: (key: string, value: T | undefined) => void,
): Promise<void> {
  const { collection, keys, clock, random, signal } = options
  const put = (key: string, value: T | undefined) => {
    if (value === undefined) keys.delete(key)
    else keys.add(key)
    set(key, value)
  }
  const changes = follow(api, { collection: { path: collection.path }, project, clock, random, signal })
  for await (const change of changes) take(change, options, put)
}

function take<T>(
  change: Change<T>,
  { collection, keys, listed, tell }: Collecting,
  put: (key: string, value: T | undefined) => void,
): void {
  const keyed = (key: string) => `${collection.kind}/${key}`
  const { path } = collection
  switch (change.kind) {
    case 'listed': {
      const there = new Set([...change.objects.keys()].map(keyed))
      for (const key of keys) if (!there.has(key)) put(key, undefined)
      for (const [key, value] of change.objects) put(keyed(key), value)
      tell({ kind: 'resumed', collection: path })
      listed(collection)
      break
    }
    case 'set':
      put(keyed(change.key), change.object)
      break
    case 'removed':
      put(keyed(change.key), undefined)
      break
    case 'lost':
      tell({ kind: 'lost', collection: path, fault: change.fault })
      break
    case 'resumed':
      tell({ kind: 'resumed', collection: path })
      break
    default:
      change satisfies never
  }
}
