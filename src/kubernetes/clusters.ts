import type { Cluster, Seen } from '../engine/ports/cluster-port.ts'
import type { Clock } from '../engine/ports/ports.ts'
import type { ClusterPlace } from '../promotion/policy.ts'
import type { Api, Fault } from './api.ts'
import { applyObjects } from './apply.ts'
import { reconcileObject, removeObjects, restartWorkload } from './change.ts'
import { type ConnectOptions, connect } from './connect.ts'
import { readEvidence } from './evidence.ts'
import { createInventory, type Inventory } from './inventory.ts'
import { isFault, readObjects } from './read.ts'
import { type FindResource, resourceFinder } from './resources.ts'
import { unseen } from './seen.ts'

/** Everything that clusters need and that is not in the configuration. */
export interface ClusterOptions extends Omit<ConnectOptions, 'now'> {
  readonly clock: Clock
  /** From 0 to 1: spreads the attempts of many watches. */
  readonly random: () => number
}

/** The clusters of a process: each place is signed in to once, at its first use, and watched from its first inventory on. */
export interface Clusters {
  readonly open: (place: ClusterPlace) => Cluster
  /** Ends all watches and connections. */
  close(): void
}

export function openClusters(options: ClusterOptions): Clusters {
  const end = new AbortController()
  const opened = new Map<string, { readonly cluster: Cluster; readonly close: () => void }>()
  return {
    open: place => {
      const key = JSON.stringify([place.name, place.kubeconfig, place.context])
      const known = opened.get(key) ?? openCluster(place, options, end.signal)
      opened.set(key, known)
      return known.cluster
    },
    close: () => {
      end.abort()
      for (const { close } of opened.values()) close()
    },
  }
}

/** A connection that is in use. */
interface Line {
  readonly api: Api
  readonly find: FindResource
  readonly inventory: Inventory
}

function openCluster(place: ClusterPlace, options: ClusterOptions, signal: AbortSignal) {
  let line: Promise<Line | Fault> | undefined
  const use = async <T>(work: (line: Line) => Promise<Seen<T>>): Promise<Seen<T>> => {
    line ??= dial(place, options, signal)
    const dialled = await line
    if (!isFault(dialled)) return work(dialled)
    // A kubeconfig may be repaired while we run.
    line = undefined
    return unseen(dialled)
  }
  const cluster: Cluster = {
    name: place.name,
    inventory: namespaces => use(({ inventory }) => inventory.objects(namespaces)),
    read: refs => use(({ api, find }) => readObjects(api, find, refs)),
    evidence: workload => use(({ api, find }) => readEvidence(api, find, workload)),
    apply: (objects, mode) => use(line => applyObjects({ ...line, clock: options.clock }, objects, mode)),
    remove: refs => use(({ api, find }) => removeObjects(api, find, refs)),
    restart: (workload, at) => use(({ api, find }) => restartWorkload(api, find, workload, at)),
    reconcileNow: (object, at) => use(({ api, find }) => reconcileObject(api, find, object, at)),
  }
  const close = () => void line?.then(dialled => (isFault(dialled) ? undefined : dialled.api.close()))
  return { cluster, close }
}

async function dial(
  place: ClusterPlace,
  options: ClusterOptions,
  signal: AbortSignal,
): Promise<Line | Fault> {
  const { clock, random } = options
  const connected = await connect(place, { ...options, now: clock.now() })
  if (connected.kind === 'refused') {
    const { message, advice } = connected.problem
    return {
      kind: 'fault',
      code: 'kubeconfig',
      message: `${place.name}: ${message}`,
      ...(advice === undefined ? {} : { advice }),
    }
  }
  const { api } = connected
  const find = resourceFinder(api)
  return { api, find, inventory: createInventory({ api, find, clock, random, signal }) }
}
