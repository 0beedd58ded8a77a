import { parseConfig } from '../config/parse.ts'
import { resolvePolicy } from '../config/policy.ts'
import { discoverFleet } from '../fleet/discover.ts'
import type { Problem } from '../lib/problem.ts'
import type { Fleet } from '../promotion/fleet.ts'
import type { Policy } from '../promotion/policy.ts'
import type { Context } from './context.ts'
import type { RepositoryPorts, Snapshot, SnapshotEntry } from './ports.ts'

/** The only file of configuration that is read, and only from the default branch. */
export const configFile = '.github/lockkeeper.yml'

/** What the GitOps repository says at one commit. */
export interface FleetReading {
  readonly snapshot: Snapshot
  readonly fleet: Fleet
  readonly policy: Policy
  /** Of the configuration. Policy must never be guessed: with any of these nothing is promoted, and everything that only reads is answered. */
  readonly problems: readonly Problem[]
}

// Larger YAML files are generated (CRDs, bundles) and hold no pin that people edit; the cap also bounds hostile input.
const largestFile = 1 << 20

/** Reads the default branch of a GitOps repository. The same commit is not worked out twice. */
export async function readFleet(context: Context, ports: RepositoryPorts): Promise<FleetReading> {
  const snapshot = await ports.repository.snapshot(isWanted)
  const known = context.memory.readings.get(ports.ref.id)
  if (known?.snapshot.commit === snapshot.commit) return { ...known, snapshot }
  const reading = understand(snapshot)
  context.memory.readings.set(ports.ref.id, reading)
  return reading
}

function isWanted(path: string, entry: SnapshotEntry): boolean {
  return /\.ya?ml$/i.test(path) && entry.mode.startsWith('100') && entry.size <= largestFile
}

function understand(snapshot: Snapshot): FleetReading {
  const text = snapshot.texts.get(configFile)
  const parsed = text === undefined ? undefined : parseConfig(text, configFile)
  const config = parsed?.kind === 'config' ? parsed.config : undefined
  const files = { paths: [...snapshot.texts.keys()], read: (path: string) => snapshot.texts.get(path) }
  const fleet = config === undefined ? discoverFleet(files) : discoverFleet(files, config)
  const resolved = resolvePolicy(config, fleet)
  return { snapshot, fleet, policy: resolved, problems: parsed?.kind === 'problems' ? parsed.problems : [] }
}
