import { sha256 } from '../../lib/hash.ts'
import type { Baseline } from './baseline.ts'
import type { Stamp, Workload } from './workload.ts'

/** What a workload is compared with. */
export interface Content {
  /** Hashes of those ConfigMaps and Secrets whose change restarts this workload, as they are now. */
  readonly bearing: Baseline
  /** Whether a ConfigMap or Secret of that name is there at all. */
  readonly exists: (key: string) => boolean
}

export type Restarting =
  | { readonly kind: 'nothing' }
  /** Something is seen for the first time, or bears on it no more: noted without touching a pod. */
  | { readonly kind: 'learn'; readonly baseline: Baseline }
  | {
      readonly kind: 'restart'
      readonly baseline: Baseline
      readonly stamp: Stamp
      /** As a baseline names them, in order. */
      readonly changed: readonly string[]
    }

// Each new name of a generated ConfigMap leaves the one before behind.
const mostRemembered = 16

/**
 * What is to be done about one workload, by content alone: the same facts give the same answer however often and by whom it is
 * asked. What was never seen before is learned, so that neither a start, a new annotation nor a new label restarts anything.
 */
export function decideRestart(workload: Workload, { bearing, exists }: Content, now: Date): Restarting {
  const known = workload.baseline ?? new Map<string, string>()
  const baseline = nextBaseline(known, bearing, exists)
  const changed = [...bearing.keys()]
    .filter(key => known.has(key) && known.get(key) !== bearing.get(key))
    .sort()
  if (changed.length > 0) return { kind: 'restart', baseline, changed, stamp: stampFor(bearing, now) }
  return isSame(known, baseline) ? { kind: 'nothing' } : { kind: 'learn', baseline }
}

/**
 * What bears on the workload, and what did and is gone: a ConfigMap that is deleted and comes back with other content has changed.
 * One that is there and bears no more is forgotten, so that nothing is restarted when its annotation returns.
 */
function nextBaseline(known: Baseline, bearing: Baseline, exists: Content['exists']): Baseline {
  const gone = [...known].filter(([key]) => !bearing.has(key) && !exists(key))
  const present = [...bearing].sort(([left], [right]) => (left < right ? -1 : 1))
  return new Map([...gone.slice(-mostRemembered), ...present])
}

function isSame(left: Baseline, right: Baseline): boolean {
  return left.size === right.size && [...left].every(([key, hash]) => right.get(key) === hash)
}

function stampFor(bearing: Baseline, now: Date): Stamp {
  const lines = [...bearing].sort(([left], [right]) => (left < right ? -1 : 1)).map(entry => entry.join(' '))
  return { timestamp: now.toISOString(), contentHash: sha256(lines.join('\n')).slice(0, 32) }
}
