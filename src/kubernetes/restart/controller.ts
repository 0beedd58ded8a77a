import type { Clock } from '../../engine/ports/ports.ts'
import type { Queue } from '../../engine/ports/queue-port.ts'
import type { LeaseTimes } from '../../rollout/restart/lease.ts'
import type { Api } from '../api.ts'
import { lookAt } from './act.ts'
import type { Tell } from './happening.ts'
import { createKnown } from './known.ts'
import { type Leadership, lead } from './lead.ts'
import { createQuiet, type Debounce } from './quiet.ts'
import { watchCluster } from './watch.ts'

export interface ControllerOptions {
  /** Those that are watched; none named: all. */
  readonly namespaces: readonly string[]
  readonly secrets: boolean
  readonly debounce: Debounce
  /** Says what would be restarted and writes nothing but the Lease. */
  readonly dryRun: boolean
  readonly lease: { readonly namespace: string; readonly name: string; readonly times: LeaseTimes }
  /** Unique among the replicas. */
  readonly identity: string
  readonly clock: Clock
  /** From 0 to 1. */
  readonly random: () => number
  /** How many writes there are at a time. */
  readonly queue: Queue
  readonly tell: Tell
}

/** Restarts workloads whose ConfigMaps or Secrets changed, while it leads, until the signal is aborted; then gives leadership back. */
export async function runRestartController(
  api: Api,
  options: ControllerOptions,
  signal: AbortSignal,
): Promise<void> {
  await lead(api, { ...options, ...options.lease }, leadership => work(api, options, leadership), signal)
}

// Nothing is kept from one leadership to the next: whoever leads looks at everything anew.
async function work(api: Api, options: ControllerOptions, leadership: Leadership): Promise<void> {
  const { clock, debounce, dryRun, queue, tell } = options
  const known = createKnown()
  const quiet = createQuiet(clock, debounce)
  const act = { clock, dryRun, tell, holds: leadership.holds, between: debounce.most }
  const failed = Promise.withResolvers<never>()
  const look = async (key: string) => {
    const again = await lookAt(api, known, key, act)
    if (again !== undefined) quiet[again.kind](key, again.in)
  }
  const lookAfter = async () => {
    while (!leadership.signal.aborted)
      for (const key of await quiet.next(leadership.signal))
        queue.enqueue(key, () => look(key).catch(failed.reject))
    await queue.idle()
  }
  tell({ kind: 'leading' })
  const watching = watchCluster(api, known, {
    ...options,
    signal: leadership.signal,
    mark: quiet.mark,
    synchronised: () => tell({ kind: 'synchronised', ...known.size }),
  })
  await Promise.race([Promise.all([watching, lookAfter()]), failed.promise])
  tell({ kind: 'following' })
}
