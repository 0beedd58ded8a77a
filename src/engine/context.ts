import type { FleetReading } from './read-fleet.ts'
import type { World } from './world.ts'

/** What the engine remembers between requests. All of it can be lost at any time: it only saves requests. */
export interface Memory {
  /** By repository id; valid for the commit inside it. */
  readonly readings: Map<number, FleetReading>
  /** By repository id: what its configuration lists as sources, and when that was read. */
  readonly sources: Map<number, RememberedSources>
}

export interface RememberedSources {
  readonly readAt: number
  readonly config: 'none' | 'broken' | { readonly repositories: readonly string[] }
}

export interface Context extends World {
  readonly memory: Memory
}

export function createContext(world: World): Context {
  return { ...world, memory: { readings: new Map(), sources: new Map() } }
}
