import { createRecentMap, type RecentMap } from '../lib/recent-map.ts'
import { type BuildMemo, createBuildMemo } from '../proof/memo.ts'
import type { FleetReading } from './fleet/fleet-reading.ts'
import type { RepositoryRef } from './ports/ports.ts'
import type { Vigil } from './rollout/vigil.ts'
import type { World } from './world.ts'

/** What the engine remembers between requests. All of it can be lost at any time: it only saves requests. */
export interface Memory {
  /** By repository id; valid for the commit inside it. */
  readonly readings: RecentMap<FleetReading>
  /** By repository id: the files besides manifests that rendering needed last. */
  readonly besides: RecentMap<ReadonlySet<string>>
  /** Earlier renderings of every repository, whatever the commit. */
  readonly memo: BuildMemo
  /** Another one in each process: nobody can try out short secrets against the fingerprints that we show. */
  readonly salt: string
  /** By repository id: what its configuration lists as sources, and when that was read. */
  readonly sources: Map<number, RememberedSources>
  /** What is being done for a comment right now, by repository and comment. */
  readonly running: Map<string, Promise<unknown>>
  /** Whether one commit contains another, by repository and both. */
  readonly ancestry: RecentMap<boolean>
  /** By request: the rollouts that went on when GitHub was read last. */
  readonly vigils: Map<string, Vigil>
  /** The installation's repositories, one entry at most. */
  readonly repositories: Map<'all', RememberedRepositories>
}

export interface RememberedRepositories {
  readonly readAt: number
  readonly refs: readonly RepositoryRef[]
}

export interface RememberedSources {
  readonly readAt: number
  readonly config: 'none' | { readonly repositories: readonly string[]; readonly broken: boolean }
}

export interface Context extends World {
  readonly memory: Memory
}

// Of manifests: what is understood of them takes some ten bytes for each.
export const mostCharacters = 12 * 1024 * 1024
const mostPaths = 100_000

export function createContext(world: World): Context {
  return {
    ...world,
    memory: {
      readings: createRecentMap(mostCharacters),
      besides: createRecentMap(mostPaths),
      memo: world.memo ?? createBuildMemo(),
      salt: crypto.randomUUID(),
      sources: new Map(),
      running: new Map(),
      ancestry: createAncestry(),
      vigils: new Map(),
      repositories: new Map(),
    },
  }
}

/** A pair of commits is asked for as long as its rollout lasts; what is forgotten too early costs one request. */
export function createAncestry(): Memory['ancestry'] {
  return createRecentMap(10_000)
}

/** The installation's repositories, remembered for a while. */
export async function repositoriesOf(context: Context): Promise<readonly RepositoryRef[]> {
  const now = context.clock.now().getTime()
  const known = context.memory.repositories.get('all')
  if (known !== undefined && now - known.readAt < context.delays.sources) return known.refs
  const refs = await context.installation.repositories()
  context.memory.repositories.set('all', { readAt: now, refs })
  return refs
}

/** The repository with that number, asked for again when it is not among the remembered ones. */
export async function repositoryById(context: Context, id: number): Promise<RepositoryRef | undefined> {
  const known = (await repositoriesOf(context)).find(each => each.id === id)
  if (known !== undefined) return known
  context.memory.repositories.clear()
  return (await repositoriesOf(context)).find(each => each.id === id)
}

/** Does work after all that was asked for under the same key before, whether that went well or not. */
export async function inTurn<T>({ memory }: Context, key: string, work: () => Promise<T>): Promise<T> {
  const before = memory.running.get(key)
  const mine = after(before, work)
  memory.running.set(key, mine)
  try {
    return await mine
  } finally {
    if (memory.running.get(key) === mine) memory.running.delete(key)
  }
}

async function after<T>(before: Promise<unknown> | undefined, work: () => Promise<T>): Promise<T> {
  await before?.catch(() => undefined)
  return work()
}
