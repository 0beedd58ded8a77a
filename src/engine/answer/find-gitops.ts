import { parseConfig } from '../../config/parse.ts'
import { legibleSources } from '../../config/sources.ts'
import { ProblemError } from '../../lib/problem.ts'
import { fullName } from '../authorize.ts'
import { type Context, type RememberedSources, repositoriesOf } from '../context.ts'
import { configFile } from '../fleet/meaning.ts'
import { readFleet } from '../fleet/read-fleet.ts'
import type { RepositoryRef } from '../ports/ports.ts'

/** Which GitOps repository a comment in that repository speaks to. `broken`: those whose configuration could not be read. */
export type Located =
  | { readonly kind: 'found'; readonly gitops: RepositoryRef }
  | { readonly kind: 'several'; readonly candidates: readonly RepositoryRef[] }
  | { readonly kind: 'none'; readonly broken: readonly RepositoryRef[] }

/** The GitOps repository of a comment's repository. Nobody is turned away for what was only remembered: then all is read again. */
export async function findGitops(context: Context, source: RepositoryRef): Promise<Located> {
  const remembered = context.memory.sources.size > 0
  const located = await locate(context, source)
  if (located.kind !== 'none' || !remembered) return located
  context.memory.sources.clear()
  context.memory.repositories.clear()
  return locate(context, source)
}

/** The repository itself if it has a configuration; else the one that lists it as a source; else itself if it pins anything. */
async function locate(context: Context, source: RepositoryRef): Promise<Located> {
  const own = await sourcesOf(context, source)
  if (own.config !== 'none') return { kind: 'found', gitops: source }
  const repositories = await repositoriesOf(context)
  const others = repositories.filter(repository => repository.id !== source.id)
  const read = await Promise.all(
    others.map(async repository => ({ repository, remembered: await sourcesOf(context, repository) })),
  )
  const listing = read.filter(({ remembered }) => lists(remembered, fullName(source)))
  const [first, second] = listing
  if (second !== undefined)
    return { kind: 'several', candidates: listing.map(({ repository }) => repository) }
  if (first !== undefined) return { kind: 'found', gitops: first.repository }
  if (await pinsSomething(context, source)) return { kind: 'found', gitops: source }
  const broken = read.filter(({ remembered: { config } }) => config !== 'none' && config.broken)
  return { kind: 'none', broken: broken.map(({ repository }) => repository) }
}

async function sourcesOf(context: Context, repository: RepositoryRef): Promise<RememberedSources> {
  const known = context.memory.sources.get(repository.id)
  const now = context.clock.now().getTime()
  if (known !== undefined && now - known.readAt < context.delays.sources) return known
  const file = await context.installation.open(repository).repository.read(configFile)
  const remembered = { readAt: now, config: parseSources(file?.text) }
  context.memory.sources.set(repository.id, remembered)
  return remembered
}

function parseSources(text: string | undefined): RememberedSources['config'] {
  if (text === undefined) return 'none'
  const parsed = parseConfig(text, configFile)
  if (parsed.kind === 'problems') return { repositories: legibleSources(text), broken: true }
  const names = (parsed.config.sources ?? []).map(source =>
    typeof source === 'string' ? source : source.repository,
  )
  return { repositories: names, broken: false }
}

function lists({ config }: RememberedSources, name: string): boolean {
  if (config === 'none') return false
  return config.repositories.some(repository => repository.toLowerCase() === name.toLowerCase())
}

async function pinsSomething(context: Context, repository: RepositoryRef): Promise<boolean> {
  const reading = await readFleet(context, context.installation.open(repository)).catch(unlessEmpty)
  return reading !== undefined && reading.fleet.pins.length > 0
}

// Somebody may ask in a repository that was just made.
function unlessEmpty(error: unknown): undefined {
  if (error instanceof ProblemError && error.problem.code === 'REPOSITORY_EMPTY') return undefined
  throw error
}
