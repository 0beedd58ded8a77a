import { parseConfig } from '../../config/parse.ts'
import { withGivenCluster } from '../../promotion/given-cluster.ts'
import type { ClusterPlace } from '../../promotion/policy.ts'
import { type BuildMemo, partOfMemo } from '../../proof/memo.ts'
import { type Context, mostCharacters } from '../context.ts'
import type { RepositoryPorts } from '../ports/ports.ts'
import type { Snapshot, SnapshotEntry } from '../ports/snapshot.ts'
import { type FleetReading, filesBesides, isNameable, isWanted, readingWith } from './fleet-reading.ts'
import { configFile } from './meaning.ts'

/** Reads the default branch of a GitOps repository. The same commit is not worked out twice. */
export async function readFleet(context: Context, ports: RepositoryPorts): Promise<FleetReading> {
  const { memory } = context
  const id = String(ports.ref.id)
  const before = memory.besides.get(id) ?? new Set<string>()
  const snapshot = await ports.repository.snapshot(wantedWith(before))
  const known = memory.readings.get(id)
  if (known?.snapshot.commit === snapshot.commit)
    return { ...known, snapshot: { ...known.snapshot, writable: snapshot.writable } }
  const memo = partOfMemo(memory.memo, id)
  const besides = filesBesides(snapshot, memo)
  memory.besides.set(id, besides, besides.size + 1)
  const isComplete = [...besides].every(path => before.has(path))
  const whole = isComplete ? snapshot : await ports.repository.snapshot(wantedWith(besides))
  const reading = connected(context, readingOf(whole, memo, memory.salt))
  memory.readings.set(id, reading, weightOf(whole))
  return reading
}

// One that is larger than all together may be still has a place: it is looked at again and again.
function weightOf({ texts, entries }: Snapshot): number {
  let weight = 20 * entries.size
  for (const text of texts.values()) weight += text.length
  return Math.min(weight, mostCharacters)
}

function connected({ clusters, givenCluster }: Context, reading: FleetReading): FleetReading {
  if (givenCluster === undefined) return reading
  const { place, replaces } = givenCluster
  const isAtHand = (own: ClusterPlace): boolean => !replaces || clusters?.(own) !== undefined
  return { ...reading, policy: withGivenCluster(reading.policy, { place, isAtHand }) }
}

/** What a snapshot means, and how it is rendered. */
export function readingOf(snapshot: Snapshot, memo: BuildMemo, salt: string): FleetReading {
  const text = snapshot.texts.get(configFile)
  const config = text === undefined ? undefined : parseConfig(text, configFile)
  const reading = readingWith(snapshot, config, { memo, salt })
  // It may be kept, and what is worked out later would keep every parsed file.
  return { ...reading, fleet: { ...reading.fleet } }
}

function wantedWith(besides: ReadonlySet<string>): (path: string, entry: SnapshotEntry) => boolean {
  return (path, entry) => isWanted(path, entry) || (besides.has(path) && isNameable(entry))
}
