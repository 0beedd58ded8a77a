import { isManifest } from '../fleet/view.ts'
import type { Context } from './context.ts'
import type { RepositoryPorts } from './ports.ts'
import type { Snapshot, SnapshotEntry } from './snapshot.ts'
import { type Understanding, understand } from './understand.ts'

/** What the GitOps repository says at one commit. */
export interface FleetReading extends Understanding {
  readonly snapshot: Snapshot
}

// Larger YAML files are generated (CRDs, bundles) and hold no pin that people edit; the cap also bounds hostile input.
const largestFile = 1 << 20

/** Reads the default branch of a GitOps repository. The same commit is not worked out twice. */
export async function readFleet(context: Context, ports: RepositoryPorts): Promise<FleetReading> {
  const snapshot = await ports.repository.snapshot(isWanted)
  const known = context.memory.readings.get(ports.ref.id)
  if (known?.snapshot.commit === snapshot.commit) return { ...known, snapshot }
  const read = (path: string) => snapshot.texts.get(path)
  const reading = { snapshot, ...understand({ paths: [...snapshot.texts.keys()], read }) }
  context.memory.readings.set(ports.ref.id, reading)
  return reading
}

function isWanted(path: string, entry: SnapshotEntry): boolean {
  return isManifest(path) && entry.mode.startsWith('100') && entry.size <= largestFile
}
